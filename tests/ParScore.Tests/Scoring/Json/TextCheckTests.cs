using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.Tests.Scoring.Json;

/// <summary>Texts that look right and are not: separated marks, invisible characters, letters of another script.</summary>
public sealed class TextCheckTests
{
    [Theory]
    [InlineData("Cải cách hành chính, chế độ công vụ: 100 % (đã sửa – 2021) “tốt”")]
    [InlineData("Mức A\nMức Ă")]
    [InlineData("Hệ số α và β, Ω, ∑, m², CO₂, 5 µm, 25 °C, № 5")]
    [InlineData("Москва")]
    [InlineData("中文 và 日本")]
    [InlineData("\U0001F600 vui")]
    public void Honest_texts_pass(string text) => Check(text).ShouldBeEmpty();

    [Theory]
    [InlineData("Ca\u0309i ca\u0301ch", FaultCodes.NotNfc)]
    [InlineData("\u1EA3i \u0061\u0302", FaultCodes.NotNfc)]
    [InlineData("\u212B", FaultCodes.NotNfc)]
    [InlineData("Sở\u200BNội vụ", FaultCodes.InvisibleCharacter)]
    [InlineData("\uFEFFSở Nội vụ", FaultCodes.InvisibleCharacter)]
    [InlineData("Sở\u00ADNội", FaultCodes.InvisibleCharacter)]
    [InlineData("điểm \u202E001", FaultCodes.InvisibleCharacter)]
    [InlineData("một\ttab", FaultCodes.InvisibleCharacter)]
    [InlineData("dòng\r\nmới", FaultCodes.InvisibleCharacter)]
    [InlineData("dòng\u2028mới", FaultCodes.InvisibleCharacter)]
    [InlineData("số\u0000không", FaultCodes.InvisibleCharacter)]
    [InlineData("riêng \uE000", FaultCodes.InvisibleCharacter)]
    [InlineData("không có chữ này: \uFFFE", FaultCodes.InvisibleCharacter)]
    [InlineData("không có chữ này: \uFFFF", FaultCodes.InvisibleCharacter)]
    [InlineData("C\u0410\u0406 C\u00C1CH", FaultCodes.LookAlike)]
    [InlineData("b\u0430n hành", FaultCodes.LookAlike)]
    [InlineData("\u00D0iểm tối đa", FaultCodes.LookAlike)]
    [InlineData("số \u00F0iểm", FaultCodes.LookAlike)]
    [InlineData("\u0189iểm", FaultCodes.LookAlike)]
    [InlineData("b\u0251n hành", FaultCodes.LookAlike)]
    [InlineData("đi\u034Fểm", FaultCodes.InvisibleCharacter)]
    [InlineData("điểm\u3164", FaultCodes.InvisibleCharacter)]
    [InlineData("\u0391n toàn", FaultCodes.LookAlike)]
    [InlineData("nhóm \u0410", FaultCodes.LookAlike)]
    [InlineData("lĩnh vực \u0406", FaultCodes.LookAlike)]
    [InlineData("mức \uFF21", FaultCodes.LookAlike)]
    [InlineData("\uFF11\uFF10 điểm", FaultCodes.LookAlike)]
    [InlineData("\U0001D400 điểm", FaultCodes.LookAlike)]
    public void Others_are_reported_once(string text, string code)
    {
        var fault = Check(text).ShouldHaveSingleItem();

        fault.Code.ShouldBe(code);
        fault.Message.ShouldEndWith(".");
    }

    [Fact]
    public void The_message_names_the_character_that_nobody_sees()
    {
        Check("Sở\u200BNội vụ")[0].Message.ShouldContain("U+200B");
        Check("b\u0430n hành")[0].Message.ShouldContain("U+0430");
    }

    [Fact]
    public void A_long_text_is_shortened_without_cutting_a_character_in_two()
    {
        ObjectReader.Shorten(new string('a', 60)).ShouldBe(new string('a', 60));
        ObjectReader.Shorten(new string('a', 61)).ShouldBe(new string('a', 57) + "…");
        ObjectReader.Shorten(new string('a', 56) + "\U0001F600bcd").ShouldBe(new string('a', 56) + "…");
        ObjectReader.Shorten(new string('a', 55) + "\U0001F600bcde").ShouldBe(new string('a', 55) + "\U0001F600…");
    }

    [Theory]
    [InlineData("maxPoints", "maxpoints", 0)]
    [InlineData("maxPoints", "maxPoint", 1)]
    [InlineData("code", "kod", 2)]
    [InlineData("code", "guidance", 3)]
    [InlineData("", "ab", 2)]
    public void The_distance_of_two_names_counts_letters_to_change(string left, string right, int distance)
    {
        TextCheck.Distance(left, right).ShouldBe(distance);
        TextCheck.Distance(right, left).ShouldBe(distance);
    }

    private static IReadOnlyList<Fault> Check(string text)
    {
        var faults = new FaultList();
        TextCheck.Check(new JsonItem { Kind = JsonKind.Text, Pointer = "/name", Line = 1, Text = text }, faults);
        return faults.All;
    }
}
