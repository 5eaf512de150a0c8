namespace ParScore.Tests.Scoring.Criteria;

/// <summary>What stands before the rows: 1, 2, 3 or I, II, III, and what is said of a number that its place does not give.</summary>
public sealed class NumberingTests
{
    private const string Met = """{ "kind": "met", "figures": { "met": { "label": "Đạt" } } }""";

    private static readonly string[] Ones = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    private static readonly string[] Tens = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"];

    [Fact]
    public void A_hundred_and_ten_fields_are_counted_in_roman_digits()
    {
        var codes = Enumerable.Range(1, 110).Select(Roman).ToArray();

        Sets.Load(Json(codes)).Faults.ShouldBeEmpty();
        (codes[3], codes[8], codes[39], codes[48], codes[98], codes[109]).ShouldBe(("IV", "IX", "XL", "XLIX", "XCIX", "CX"));
    }

    [Theory]
    [InlineData("2", "Số thứ tự \"2\" không đúng vị trí: ở đây phải là II.")]
    [InlineData("III", "Số thứ tự \"III\" không đúng vị trí: ở đây phải là II.")]
    [InlineData("ii", "Số thứ tự \"ii\" có ký tự \"i\" (U+0069); chỉ dùng chữ số, số La Mã và dấu chấm. Theo vị trí phải là II.")]
    [InlineData("II.", "Số thứ tự \"II.\" không đúng dạng; theo vị trí phải là II.")]
    [InlineData("M", "Số thứ tự \"M\" không đúng dạng; theo vị trí phải là II.")]
    [InlineData("II-1", "Số thứ tự \"II-1\" có ký tự \"-\" (U+002D); chỉ dùng chữ số, số La Mã và dấu chấm. Theo vị trí phải là II.")]
    [InlineData("2.0000000001", "Số thứ tự \"2.0000000001\" là số lẻ do bảng tính sinh ra; theo vị trí phải là II.")]
    [InlineData("1.9999999998", "Số thứ tự \"1.9999999998\" là số lẻ do bảng tính sinh ra; theo vị trí phải là II.")]
    [InlineData("2.00000", "Số thứ tự \"2.00000\" không đúng dạng; theo vị trí phải là II.")]
    public void A_number_that_its_place_does_not_give_is_told_the_right_one(string code, string sentence) =>
        Sets.Load(Json(["I", code, "III"])).Faults.Select(f => f.Message).Distinct(StringComparer.Ordinal).ShouldBe(string.Equals(code, "III", StringComparison.Ordinal)
            ? [sentence, "Số thứ tự \"III\" có hai lần; lần đầu ở /fields/1/code."]
            : [sentence], ignoreOrder: true);

    [Fact]
    public void Below_a_roman_field_the_rows_are_counted_in_plain_digits()
    {
        string Field(string second) => Sets.Branch("I", "2", [Sets.Leaf("I.1", "1", Met), Sets.Leaf(second, "1", Met)]).Replace("\"nI", "\"n", StringComparison.Ordinal);
        string Set(string second) => Sets.Json("2", [Field(second)]).Replace("\"decimal\"", "\"roman\"", StringComparison.Ordinal);

        Sets.Load(Set("I.2").Replace("\"n\"", "\"chi\"", StringComparison.Ordinal)).Faults.ShouldBeEmpty();
        Sets.Load(Set("I.3").Replace("\"n\"", "\"chi\"", StringComparison.Ordinal)).Faults.Select(f => f.Message).ShouldBe(["Số thứ tự \"I.3\" không đúng vị trí: ở đây phải là I.2."]);
    }

    private static string Roman(int number) => $"{(number >= 100 ? "C" : "")}{Tens[number / 10 % 10]}{Ones[number % 10]}";

    private static string Json(string[] codes) => Sets.Json($"{codes.Length}", codes.Select((code, i) =>
        $$"""{ "id": "f{{i}}", "code": "{{code}}", "name": "Lĩnh vực", "maxPoints": "1", "scoredBy": "self", "rule": {{Met}} }""")).Replace("\"decimal\"", "\"roman\"", StringComparison.Ordinal);
}
