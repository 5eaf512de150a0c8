using System.Text;
using ParScore.App.Reports.Workbooks;
using ParScore.Scoring;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Reports;

public sealed class WorkbookBindingFileTests
{
    private const string Small = """
        {
          "set": { "index": "par-index-province", "version": "2020-candidate-1" },
          "name": "Mẫu khác",
          "sheets": [
            {
              "name": "Biểu 07",
              "widths": { "B": 8, "C": 40, "E": 10, "F": 10, "G": 10 },
              "parts": [
                { "row": 3, "line": [ { "column": "C", "text": "Năm {indexYear}" }, { "column": "F", "value": "points.self", "node": "1.2" } ] },
                {
                  "row": 6,
                  "table": {
                    "rows": "nodes",
                    "columns": [
                      { "column": "F", "header": "Đạt", "value": "points.obtained", "places": 3, "formula": { "kind": "children" }, "total": "sum" },
                      { "column": "B", "header": "Mã", "value": "node.code" },
                      { "column": "G", "header": "Tối đa", "value": "points.counted", "formula": { "kind": "children" }, "total": "sum" },
                      { "column": "E", "header": "%", "value": "points.index", "formula": { "kind": "share", "of": "F", "in": "G" }, "total": "share" }
                    ],
                    "total": { "column": "B", "text": "Cộng" }
                  }
                }
              ]
            }
          ]
        }
        """;

    [Fact]
    public void The_binding_beside_the_set_has_no_fault()
    {
        WorkbookBindingFile.Read(File.ReadAllBytes(Workbooks.BindingPath), CampaignCopy.Set).Faults.ShouldBeEmpty();
    }

    [Fact]
    public void Another_template_needs_another_binding_and_no_code()
    {
        var binding = Read(Small).Binding.ShouldNotBeNull();
        var path = Path.Combine(Path.GetTempPath(), $"parscore-{Guid.NewGuid():N}.xlsx");

        MinistryWorkbook.Write(CampaignCopy.Sample, binding, writtenAt: null, path);

        var sheet = Workbooks.Read(File.ReadAllBytes(path)).ShouldHaveSingleItem();
        File.Delete(path);
        sheet.Name.ShouldBe("Biểu 07");
        sheet.At('C', 3)!.Text.ShouldBe("Năm 2020");
        sheet.At('F', 3)!.Number.ShouldBe(0.5);
        sheet.At('B', 6)!.Text.ShouldBe("Mã");
        sheet.At('B', 7)!.Text.ShouldBe("1");
        sheet.At('F', 7)!.Formula!.ShouldStartWith("SUM(F8");
        sheet.At('A', 7).ShouldBeNull();
        sheet.Header.ShouldContain("BỘ TIÊU CHÍ CHƯA CHÍNH THỨC");
    }

    [Theory]
    [InlineData("\"points.obtained\"", "\"points.obtaned\"", BindingFaultCodes.ValueUnknown, "/sheets/0/parts/1/table/columns/0/value")]
    [InlineData("{indexYear}", "{year}", BindingFaultCodes.ValueUnknown, "/sheets/0/parts/0/line/0/text")]
    [InlineData("\"node.code\"", "\"document.date\"", BindingFaultCodes.ValueNotHere, "/sheets/0/parts/1/table/columns/1/value")]
    [InlineData(", \"node\": \"1.2\"", "", BindingFaultCodes.ValueNotHere, "/sheets/0/parts/0/line/1/value")]
    [InlineData("\"node\": \"1.2\"", "\"node\": \"99.9\"", BindingFaultCodes.NodeUnknown, "/sheets/0/parts/0/line/1/node")]
    [InlineData("Biểu 07", "Biểu 07/2020", BindingFaultCodes.SheetName, "/sheets/0/name")]
    [InlineData("Biểu 07", "Biểu có tên dài hơn ba mươi mốt ký tự", BindingFaultCodes.SheetName, "/sheets/0/name")]
    [InlineData("\"column\": \"B\", \"header\"", "\"column\": \"Z\", \"header\"", BindingFaultCodes.ColumnUnknown, "/sheets/0/parts/1/table/columns/1/column")]
    [InlineData("\"B\": 8", "\"b\": 8", BindingFaultCodes.ColumnUnknown, "/sheets/0/widths/b")]
    [InlineData("\"column\": \"G\", \"header\"", "\"column\": \"B\", \"header\"", BindingFaultCodes.CellTwice, "/sheets/0/parts/1/table/columns/2")]
    [InlineData("\"row\": 6", "\"row\": 3", BindingFaultCodes.CellTwice, "/sheets/0/parts/1/row")]
    [InlineData("\"in\": \"G\"", "\"in\": \"B\"", BindingFaultCodes.FormulaWrong, "/sheets/0/parts/1/table/columns/3/formula")]
    [InlineData("\"rows\": \"nodes\"", "\"rows\": \"leaves\"", BindingFaultCodes.FormulaWrong, "/sheets/0/parts/1/table/columns/0/formula")]
    [InlineData("{ \"kind\": \"share\", \"of\": \"F\", \"in\": \"G\" }, \"total\": \"share\"", "{ \"kind\": \"same-as\", \"sheet\": \"Không có\", \"column\": \"F\" }", BindingFaultCodes.FormulaWrong, "/sheets/0")]
    [InlineData("\"kind\": \"share\"", "\"kind\": \"product\"", FaultCodes.WrongWord, "/sheets/0/parts/1/table/columns/3/formula/kind")]
    [InlineData("\"value\": \"node.code\"", "\"value\": \"node.code\", \"input\": {}", BindingFaultCodes.OneOfTwo, "/sheets/0/parts/1/table/columns/1")]
    [InlineData("\"value\": \"node.code\"", "\"value\": \"node.code\", \"most\": 100", BindingFaultCodes.OneOfTwo, "/sheets/0/parts/1/table/columns/1")]
    [InlineData("\"header\": \"Mã\"", "\"heading\": \"Mã\"", FaultCodes.PropertyUnknown, "/sheets/0/parts/1/table/columns/1/heading")]
    [InlineData("2020-candidate-1", "2021", RefusalCodes.OtherSet, "/set")]
    public void A_fault_is_located(string before, string after, string code, string pointer)
    {
        Small.ShouldContain(before);

        var (binding, faults) = Read(Small.Replace(before, after, StringComparison.Ordinal));

        binding.ShouldBeNull();
        faults.ShouldContain(f => f.Code == code && f.Pointer == pointer && f.Line > 0, string.Join('\n', faults));
    }

    [Fact]
    public void A_misspelt_value_is_told_what_may_be_meant()
    {
        Read(Small.Replace("points.obtained", "points.obtaned", StringComparison.Ordinal)).Faults.ShouldContain(f => f.Message.Contains("có phải ý là \"points.obtained\"?", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_value_stands_in_the_table_of_names_and_in_the_schema()
    {
        var (readme, schema) = (Encoding.UTF8.GetString(RepositoryFiles.Read("src", "ParScore.App", "Reports", "README.md")), Encoding.UTF8.GetString(RepositoryFiles.Read("criteria", "schema", "workbook.schema.json")));

        foreach (var value in WorkbookValues.All)
        {
            readme.ShouldContain($"| `{value.Name}` |", Case.Sensitive);
            readme.ShouldContain(value.Meaning, Case.Sensitive);
            schema.ShouldContain($"\"{value.Name}\"", Case.Sensitive);
        }
    }

    private static LoadedBinding Read(string json) => WorkbookBindingFile.Read(Encoding.UTF8.GetBytes(json), CampaignCopy.Set);
}
