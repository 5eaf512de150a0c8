using ParScore.Scoring;

namespace ParScore.Tests.Scoring.Rules;

/// <summary>What a person is told whose figures are refused, word for word.</summary>
public sealed class RefusalSentencesTests
{
    private const string Share = """
        { "kind": "ratio", "figures": { "numerator": { "label": "Số trả đúng hạn", "max": "5000" }, "denominator": { "label": "Tổng số hồ sơ", "min": "2", "whole": true } } }
        """;

    private const string Tasks = """
        { "kind": "punctuality", "latePart": "0.5", "figures": { "assigned": { "label": "Được giao" }, "onTime": { "label": "Đúng hạn" }, "late": { "label": "Quá hạn" } } }
        """;

    private const string Change = """
        { "kind": "change", "direction": "increase", "figures": { "current": { "label": "Năm nay" }, "previous": { "label": "Năm trước", "min": "-10" } }, "scale": {} }
        """;

    private const string Choice = """
        { "kind": "choice", "figures": { "choice": { "label": "Mức" } }, "options": [ { "code": "a", "label": "Kịp thời", "points": "1" }, { "code": "b", "label": "Chậm", "points": "0" } ] }
        """;

    private const string Checklist = """
        { "kind": "checklist", "figures": { "items": { "label": "Nội dung" } }, "items": [ { "code": "a", "label": "A" }, { "code": "b", "label": "B" } ] }
        """;

    private const string Count = """{ "kind": "count", "each": "1", "figures": { "count": { "label": "Số văn bản" } } }""";

    private const string Survey = """{ "kind": "entered", "source": "survey", "figures": { "points": { "label": "Điểm công bố" } } }""";

    private const string Bonus = """{ "kind": "bonus", "figures": { "items": { "label": "Thành tích" } }, "items": [ { "code": "a", "label": "A", "points": "1" } ] }""";

    [Theory]
    [InlineData("-0.5", "10", "Số trả đúng hạn: -0,5 nhỏ hơn mức thấp nhất được nhận là 0.")]
    [InlineData("5000.1", "6000", "Số trả đúng hạn: 5000,1 lớn hơn mức cao nhất được nhận là 5000.")]
    [InlineData("1", "1.5", "Tổng số hồ sơ: 1,5 nhỏ hơn mức thấp nhất được nhận là 2. Tổng số hồ sơ: 1,5 phải là số nguyên; nếu dấu chấm hay dấu phẩy dùng để ngăn hàng nghìn thì hãy bỏ dấu đó.")]
    [InlineData("11", "10", "Số trả đúng hạn (11) lớn hơn Tổng số hồ sơ (10); kiểm tra lại hai số liệu.")]
    public void Of_two_numbers(string numerator, string denominator, string sentence) =>
        OneRule.Of(Share).Score(("numerator", numerator), ("denominator", denominator)).OpenReason.ShouldBe(sentence);

    [Theory]
    [InlineData("1", "0", "Mẫu bằng 0 nhưng Tử là 1; kiểm tra lại mẫu số.")]
    [InlineData("0", "0", "Mẫu: bằng 0 thì không tính được tỷ lệ. Kiểm tra lại số liệu; nếu trong năm không phát sinh thì chọn \"không áp dụng\" (nếu được phép) và giải trình.")]
    public void Of_a_number_that_nothing_can_be_divided_by(string numerator, string denominator, string sentence) =>
        OneRule.Of("""{ "kind": "ratio", "figures": { "numerator": { "label": "Tử" }, "denominator": { "label": "Mẫu" } } }""").Score(("numerator", numerator), ("denominator", denominator)).OpenReason.ShouldBe(sentence);

    [Theory]
    [InlineData("10", "8", "3", "Số đúng hạn (8) cộng số quá hạn (3) lớn hơn số được giao (10); kiểm tra lại ba số liệu.")]
    [InlineData("0", "0", "0", "Được giao: bằng 0 thì không tính được tỷ lệ. Kiểm tra lại số liệu; nếu trong năm không phát sinh thì chọn \"không áp dụng\" (nếu được phép) và giải trình.")]
    public void Of_tasks(string assigned, string onTime, string late, string sentence) =>
        OneRule.Of(Tasks).Score(("assigned", assigned), ("onTime", onTime), ("late", late)).OpenReason.ShouldBe(sentence);

    [Theory]
    [InlineData("-3", "Năm trước: -3 là số âm, không thể làm mẫu số.")]
    [InlineData("-11", "Năm trước: -11 nhỏ hơn mức thấp nhất được nhận là -10.")]
    [InlineData("0", "Năm trước: bằng 0 thì không tính được mức tăng. Kiểm tra lại số liệu; nếu trong năm không phát sinh thì chọn \"không áp dụng\" (nếu được phép) và giải trình.")]
    public void Of_an_earlier_year(string previous, string sentence) =>
        OneRule.Of(Change).Score(("current", "5"), ("previous", previous)).OpenReason.ShouldBe(sentence);

    [Theory]
    [InlineData(Choice, "choice", "c", "Mức: không có mức \"c\"; chọn một trong: a (Kịp thời), b (Chậm).")]
    [InlineData(Checklist, "items", """{ "c": "met" }""", "Nội dung: không có nội dung \"c\"; các nội dung: a, b.")]
    [InlineData(Count, "count", "1.5", "Số văn bản: 1,5 phải là số nguyên.")]
    [InlineData(Survey, "points", "1.25", "Điểm công bố: 1,25 điểm lớn hơn điểm tối đa 1.")]
    [InlineData(Bonus, "items", """{ "a": "1.5" }""", "Thành tích, nội dung a: cần một số nguyên từ 0 trở lên.")]
    [InlineData(Bonus, "items", """{ "a": "-1" }""", "Thành tích, nội dung a: cần một số nguyên từ 0 trở lên.")]
    public void Of_a_single_figure(string rule, string role, string typed, string sentence) => OneRule.Of(rule).Score((role, typed)).OpenReason.ShouldBe(sentence);

    [Fact]
    public void Of_a_figure_that_nobody_asked_for()
    {
        var one = OneRule.Of(Tasks);

        one.Score(("assigned", "1"), ("onTime", "1"), ("late", "0"), ("tong", "3")).OpenReason.ShouldBe("Tiêu chí này không hỏi số liệu \"tong\"; các số liệu được hỏi: assigned, onTime, late.");
        one.Score(("tong", "3")).Refusals.Select(r => r.Refusal.Code).ShouldBe([RefusalCodes.FigureUnknown]);
    }

    [Fact]
    public void Of_a_figure_of_another_kind()
    {
        var figures = ParScore.Scoring.Answers.Figures.Numbers(("choice", Fraction.One), ("items", Fraction.One));

        OneRule.Of(Choice).Rule.Refusals(figures, new Points(Fraction.One)).Select(r => r.Message).ShouldBe(
            ["Tiêu chí này không hỏi số liệu \"items\"; các số liệu được hỏi: choice.", "Mức: số liệu không đúng loại (cần mã của một mức)."]);
    }
}
