using System.Text;
using ParScore.Scoring;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Json;
using ParScore.Scoring.Rules;

namespace ParScore.Tests.Scoring.Answers;

/// <summary>What people type in a form or a file, as figures.</summary>
public sealed class FigureTextTests
{
    [Theory]
    [InlineData("\"45\"", "45")]
    [InlineData("\"8,5\"", "8.5")]
    [InlineData("\"8.5\"", "8.5")]
    [InlineData("45", "45")]
    [InlineData("8.50", "8.50")]
    [InlineData("3.450", "3.450")]
    [InlineData("-3", "-3")]
    public void A_number_is_read_from_a_text_or_a_plain_number(string json, string value)
    {
        var (figure, refusal) = Read(json, FigureKind.Number);

        refusal.ShouldBeNull();
        figure.ShouldBeOfType<NumberFigure>().Value.ToText().ShouldBe(value);
    }

    [Theory]
    [InlineData("3.450", true)]
    [InlineData("12,345", true)]
    [InlineData("999.999", true)]
    [InlineData(" 1.000 ", true)]
    [InlineData("3.45", false)]
    [InlineData("3.4500", false)]
    [InlineData("0,125", false)]
    [InlineData("1234.567", false)]
    [InlineData("1.234.567", false)]
    [InlineData("1.234,567", false)]
    [InlineData("1..45", false)]
    [InlineData("1,.45", false)]
    [InlineData("3450", false)]
    [InlineData(".450", false)]
    [InlineData("", false)]
    public void One_mark_with_three_digits_behind_it_may_be_thousands_or_decimals(string typed, bool isAmbiguous)
    {
        FigureText.IsAmbiguous(typed).ShouldBe(isAmbiguous);
        (Read($"\"{typed}\"", FigureKind.Number).Refusal?.Code is RefusalCodes.FigureAmbiguous).ShouldBe(isAmbiguous);
    }

    [Fact]
    public void A_number_that_may_be_read_in_two_ways_is_asked_back() => Read("\"3.450\"", FigureKind.Number).Refusal.ShouldNotBeNull().Message.ShouldBe(
        "Số hồ sơ: \"3.450\" có thể hiểu là 3450 hoặc là số lẻ ba chữ số. Viết 3450 nếu dấu đó ngăn hàng nghìn, hoặc thêm một số 0 ở cuối (3.4500) nếu là số lẻ.");

    [Theory]
    [InlineData("12,345", "12345")]
    [InlineData(" 1.000 ", "1000")]
    public void Asked_back_it_is_shown_both_as_thousands_and_as_decimals(string typed, string thousands) => Read($"\"{typed}\"", FigureKind.Number).Refusal.ShouldNotBeNull().Message.ShouldBe(
        $"Số hồ sơ: \"{typed.Trim()}\" có thể hiểu là {thousands} hoặc là số lẻ ba chữ số. Viết {thousands} nếu dấu đó ngăn hàng nghìn, hoặc thêm một số 0 ở cuối ({typed.Trim()}0) nếu là số lẻ.");

    [Theory]
    [InlineData("\"1.234,5\"")]
    [InlineData("1e400")]
    [InlineData("1E2")]
    [InlineData("\"\"")]
    [InlineData("\"bốn mươi lăm\"")]
    public void A_number_that_cannot_be_read_is_refused_with_how_to_type_it(string json)
    {
        var (figure, refusal) = Read(json, FigureKind.Number);

        figure.ShouldBeNull();
        refusal.ShouldNotBeNull().Code.ShouldBe(RefusalCodes.FigureUnreadable);
        refusal.Message.ShouldEndWith("không đọc được thành một số. Viết như 1234 hoặc 8,5 (hay 8.5), không dùng dấu ngăn hàng nghìn.");
    }

