using System.Text;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.Tests.Scoring.Json;

/// <summary>The text of a file becomes items that know their place; what is no JSON is refused with its line.</summary>
public sealed class JsonTextTests
{
    [Fact]
    public void Every_item_knows_its_pointer_and_its_line()
    {
        var root = Parse("{\n  \"a\": [\n    1,\n    { \"b\": true }\n  ],\n\n  \"c\": null }\n");

        root.Line.ShouldBe(1);
        root.Pointer.ShouldBe("");
        root.Property("a")!.Line.ShouldBe(2);
        root.Property("a")!.Items[0].Line.ShouldBe(3);
        root.Property("a")!.Items[0].Pointer.ShouldBe("/a/0");
        root.Property("a")!.Items[1].Property("b")!.Line.ShouldBe(4);
        root.Property("a")!.Items[1].Property("b")!.Pointer.ShouldBe("/a/1/b");
        root.Property("c")!.Line.ShouldBe(7);
    }

    [Fact]
    public void A_value_is_on_the_line_it_starts_on_not_on_that_of_its_name() =>
        Parse("{ \"a\"\r\n:\r\n[\r\n] }").Property("a")!.Line.ShouldBe(3);

    [Theory]
    [InlineData("a/b", "/a~1b")]
    [InlineData("m~n", "/m~0n")]
    [InlineData("~1", "/~01")]
    [InlineData("", "/")]
    [InlineData(" ", "/ ")]
    [InlineData("k\\\"l", "/k\"l")]
    [InlineData("\\u0111", "/đ")]
    public void Names_are_escaped_in_pointers_as_rfc_6901_says(string name, string pointer) =>
        Parse($$"""{ "{{name}}": 0 }""").Properties[0].Value.Pointer.ShouldBe(pointer);

    [Fact]
    public void Kinds_texts_and_digits_stay_as_they_were_written()
    {
        var items = Parse("""[{}, [], "1.50", 1.50, 1e400, -0, true, false, null]""").Items;

        items.Select(i => i.Kind).ShouldBe([JsonKind.Object, JsonKind.Array, JsonKind.Text, JsonKind.Number, JsonKind.Number, JsonKind.Number, JsonKind.True, JsonKind.False, JsonKind.Null]);
        items.Select(i => i.Text).ShouldBe(["", "", "1.50", "1.50", "1e400", "-0", "", "", ""]);
    }

    [Fact]
    public void A_property_that_occurs_twice_is_kept_twice()
    {
        var root = Parse("""{ "a": 1, "b": 2, "\u0061": 3 }""");

        root.Properties.Select(p => (p.Name, p.Value.Text)).ShouldBe([("a", "1"), ("b", "2"), ("a", "3")]);
        root.Property("a")!.Text.ShouldBe("1");
        root.Property("A").ShouldBeNull();
    }

    [Fact]
    public void A_byte_order_mark_is_passed_over()
    {
        Encoding.UTF8.GetPreamble().Concat("\n[0]"u8.ToArray()).ToArray().ShouldSatisfyAllConditions(
            bytes => Refusal(bytes).ShouldBeNull(),
            bytes => JsonText.Parse(bytes, new FaultList())!.Line.ShouldBe(2));
        Refusal([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetPreamble(), .. "[0]"u8]).ShouldNotBeNull().Code.ShouldBe(FaultCodes.JsonSyntax);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData(" \n \n", 3)]
    [InlineData("{", 1)]
    [InlineData("{\n\"a\": 1,\n}", 3)]
    [InlineData("[1\n2]", 2)]
    [InlineData("[1]\n\n]", 3)]
    [InlineData("{}{}", 1)]
    [InlineData("{} // ghi chú", 1)]
    [InlineData("{ \"a\": NaN }", 1)]
    [InlineData("{ \"a\": Infinity }", 1)]
    [InlineData("{ \"a\": 01 }", 1)]
    [InlineData("{ \"a\": 1,5 }", 1)]
    [InlineData("{ \"a\": +1 }", 1)]
    [InlineData("{ \"a\": 'x' }", 1)]
    [InlineData("{ a: 1 }", 1)]
    [InlineData("{ \"a\": \"một\ndòng\" }", 1)]
    [InlineData("{ \"a\": \"\\q\" }", 1)]
    [InlineData("{ \"a\": \"\\u12g4\" }", 1)]
    [InlineData("nul", 1)]
    public void What_is_not_json_is_refused_with_its_line(string text, int line)
    {
        var fault = Refusal(Encoding.UTF8.GetBytes(text)).ShouldNotBeNull();

        fault.Code.ShouldBe(FaultCodes.JsonSyntax);
        fault.Pointer.ShouldBe("");
        fault.Line.ShouldBe(line);
        fault.Message.ShouldEndWith(".");
    }

