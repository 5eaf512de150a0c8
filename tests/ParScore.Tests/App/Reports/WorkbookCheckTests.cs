using ParScore.App.Consolidation;
using ParScore.App.Reports.Workbooks;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Reports;

public sealed class WorkbookCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-").FullName;

    private static ProvinceResult Sample => CampaignCopy.Sample;

    private static byte[] Workbook => MinistryWorkbook.WriteBytes(Sample, Workbooks.Binding, writtenAt: null);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_with_one_changed_cell_is_not_handed_out_and_the_cell_is_named()
    {
        var row = Workbooks.Read(Workbook).Named("Chi tiết").RowOf("1.2");
        var corrupted = ChangeCell(Workbook, 2, $"E{row}", "<v>0.5</v>", "<v>0.75</v>");
        var path = Path.Combine(_folder, "bo-noi-vu.xlsx");

        var refusal = Should.Throw<WorkbookMismatchException>(() => MinistryWorkbook.HandOut(corrupted, Sample, Workbooks.Binding, writtenAt: null, path));

        refusal.Differences.ShouldContain(new WorkbookDifference("Chi tiết", $"E{row}", "0.75", "0.5"));
        refusal.Message.ShouldContain($"Trang \"Chi tiết\", ô E{row}: trong tệp là 0.75, theo kết quả là 0.5");
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void An_earlier_file_stays_when_the_new_one_is_refused()
    {
        var path = Path.Combine(_folder, "bo-noi-vu.xlsx");
        File.WriteAllText(path, "before");

        Should.Throw<WorkbookMismatchException>(() => MinistryWorkbook.HandOut([1, 2, 3], Sample, Workbooks.Binding, writtenAt: null, path));

        File.ReadAllText(path).ShouldBe("before");
    }

    [Fact]
    public void A_stored_sum_that_is_wrong_is_found_by_the_result_and_by_computing_again()
    {
        var sheet = Workbooks.Read(Workbook).Named("Chi tiết");
        var cell = sheet.At('C', sheet.RowOf("1"))!;
        var corrupted = ChangeCell(Workbook, 2, $"C{sheet.RowOf("1")}", $"<f>{cell.Formula}</f><v>8.5</v>", $"<f>{cell.Formula}</f><v>8.6</v>");

        var differences = Compare(corrupted);

        differences.Count(d => string.Equals(d.Cell, $"C{sheet.RowOf("1")}", StringComparison.Ordinal)).ShouldBe(2);
        differences.ShouldContain(d => d.Wanted == "tính lại được 8.5");
    }

    [Theory]
    [InlineData("xl/sharedStrings.xml", "TỔNG HỢP KẾT QUẢ", "TỔNG HỢP  KẾT QUẢ")]
    [InlineData("xl/workbook.xml", "name=\"Phiếu nhập\"", "name=\"Phieu nhap\"")]
    [InlineData("xl/worksheets/sheet3.xml", "BỘ TIÊU CHÍ CHƯA CHÍNH THỨC", "BỘ TIÊU CHÍ CHÍNH THỨC")]
    [InlineData("xl/worksheets/sheet4.xml", "</sheetData>", "<row r=\"9999\"><c r=\"A9999\"><v>1</v></c></row></sheetData>")]
    [InlineData("xl/worksheets/sheet1.xml", "*100)</f>", "*10)</f>")]
    public void Any_other_change_is_found_too(string part, string before, string after)
    {
        Workbooks.Part(Workbook, part).ShouldContain(before);

        Compare(Workbooks.ChangePart(Workbook, part, xml => xml.Replace(before, after, StringComparison.Ordinal))).ShouldNotBeEmpty();
    }

    [Fact]
    public void A_workbook_of_another_result_is_found_to_differ()
    {
        var other = Workbooks.WithDocument(d => d with { Number = d.Number + "a" });

        using var file = new MemoryStream(Workbook);
        WorkbookCheck.Compare(file, other, Workbooks.Binding, writtenAt: null).ShouldContain(d => d.Sheet == "Tài liệu kiểm chứng" && d.Cell.StartsWith('B'));
    }

    [Fact]
    public void An_unchanged_file_has_no_differences()
    {
        Compare(Workbook).ShouldBeEmpty();
    }

    private static byte[] ChangeCell(byte[] workbook, int sheet, string cell, string before, string after) =>
        Workbooks.ChangePart(workbook, $"xl/worksheets/sheet{sheet}.xml", xml =>
        {
            var start = xml.IndexOf($"<c r=\"{cell}\"", StringComparison.Ordinal);
            var end = xml.IndexOf("</c>", start, StringComparison.Ordinal);
            var text = xml[start..end];
            text.ShouldContain(before);
            return xml[..start] + text.Replace(before, after, StringComparison.Ordinal) + xml[end..];
        });

    private static IReadOnlyList<WorkbookDifference> Compare(byte[] workbook)
    {
        using var file = new MemoryStream(workbook);
        return WorkbookCheck.Compare(file, Sample, Workbooks.Binding, writtenAt: null);
    }
}