    [Theory]
    [InlineData("true", FigureKind.Number, "Số hồ sơ: cần một con số, không phải true.")]
    [InlineData("null", FigureKind.Number, "Số hồ sơ: cần một con số, không phải null (trống).")]
    [InlineData("[1]", FigureKind.Number, "Số hồ sơ: cần một con số, không phải một danh sách.")]
    [InlineData("\"true\"", FigureKind.YesNo, "Số hồ sơ: cần true (đạt) hoặc false (không đạt), không phải chữ \"true\".")]
    [InlineData("1", FigureKind.YesNo, "Số hồ sơ: cần true (đạt) hoặc false (không đạt), không phải số 1.")]
    [InlineData("1", FigureKind.Choice, "Số hồ sơ: cần mã của một mức, không phải số 1.")]
    [InlineData("\"31/12/2020\"", FigureKind.Date, "Số hồ sơ: cần một ngày, viết như 2020-12-15, không phải chữ \"31/12/2020\".")]
    [InlineData("\"2020-02-30\"", FigureKind.Date, "Số hồ sơ: cần một ngày, viết như 2020-12-15, không phải chữ \"2020-02-30\".")]
    [InlineData("\"met\"", FigureKind.Items, "Số hồ sơ: cần danh sách nội dung, không phải chữ \"met\".")]
    public void Another_kind_of_value_is_refused(string json, FigureKind kind, string message)
    {
        var (figure, refusal) = Read(json, kind);

        figure.ShouldBeNull();
        refusal.ShouldBe(new Refusal(RefusalCodes.FigureWrongKind, "role", message));
    }

    [Fact]
    public void The_other_kinds_are_read_as_they_stand()
    {
        Read("true", FigureKind.YesNo).Figure.ShouldBe(new YesNoFigure(true));
        Read("false", FigureKind.YesNo).Figure.ShouldBe(new YesNoFigure(false));
        Read("\"kip-thoi\"", FigureKind.Choice).Figure.ShouldBe(new ChoiceFigure("kip-thoi"));
        Read("\"2020-02-29\"", FigureKind.Date).Figure.ShouldBe(new DateFigure(new DateOnly(2020, 2, 29)));
    }

    [Fact]
    public void Items_are_read_one_by_one()
    {
        Read("""{ "a": "met", "b": "not-met", "c": "not-applicable" }""", FigureKind.Items).Figure.ShouldBeOfType<ItemsFigure>().Items
            .Select(i => (i.Key, i.Value.State)).ShouldBe([("a", ItemState.Met), ("b", ItemState.NotMet), ("c", ItemState.NotApplicable)]);
        Read("""{ "a": "2", "b": 3 }""", FigureKind.Items, countsItems: true).Figure.ShouldBeOfType<ItemsFigure>().Items
            .Select(i => (i.Key, i.Value.Count?.ToText())).ShouldBe([("a", "2"), ("b", "3")]);
        Read("{}", FigureKind.Items).Figure.ShouldBeOfType<ItemsFigure>().Items.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "a": "yes" }""", false, RefusalCodes.FigureWrongKind, "Số hồ sơ, nội dung \"a\": cần một trong: met, not-met, not-applicable, không phải chữ \"yes\".")]
    [InlineData("""{ "a": true }""", false, RefusalCodes.FigureWrongKind, "Số hồ sơ, nội dung \"a\": cần một trong: met, not-met, not-applicable, không phải true.")]
    [InlineData("""{ "a": {} }""", true, RefusalCodes.FigureWrongKind, "Số hồ sơ, nội dung \"a\": cần một con số, không phải một đối tượng.")]
    [InlineData("""{ "a": "1.000,0" }""", true, RefusalCodes.FigureUnreadable, "Số hồ sơ, nội dung a: \"1.000,0\" không đọc được thành một số. Viết như 1234 hoặc 8,5 (hay 8.5), không dùng dấu ngăn hàng nghìn.")]
    [InlineData("""{ "a": "1", "a": "2" }""", true, RefusalCodes.AnsweredTwice, "Số hồ sơ: nội dung \"a\" có hai lần; chỉ giữ một.")]
    [InlineData("""{ "a": "met", "a": "not-met" }""", false, RefusalCodes.AnsweredTwice, "Số hồ sơ: nội dung \"a\" có hai lần; chỉ giữ một.")]
    public void An_item_that_cannot_be_read_is_refused(string json, bool countsItems, string code, string message)
    {
        var (figure, refusal) = Read(json, FigureKind.Items, countsItems);

        figure.ShouldBeNull();
        refusal.ShouldBe(new Refusal(code, "role", message));
    }

    [Fact]
    public void An_unknown_kind_is_a_mistake_of_the_caller() =>
        Should.Throw<ArgumentOutOfRangeException>(() => FigureText.Describe((FigureKind)99)).Message.ShouldStartWith("An unknown kind of figure.");

    private static (Figure? Figure, Refusal? Refusal) Read(string json, FigureKind kind, bool countsItems = false) => FigureText.Read(
        JsonText.Parse(Encoding.UTF8.GetBytes(json), new FaultList())!,
        new FigureAsk { Role = "role", Kind = kind, Spec = new FigureSpec { Label = "Số hồ sơ" }, CountsItems = countsItems });
}
