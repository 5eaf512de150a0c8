using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.Tests.Scoring.Json;

/// <summary>RFC 8785 by its own vectors, and by those its authors publish (github.com/cyberphone/json-canonicalization, testdata).</summary>
public sealed class CanonicalJsonTests
{
    [Fact]
    public void The_sample_of_section_3_2_2_becomes_the_bytes_of_section_3_2_4()
    {
        const string sample = """
            {
              "numbers": [333333333.33333329, 1E30, 4.50,
                          2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """;

        Convert.ToHexStringLower(CanonicalJson.Of(Parse(sample))).ShouldBe(
            """
            7b 22 6c 69 74 65 72 61 6c 73 22 3a 5b 6e 75 6c 6c 2c 74 72
            75 65 2c 66 61 6c 73 65 5d 2c 22 6e 75 6d 62 65 72 73 22 3a
            5b 33 33 33 33 33 33 33 33 33 2e 33 33 33 33 33 33 33 2c 31
            65 2b 33 30 2c 34 2e 35 2c 30 2e 30 30 32 2c 31 65 2d 32 37
            5d 2c 22 73 74 72 69 6e 67 22 3a 22 e2 82 ac 24 5c 75 30 30
            30 66 5c 6e 41 27 42 5c 22 5c 5c 5c 5c 5c 22 2f 22 7d
            """.ReplaceLineEndings(" ").Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Properties_are_sorted_by_utf_16_code_units_as_in_section_3_2_3()
    {
        const string sample = """
            {
              "\u20ac": "Euro Sign",
              "\r": "Carriage Return",
              "\ufb33": "Hebrew Letter Dalet With Dagesh",
              "1": "One",
              "\ud83d\ude00": "Emoji: Grinning Face",
              "\u0080": "Control",
              "\u00f6": "Latin Small Letter O With Diaeresis"
            }
            """;

        Parse(Canonical(sample)).Properties.Select(p => p.Value.Text).ShouldBe(
        [
            "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis", "Euro Sign", "Emoji: Grinning Face",
            "Hebrew Letter Dalet With Dagesh",
        ]);
    }

    /// <summary>Appendix B: bits of an IEEE 754 double and how it is written.</summary>
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Numbers_of_appendix_B_are_written_as_it_says(string bits, string written)
    {
        var value = BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

        CanonicalJson.NumberText(value.ToString("G17", CultureInfo.InvariantCulture)).ShouldBe(written);
        CanonicalJson.NumberText(written).ShouldBe(written);
    }

    /// <summary>Appendix B: 7fffffffffffffff and 7ff0000000000000 have no form. JSON cannot write them; 1e400 is how they come in.</summary>
    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    [InlineData("1e400")]
    [InlineData("-1e400")]
    public void A_number_beyond_all_doubles_has_no_canonical_form(string digits) =>
        Should.Throw<FormatException>(() => CanonicalJson.NumberText(digits)).Message.ShouldBe($"The number {digits} has no canonical form.");

    [Theory]
    [InlineData("1e-7", "1e-7")]
    [InlineData("0.00000123", "0.00000123")]
    [InlineData("123456789012345678901", "123456789012345680000")]
    [InlineData("1234567890123456789012", "1.2345678901234568e+21")]
    [InlineData("-0", "0")]
    [InlineData("-0.0e5", "0")]
    [InlineData("56.0", "56")]
    [InlineData("1.5E3", "1500")]
    [InlineData("100", "100")]
    [InlineData("-2020", "-2020")]
    public void Numbers_are_written_as_ecmascript_writes_them(string digits, string written) =>
        CanonicalJson.NumberText(digits).ShouldBe(written);

    /// <summary>arrays, french, structures, unicode, values and weird of the authors' test data.</summary>
    [Theory]
    [InlineData("""[ 56, { "d": true, "10": null, "1": [ ] } ]""", """[56,{"1":[],"10":null,"d":true}]""")]
    [InlineData(
        """{ "peach": "This sorting order", "péché": "is wrong according to French", "pêche": "but canonicalization MUST", "sin":   "ingnore locale" }""",
        """{"peach":"This sorting order","péché":"is wrong according to French","pêche":"but canonicalization MUST","sin":"ingnore locale"}""")]
    [InlineData(
        """{ "1": {"f": {"f": "hi","F": 5} ,"\n": 56.0}, "10": { }, "": "empty", "a": { }, "111": [ { } ], "A": { } }""",
        """{"":"empty","1":{"\n":56,"f":{"F":5,"f":"hi"}},"10":{},"111":[{}],"A":{},"a":{}}""")]
    [InlineData("""{ "Unnormalized Unicode":"\u1e0d\u0307" }""", "{\"Unnormalized Unicode\":\"\u1e0d\u0307\"}")]
    [InlineData(
        """{ "numbers": [1E30, 4.50, 333333333.33333329, 2e-3, 0.000000000000000000000000001], "escaping": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false] }""",
        """{"escaping":"€$\u000f\nA'B\"\\\\\"/","literals":[null,true,false],"numbers":[1e+30,4.5,333333333.3333333,0.002,1e-27]}""")]
    [InlineData(
        """{ "\u20ac": "Euro Sign", "1": "One", "\u0080": "Control\u007f", "\ud83d\ude02": "Smiley", "\u00f6": "Latin Small Letter O With Diaeresis", "\ufb33": "Hebrew Letter Dalet With Dagesh", "</script>": "Browser Challenge" }""",
        "{\"1\":\"One\",\"</script>\":\"Browser Challenge\",\"\u0080\":\"Control\u007f\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"\U0001F602\":\"Smiley\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}")]
    public void The_test_data_of_the_authors_come_out_as_they_say(string input, string output) =>
        Canonical(input).ShouldBe(output);

    /// <summary>Section 3.2.2.2.</summary>
    [Fact]
    public void Control_characters_are_escaped_in_the_shortest_way_and_nothing_else_is()
    {
        const string text = "\u0000\u0001\b\t\n\u000b\f\r\u001f \"\\/\u007f<>&'\u2028\u2029Đ\U0001F600";
        var item = new JsonItem { Kind = JsonKind.Text, Pointer = "", Line = 1, Text = text };

        Encoding.UTF8.GetString(CanonicalJson.Of(item)).ShouldBe(
            "\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u007f<>&'\u2028\u2029Đ\U0001F600\"");
    }

    [Fact]
    public void The_canonical_form_of_a_canonical_form_is_itself()
    {
        var bytes = CanonicalJson.Of(Parse(Encoding.UTF8.GetString(RepositoryFiles.Read("criteria", "par-index-province", "2020.json"))));

        CanonicalJson.Of(Parse(Encoding.UTF8.GetString(bytes))).ShouldBe(bytes);
    }

    [Fact]
    public void A_property_that_occurs_twice_has_no_canonical_form() =>
        Should.Throw<FormatException>(() => Canonical("""{ "b": 0, "a": 1, "\u0061": 1 }""")).Message.ShouldBe("The property 'a' occurs twice.");

    [Fact]
    public void The_hash_is_sha_256_over_the_canonical_bytes()
    {
        // SHA-256 of "{}", as `printf '{}' | sha256sum` gives it.
        CanonicalJson.Hash(Parse(" {\n} ")).ShouldBe("sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        CanonicalJson.Hash(Parse("""{"b":1,"a":2}""")).ShouldBe($"sha256:{Convert.ToHexStringLower(SHA256.HashData("""{"a":2,"b":1}"""u8))}");
    }

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("Đạt \"tốt\"\n", "\"Đạt \\\"tốt\\\"\\n\"")]
    public void A_text_alone_is_quoted_and_escaped(string text, string written) => CanonicalJson.OfText(text).ShouldBe(written);

    [Fact]
    public void An_object_of_texts_is_written_as_the_same_object_in_a_file_would_be()
    {
        CanonicalJson.OfTexts([]).ShouldBe("{}");
        CanonicalJson.OfTexts([("a", "1"), ("b", null), ("c\t", "\"")]).ShouldBe("""{"a":"1","b":null,"c\t":"\""}""");
        CanonicalJson.OfTexts([("a", "1"), ("b", null)]).ShouldBe(Canonical("""{ "b": null, "a": "1" }"""));
    }

    [Theory]
    [InlineData("b", "a")]
    [InlineData("a", "a")]
    [InlineData("a", "Z")]
    public void Names_that_are_out_of_order_or_twice_are_a_mistake_of_the_caller(string first, string second) =>
        Should.Throw<FormatException>(() => CanonicalJson.OfTexts([(first, "1"), (second, "2")])).Message.ShouldBe($"The property '{second}' is out of order.");

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.Of(Parse(json)));

    private static JsonItem Parse(string json)
    {
        var faults = new FaultList();
        var item = JsonText.Parse(Encoding.UTF8.GetBytes(json), faults);
        faults.All.ShouldBeEmpty();
        return item.ShouldNotBeNull();
    }
}
