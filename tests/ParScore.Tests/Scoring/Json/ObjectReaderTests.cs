using System.Text;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.Tests.Scoring.Json;

/// <summary>What a file may write for numbers, days, words and codes: one way each, and a fault for every other.</summary>
public sealed class ObjectReaderTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("0.0")]
    [InlineData("2.50")]
    [InlineData("0.000000001")]
    [InlineData("999999999.999999999")]
    [InlineData("-5")]
    [InlineData("-0.5")]
    [InlineData("-999999999.999999999")]
    public void A_decimal_text_is_read_and_keeps_its_digits(string written)
    {
        var reader = Reader($$"""{ "a": "{{written}}" }""");

        reader.Number("a", mayBeNegative: true)!.Value.ToText().ShouldBe(written);
        reader.Faults.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" 1\"")]
    [InlineData("\"1 \"")]
    [InlineData("\"1\\n\"")]
    [InlineData("\"1,5\"")]
    [InlineData("\"1.234,5\"")]
    [InlineData("\".5\"")]
    [InlineData("\"5.\"")]
    [InlineData("\"+1\"")]
    [InlineData("\"--1\"")]
    [InlineData("\"-0\"")]
    [InlineData("\"-0.00\"")]
    [InlineData("\"00\"")]
    [InlineData("\"01.5\"")]
    [InlineData("\"1e3\"")]
    [InlineData("\"NaN\"")]
    [InlineData("\"\u0661\"")]
    [InlineData("\"1000000000\"")]
    [InlineData("\"-1000000000\"")]
    [InlineData("\"0.0000000001\"")]
    [InlineData("1e400")]
    public void Any_other_way_to_write_a_number_is_refused(string json)
    {
        var reader = Reader($$"""{ "a": {{json}} }""");

        reader.Number("a", mayBeNegative: true).ShouldBeNull();
        reader.Faults.All.ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.NotANumber);
    }

    [Theory]
    [InlineData("5", FaultCodes.WrongType)]
    [InlineData("true", FaultCodes.WrongType)]
    [InlineData("[\"5\"]", FaultCodes.WrongType)]
    [InlineData("\"-5\"", FaultCodes.OutOfBounds)]
    public void A_number_that_is_no_text_or_may_not_be_negative_is_told_apart(string json, string code)
    {
        var reader = Reader($$"""{ "a": {{json}} }""");

        reader.Number("a").ShouldBeNull();
        reader.Faults.All.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("2020", null)]
    [InlineData("2.0", FaultCodes.NotANumber)]
    [InlineData("2e3", FaultCodes.NotANumber)]
    [InlineData("99999999999999999999", FaultCodes.NotANumber)]
    [InlineData("-0", FaultCodes.OutOfBounds)]
    [InlineData("-1", FaultCodes.OutOfBounds)]
    [InlineData("3000", FaultCodes.OutOfBounds)]
    [InlineData("\"2020\"", FaultCodes.WrongType)]
    [InlineData("null", FaultCodes.WrongType)]
    public void A_whole_number_is_plain_digits_within_its_bounds(string json, string? code)
    {
        var reader = Reader($$"""{ "a": {{json}} }""");

        reader.Whole("a", 0, 2999).HasValue.ShouldBe(code is null);
        reader.Faults.All.Select(f => f.Code).ShouldBe(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData("\"2020-02-29\"", null)]
    [InlineData("\"1945-01-01\"", null)]
    [InlineData("\"2999-12-31\"", null)]
    [InlineData("\"2021-02-29\"", FaultCodes.NotADate)]
    [InlineData("\"1944-12-31\"", FaultCodes.NotADate)]
    [InlineData("\"3000-01-01\"", FaultCodes.NotADate)]
    [InlineData("\"2020-2-9\"", FaultCodes.NotADate)]
    [InlineData("\"2020-02-09 \"", FaultCodes.NotADate)]
    [InlineData("\"09/02/2020\"", FaultCodes.NotADate)]
    [InlineData("20200209", FaultCodes.WrongType)]
    public void A_day_is_a_real_one_written_year_first(string json, string? code)
    {
        var reader = Reader($$"""{ "a": {{json}} }""");

        reader.Date("a").HasValue.ShouldBe(code is null);
        reader.Faults.All.Select(f => f.Code).ShouldBe(code is null ? [] : [code]);
    }

    [Theory]
    [InlineData("SNV", true)]
    [InlineData("kip-thoi", true)]
    [InlineData("4.3_a", true)]
    [InlineData("1", true)]
    [InlineData("-a", false)]
    [InlineData(".a", false)]
    [InlineData("a b", false)]
    [InlineData("a ", false)]
    [InlineData("a\\n", false)]
    [InlineData("đ", false)]
    [InlineData("a/b", false)]
    public void A_code_has_letters_without_marks_digits_and_few_signs(string code, bool isGood)
    {
        var reader = Reader($$"""{ "a": "{{code}}" }""");

        reader.Code("a");
        reader.Faults.All.Select(f => f.Code).ShouldBe(isGood ? [] : [FaultCodes.CodeCharacters]);
    }

    [Fact]
    public void Points_below_nothing_have_a_code_of_their_own()
    {
        var reader = Reader("""{ "a": "-0.5" }""");

        reader.Points("a").ShouldBeNull();
        reader.Faults.All.ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.PointsBelowZero);
    }

    [Fact]
    public void What_was_not_asked_for_is_reported_with_the_nearest_known_name()
    {
        var reader = Reader("""{ "name": "x", "naem": "x", "colour": "x" }""");

        reader.Text("name");
        reader.Text("note", required: false);
        reader.Done();
        reader.Faults.All.Select(f => (f.Code, f.Pointer)).ShouldBe([(FaultCodes.PropertyUnknown, "/naem"), (FaultCodes.PropertyUnknown, "/colour")]);
        reader.Faults.All[0].Message.ShouldEndWith("có phải ý là \"name\"?");
        reader.Faults.All[1].Message.ShouldEndWith("hãy bỏ đi hoặc sửa tên.");
    }

    [Fact]
    public void A_value_that_stands_in_a_list_twice_is_reported_at_its_second_place()
    {
        var faults = new FaultList();

        ObjectReader.CheckTwice(Reader("""{ "a": ["x", "y", "x", 1, "1", 1] }""").Optional("a")!.Items, faults);

        faults.All.Select(f => f.Pointer).ShouldBe(["/a/2", "/a/5"]);
    }

    private static ObjectReader Reader(string json)
    {
        var faults = new FaultList();
        return ObjectReader.Of(JsonText.Parse(Encoding.UTF8.GetBytes(json), faults), faults).ShouldNotBeNull();
    }
}