    [Theory]
    [InlineData(new byte[] { 0xFF })]
    [InlineData(new byte[] { 0xC4 })]
    [InlineData(new byte[] { 0xC0, 0xAF })]
    [InlineData(new byte[] { 0xED, 0xA0, 0xBD })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0x5C, 0x6E, 0xFF })]
    public void Bytes_that_are_not_utf_8_are_refused_with_their_line(byte[] broken)
    {
        byte[] value = [.. "{\n\n\"tên\": \""u8, .. broken, .. "\" }"u8];
        byte[] name = [.. "{\n\n\""u8, .. broken, .. "\": 0 }"u8];

        foreach (var bytes in new[] { value, name })
        {
            var fault = Refusal(bytes).ShouldNotBeNull();
            fault.Code.ShouldBe(FaultCodes.JsonText);
            fault.Line.ShouldBe(3);
        }
    }

    [Theory]
    [InlineData("\\ud83d")]
    [InlineData("\\ude00")]
    [InlineData("\\ude00\\ud83d")]
    [InlineData("\\ud83dx")]
    public void Half_a_character_is_refused(string half)
    {
        Refusal(Encoding.UTF8.GetBytes($"[\"{half}\"]")).ShouldNotBeNull().Code.ShouldBe(FaultCodes.JsonText);
        Refusal(Encoding.UTF8.GetBytes($"{{\"{half}\": 1}}")).ShouldNotBeNull().Code.ShouldBe(FaultCodes.JsonText);
    }

    [Fact]
    public void Sixty_four_levels_are_read_and_one_more_or_a_hundred_thousand_are_refused()
    {
        Refusal(Nested(JsonText.MostLevels)).ShouldBeNull();
        Refusal(Nested(JsonText.MostLevels + 1)).ShouldNotBeNull().Code.ShouldBe(FaultCodes.JsonSyntax);
        Refusal(Nested(100_000)).ShouldNotBeNull().Code.ShouldBe(FaultCodes.JsonSyntax);
    }

    [Fact]
    public void A_file_with_too_many_bytes_or_values_is_refused_before_it_is_read()
    {
        var values = Encoding.UTF8.GetBytes($"[{string.Join(',', Enumerable.Repeat("0", JsonText.MostValues))}]");

        Refusal(values).ShouldBeNull();
        Refusal([.. "["u8, .. values, .. "]"u8]).ShouldNotBeNull().Code.ShouldBe(FaultCodes.FileTooLarge);
        Refusal(new byte[JsonText.MostBytes + 1]).ShouldNotBeNull().Code.ShouldBe(FaultCodes.FileTooLarge);
        Refusal(new byte[JsonText.MostBytes]).ShouldNotBeNull().Code.ShouldBe(FaultCodes.JsonSyntax);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00 })]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x7B })]
    public void A_file_in_utf_16_is_told_apart(byte[] bytes) =>
        Refusal(bytes).ShouldNotBeNull().Message.ShouldBe("Tệp lưu với mã UTF-16; hãy mở ra và lưu lại với mã UTF-8.");

    [Fact]
    public void A_file_that_is_too_large_is_told_how_large_one_may_be()
    {
        Refusal(new byte[JsonText.MostBytes + 1]).ShouldNotBeNull().Message.ShouldBe("Tệp lớn hơn 32 MB; đây không phải tệp của ParScore.");
        Refusal(Encoding.UTF8.GetBytes(new string('{', JsonText.MostValues + 1))).ShouldNotBeNull().Message.ShouldBe("Tệp có nhiều hơn 500000 giá trị; đây không phải tệp của ParScore.");
    }

    [Theory]
    [InlineData("{\n  \"a\": 1,\n}", 3, 1)]
    [InlineData("[1 2]", 1, 4)]
    [InlineData("[\n\n   x]", 3, 4)]
    public void A_slip_in_the_syntax_is_pointed_at_by_line_and_column(string json, int line, int column) =>
        Refusal(Encoding.UTF8.GetBytes(json)).ShouldNotBeNull().Message.ShouldStartWith($"Tệp không phải JSON đúng cú pháp: xem dòng {line}, ký tự thứ {column}, và cuối dòng ngay trước đó.");

    [Fact]
    public void The_first_of_a_property_that_occurs_twice_is_found_among_few_and_among_many()
    {
        foreach (var others in (ReadOnlySpan<int>)[0, 22, 23, 40])
        {
            var root = Parse($$"""{ "a": "first", {{string.Concat(Enumerable.Range(0, others).Select(i => $"\"p{i}\": \"{i}\", "))}} "a": "second" }""");

            (root.Property("a")!.Text, root.Property("b"), root.Property($"p{others - 1}")?.Text).ShouldBe(("first", null, others == 0 ? null : $"{others - 1}"));
        }
    }

    private static byte[] Nested(int levels) => Encoding.UTF8.GetBytes(new string('[', levels) + new string(']', levels));

    private static JsonItem Parse(string json)
    {
        var faults = new FaultList();
        var item = JsonText.Parse(Encoding.UTF8.GetBytes(json), faults);
        faults.All.ShouldBeEmpty();
        return item.ShouldNotBeNull();
    }

    private static Fault? Refusal(byte[] bytes)
    {
        var faults = new FaultList();
        var item = JsonText.Parse(bytes, faults);
        (item is null).ShouldBe(faults.All.Count > 0);
        faults.All.Count.ShouldBeLessThan(2);
        return faults.All.SingleOrDefault();
    }
}
