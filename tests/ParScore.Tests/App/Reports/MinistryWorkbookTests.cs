using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using ParScore.App.Consolidation;
using ParScore.App.Reports.Workbooks;
using ParScore.App.Submissions;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Reports;

public sealed partial class MinistryWorkbookTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parscore-").FullName;

    private static ProvinceResult Sample => CampaignCopy.Sample;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_workbook_is_handed_out_after_it_was_read_back_and_found_valid()
    {
        var path = Path.Combine(_folder, "bo-noi-vu.xlsx");

        MinistryWorkbook.Write(Sample, Workbooks.Binding, Instant.FromUtc(2021, 2, 25, 2, 30), path);

        Directory.GetFiles(_folder).ShouldBe([path]);
        using var file = File.OpenRead(path);
        WorkbookCheck.Validate(file).ShouldBeEmpty();
    }

    [Fact]
    public void The_sheets_are_those_of_the_office()
    {
        Workbooks.Read(Sample).Select(s => s.Name)
            .ShouldBe(["Tổng hợp", "Chi tiết", "Tài liệu kiểm chứng", "Giải trình", "Sáng kiến", "Khó khăn, kiến nghị", "Phiếu nhập"]);
    }

    [Fact]
    public void The_same_result_gives_the_same_bytes()
    {
        var first = MinistryWorkbook.WriteBytes(Sample, Workbooks.Binding, writtenAt: null);

        Thread.Sleep(TimeSpan.FromSeconds(2.1)); // zip files count time in steps of two seconds
        var second = MinistryWorkbook.WriteCompared(Sample, Workbooks.Binding, writtenAt: null);

        second.ShouldBe(first);
    }

    [Fact]
    public void Every_number_is_the_score_sheets_own()
    {
        var sheet = Workbooks.Read(Sample).Named("Chi tiết");
        var scores = Sample.Sheet;

        foreach (var node in Sample.Set.Nodes)
        {
            var row = sheet.RowOf(node.Code);
            var subtotal = scores.Of(node);
            sheet.At('B', row)!.Text.ShouldBe(node.Name);
            sheet.At('C', row)!.Number.ShouldBe(Nearest(node.MaxPoints.Value));
            sheet.At('D', row)!.Number.ShouldBe(Nearest(subtotal.Max.Value));
            if (subtotal.OpenCount + subtotal.NotApplicableCount < subtotal.LeafCount)
            {
                sheet.At('G', row)!.Number.ShouldBe(Nearest(subtotal.Points.Value), node.Code);
                sheet.At('H', row)!.Number.ShouldBe(Nearest(subtotal.Index!.Value), node.Code);
            }
        }

        var total = int.Parse(sheet.Cells.Single(c => c.Value.Text is "Tổng cộng").Key.AsSpan(1), CultureInfo.InvariantCulture);
        sheet.At('D', total)!.Number.ShouldBe(Nearest(scores.Total.Max.Value));
        sheet.At('G', total)!.Number.ShouldBe(Nearest(scores.Total.Points.Value));
        sheet.At('H', total)!.Number.ShouldBe(Nearest(scores.Total.Index!.Value));
    }

    [Fact]
    public void An_open_leaf_has_an_empty_cell_and_says_that_it_is_open()
    {
        var open = Sample.Lines.First(l => l.Score.State == LeafState.Open);
        var sheets = Workbooks.Read(Sample);

        var (detail, keying) = (sheets.Named("Chi tiết"), sheets.Named("Phiếu nhập"));
        var row = detail.RowOf(open.Leaf.Code);

        "EFGH".ShouldAllBe(column => detail.At(column, row) == null);
        detail.At('C', row)!.Number.ShouldBe(Nearest(open.Leaf.MaxPoints.Value));
        detail.At('I', row)!.Text!.ShouldStartWith("CHƯA CHẤM. Còn thiếu");
        keying.At('C', keying.RowOf(open.Leaf.Code)).ShouldBeNull();
        keying.At('D', keying.RowOf(open.Leaf.Code))!.Text.ShouldBe("chưa chấm");
        string.Equals(StyleOf('E', row), StyleOf('E', detail.RowOf("1.1")), StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public void A_leaf_that_does_not_apply_shows_both_maxima_and_no_points()
    {
        var line = Sample.Lines.First(l => l.Score.State == LeafState.NotApplicable && l.Score.Max.Value.IsZero);
        var sheet = Workbooks.Read(Sample).Named("Chi tiết");
        var row = sheet.RowOf(line.Leaf.Code);

        sheet.At('C', row)!.Number.ShouldBe(Nearest(line.Leaf.MaxPoints.Value));
        sheet.At('D', row)!.Number.ShouldBe(0);
        "EFGH".ShouldAllBe(column => sheet.At(column, row) == null);
        sheet.At('I', row)!.Text!.ShouldStartWith("KHÔNG ÁP DỤNG.");
    }

    [Fact]
    public void What_nobody_has_reviewed_or_approved_is_said_and_not_made_up()
    {
        var sheet = Workbooks.Read(Sample).Named("Tổng hợp");
        var total = int.Parse(sheet.Cells.Single(c => c.Value.Text is "Tổng cộng").Key.AsSpan(1), CultureInfo.InvariantCulture);

        sheet.At('I', total)!.Text.ShouldBe("chưa thẩm định");
        sheet.At('J', total)!.Text.ShouldBe("chưa phê duyệt");
        "IJ".ShouldAllBe(column => sheet.At(column, sheet.RowOf("1")) == null);
    }

    [Fact]
    public void Every_document_stands_in_the_order_of_the_package()
    {
        var sheet = Workbooks.Read(Sample).Named("Tài liệu kiểm chứng");
        var row = sheet.RowOf(Sample.Evidence.First().Number);

        foreach (var evidence in Sample.Evidence)
        {
            var document = evidence.Link.Document;
            sheet.At('A', row)!.Text.ShouldBe(evidence.Number);
            sheet.At('B', row)!.Text.ShouldBe(document.Number);
            sheet.At('C', row)!.Number.ShouldBe((document.Date.ToDateTime(TimeOnly.MinValue) - new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified)).TotalDays);
            sheet.At('H', row)?.Text.ShouldBe(document.Stored?.Sha256);
            row++;
        }

        sheet.At('A', row).ShouldBeNull();
    }

    [Fact]
    public void A_candidate_set_and_made_up_figures_say_so_on_every_page()
    {
        foreach (var sheet in Workbooks.Read(Sample))
        {
            sheet.Header.ShouldContain("BỘ TIÊU CHÍ CHƯA CHÍNH THỨC", Case.Sensitive, sheet.Name);
            sheet.Header.ShouldContain("Số liệu minh họa");
            sheet.Footer.ShouldContain("par-index-province 2020-candidate-1");
            sheet.Footer.ShouldContain(Sample.Hash[7..19]);
            sheet.Footer.ShouldContain("&P/&N");
            sheet.Cells.Values.ShouldContain(c => c.Text != null && c.Text.StartsWith("BỘ TIÊU CHÍ CHƯA CHÍNH THỨC", StringComparison.Ordinal), sheet.Name);
        }
    }

    [Fact]
    public void An_official_set_carries_no_warning()
    {
        var official = Workbooks.Consolidate(set => set with { Status = SetStatus.Official });

        foreach (var sheet in Workbooks.Read(official))
        {
            sheet.Header.ShouldNotContain("CHƯA CHÍNH THỨC");
            sheet.Cells.Values.ShouldNotContain(c => c.Text != null && c.Text.Contains("CHƯA CHÍNH THỨC", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void The_time_of_writing_is_shown_when_it_is_given()
    {
        var workbook = MinistryWorkbook.WriteCompared(Sample, Workbooks.Binding, Instant.FromUtc(2021, 2, 25, 2, 30));

        Workbooks.Read(workbook).ShouldAllBe(s => s.Footer.Contains("09:30 ngày 25/02/2021", StringComparison.Ordinal));
    }

    [Fact]
    public void The_full_identity_stands_on_the_summary()
    {
        var texts = Workbooks.Read(Sample).Named("Tổng hợp").Cells.Values.Select(c => c.Text).ToArray();

        texts.ShouldContain(t => string.Equals(t, Sample.Set.Hash, StringComparison.Ordinal));
        texts.ShouldContain(t => string.Equals(t, Sample.Hash, StringComparison.Ordinal));
        texts.ShouldContain(t => t != null && t.EndsWith($"phần tính điểm phiên bản {Engine.Version.ToString(CultureInfo.InvariantCulture)}", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_sheet_prints_on_A4_landscape_with_its_header_row_repeated()
    {
        var workbook = MinistryWorkbook.WriteBytes(Sample, Workbooks.Binding, writtenAt: null);
        var book = Workbooks.Part(workbook, "xl/workbook.xml");

        foreach (var (index, sheet) in Workbooks.Binding.Sheets.Index())
        {
            var xml = Workbooks.Part(workbook, $"xl/worksheets/sheet{(index + 1).ToString(CultureInfo.InvariantCulture)}.xml");
            xml.ShouldContain("paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"");
            xml.ShouldContain("fitToPage=\"1\"");
            xml.ShouldContain("state=\"frozen\"");
            book.ShouldContain($"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{index.ToString(CultureInfo.InvariantCulture)}\">'{sheet.Name}'!$");
            book.ShouldContain($"<definedName name=\"_xlnm.Print_Area\" localSheetId=\"{index.ToString(CultureInfo.InvariantCulture)}\">'{sheet.Name}'!$A$1:$");
        }

        FontName().Matches(Workbooks.Part(workbook, "xl/styles.xml")).Select(m => m.Groups["name"].Value).Distinct(StringComparer.Ordinal).ShouldBe(["Times New Roman"]);
    }

    [Fact]
    public void The_keying_list_offers_a_tick_for_every_leaf_the_province_scores()
    {
        var workbook = MinistryWorkbook.WriteBytes(Sample, Workbooks.Binding, writtenAt: null);
        var sheet = Workbooks.Read(workbook).Named("Phiếu nhập");
        var leaves = Sample.Set.Leaves.Where(l => l.ScoredBy == ScoredBy.Self).ToArray();
        var (first, last) = (sheet.RowOf(leaves[0].Code), sheet.RowOf(leaves[^1].Code));

        (last - first + 1).ShouldBe(leaves.Length);
        Workbooks.Part(workbook, "xl/worksheets/sheet7.xml").ShouldContain(string.Create(CultureInfo.InvariantCulture, $"sqref=\"G{first}:G{last}\"><formula1>&quot;✓&quot;</formula1>"));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.com\")")]
    [InlineData("+84 233")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    public void A_text_that_looks_like_a_formula_stays_a_text(string text)
    {
        var result = Workbooks.WithDocument(d => d with { Abstract = text });

        var workbook = MinistryWorkbook.WriteCompared(result, Workbooks.Binding, writtenAt: null);

        var cell = Workbooks.Read(workbook).Named("Tài liệu kiểm chứng").Cells.First(c => string.Equals(c.Value.Text, text, StringComparison.Ordinal));
        cell.Value.Formula.ShouldBeNull();
        var xml = Workbooks.Part(workbook, "xl/worksheets/sheet3.xml");
        var style = int.Parse(Regex.Match(xml, $"<c r=\"{cell.Key}\" s=\"([0-9]+)\" t=\"s\">", RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value, CultureInfo.InvariantCulture);
        Xf().Matches(Workbooks.Part(workbook, "xl/styles.xml").Split("<cellXfs")[1])[style].Value.ShouldContain("quotePrefix=\"1\"");
    }

    [Theory]
    [InlineData("bell \u0007 and half a <half> character", "bell � and half a � character")]
    [InlineData("not a character: \uFFFE", "not a character: �")]
    [InlineData("two\r\nlines", "two\nlines")]
    [InlineData("_x0041_ is no A", "_x0041_ is no A")]
    [InlineData("_x0041_x0042_", "_x0041_x0042_")]
    [InlineData("a_x005F_x0041_", "a_x005F_x0041_")]
    [InlineData("  <b> & \"c\" ]]> 😀 ", "  <b> & \"c\" ]]> 😀 ")]
    public void A_text_that_a_file_cannot_carry_is_changed_visibly_and_any_other_not_at_all(string text, string shown)
    {
        // An attribute cannot hold half a character.
        var result = Workbooks.WithDocument(d => d with { Abstract = text.Replace("<half>", "\uD83D", StringComparison.Ordinal) });
        var path = Path.Combine(_folder, "bo-noi-vu.xlsx");

        MinistryWorkbook.Write(result, Workbooks.Binding, writtenAt: null, path);

        Workbooks.Read(File.ReadAllBytes(path)).Named("Tài liệu kiểm chứng").Cells.Values.ShouldContain(c => c.Text == shown);
    }

    [Fact]
    public void A_long_explanation_goes_on_in_further_rows_and_loses_nothing()
    {
        var words = string.Join(' ', Enumerable.Range(1, 9000).Select(i => i.ToString(CultureInfo.InvariantCulture)));
        UnitAnswers Explain(UnitAnswers unit) => unit.Unit is "STP" ? unit with { Answers = [unit.Answers[0] with { Explanation = words }, .. unit.Answers.Skip(1)] } : unit;
        var result = Workbooks.Consolidate(changeUnit: Explain);
        var path = Path.Combine(_folder, "bo-noi-vu.xlsx");

        MinistryWorkbook.Write(result, Workbooks.Binding, writtenAt: null, path);

        var sheets = Workbooks.Read(File.ReadAllBytes(path));
        var sheet = sheets.Named("Giải trình");
        var row = int.Parse(sheet.Cells.First(c => c.Value.Text?.StartsWith("1 2 3 4 5 ", StringComparison.Ordinal) == true).Key.AsSpan(1), CultureInfo.InvariantCulture);
        var pieces = new List<string> { sheet.At('D', row)!.Text! };
        while (sheet.At('A', row + pieces.Count)?.Text is "(tiếp)")
        {
            pieces.Add(sheet.At('D', row + pieces.Count)!.Text!);
        }

        pieces.Count.ShouldBeGreaterThan(5);
        pieces.ShouldAllBe(p => p.Length < 32_767);
        string.Join(' ', pieces).ShouldBe(words);
        sheets.Named("Chi tiết").Cells.Values.ShouldContain(c => c.Text != null && c.Text.EndsWith("(xem tiếp ở trang Giải trình)", StringComparison.Ordinal));
    }

    [Fact]
    public void A_set_that_does_not_round_half_up_shows_all_digits()
    {
        var result = Workbooks.Consolidate(set => set with { Rounding = new Rounding(2, RoundingMode.Down) });

        Workbooks.Part(MinistryWorkbook.WriteCompared(result, Workbooks.Binding, writtenAt: null), "xl/styles.xml").ShouldContain("formatCode=\"0.00#########\"");
    }

    [Fact]
    public void Points_beside_the_maximum_are_capped_by_formula_too()
    {
        // Field 8 is taken for a bonus of at most 3 points.
        var result = Workbooks.Consolidate(set => set with { Fields = [.. set.Fields.SkipLast(1), set.Fields[^1] with { Bonus = true, MaxPoints = Points.Parse("3", CultureInfo.InvariantCulture) }] });
        var path = Path.Combine(_folder, "bo-noi-vu.xlsx");

        MinistryWorkbook.Write(result, Workbooks.Binding, writtenAt: null, path);

        var sheet = Workbooks.Read(File.ReadAllBytes(path)).Named("Chi tiết");
        var row = sheet.RowOf("8");
        sheet.At('G', row)!.Formula!.ShouldStartWith("MIN(SUM(");
        sheet.At('G', row)!.Number.ShouldBe(3);
        var total = int.Parse(sheet.Cells.Single(c => c.Value.Text is "Tổng cộng").Key.AsSpan(1), CultureInfo.InvariantCulture);
        sheet.At('G', total)!.Number.ShouldBe(Nearest(result.Sheet.Total.Points.Value));
        sheet.At('D', total)!.Number.ShouldBe(Nearest(result.Sheet.Total.Max.Value));
        sheet.At('H', total)!.Number.ShouldBe(Nearest(result.Sheet.Total.Index!.Value));
    }

    private static double Nearest(Fraction number) => double.Parse(number.ToText(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string StyleOf(char column, int row)
    {
        var xml = Workbooks.Part(MinistryWorkbook.WriteBytes(Sample, Workbooks.Binding, writtenAt: null), "xl/worksheets/sheet2.xml");
        return Regex.Match(xml, string.Create(CultureInfo.InvariantCulture, $"<c r=\"{column}{row}\" s=\"([0-9]+)\""), RegexOptions.None, TimeSpan.FromSeconds(5)).Groups[1].Value;
    }

    [GeneratedRegex("<name val=\"(?<name>[^\"]*)\"/>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex FontName();

    [GeneratedRegex("<xf .*?</xf>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Xf();
}
