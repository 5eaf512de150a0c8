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

    /// <summary>The first and the last letter of each alphabet that is drawn like Latin, in a word with a Latin letter.</summary>
    [Theory]
    [InlineData("\u0250")]
    [InlineData("\u02AF")]
    [InlineData("\u0370")]
    [InlineData("\u0588")]
    [InlineData("\u13A0")]
    [InlineData("\u13FD")]
    [InlineData("\u1D00")]
    [InlineData("\u1DBF")]
    [InlineData("\u2C80")]
    [InlineData("\u2CF3")]
    [InlineData("\uA4D0")]
    [InlineData("\uA4FD")]
    [InlineData("\uAB70")]
    [InlineData("\uABBF")]
    public void A_letter_of_another_alphabet_is_foreign_only_in_a_latin_word(string letter)
    {
        Check($"a{letter}").ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.LookAlike);
        Check($"{letter}a").ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.LookAlike);
        Check($"a {letter}\u0416").ShouldBeEmpty();
    }

    /// <summary>Letters just outside of them, which are drawn like nothing in Latin.</summary>
    [Theory]
    [InlineData("\u02B0")]
    [InlineData("\u1401")]
    [InlineData("\u2D00")]
    [InlineData("\uA500")]
    [InlineData("\uABC0")]
    public void A_letter_of_no_such_alphabet_may_stand_in_any_word(string letter) => Check($"a{letter}").ShouldBeEmpty();

    /// <summary>Zhe looks like no Latin letter, so that only the other letter can make the word Latin.</summary>
    [Theory]
    [InlineData("A", true)]
    [InlineData("Z", true)]
    [InlineData("a", true)]
    [InlineData("z", true)]
    [InlineData("\u00C0", true)]
    [InlineData("\u024F", true)]
    [InlineData("\u1E00", true)]
    [InlineData("\u1EFF", true)]
    [InlineData("\u1F00", false)]
    [InlineData("\u00BF", false)]
    [InlineData("@", false)]
    [InlineData("[", false)]
    [InlineData("`", false)]
    [InlineData("{", false)]
    [InlineData("1", false)]
    public void A_word_is_latin_by_any_latin_letter(string other, bool isLatin)
    {
        Check($"\u0416{other}").Select(f => f.Code).ShouldBe(isLatin ? [FaultCodes.LookAlike] : []);
        Check($"{other}\u0416").Select(f => f.Code).ShouldBe(isLatin ? [FaultCodes.LookAlike] : []);
    }

    [Theory]
    [InlineData("\u0410\u0412", true)]
    [InlineData("\u04101", true)]
    [InlineData("\u0410\u0416", false)]
    [InlineData("\u0416\u0410", false)]
    [InlineData("a-\u0416", false)]
    [InlineData("\u0416-a", false)]
    [InlineData("\u0410-\u0416", true)]
    public void A_word_of_look_alikes_alone_is_reported_too(string word, bool isReported) =>
        Check($"nhóm {word}").Select(f => f.Code).ShouldBe(isReported ? [FaultCodes.LookAlike] : []);

    [Theory]
    [InlineData("\uFF10")]
    [InlineData("\uFF5A")]
    [InlineData("\U0001D400")]
    [InlineData("\U0001D7FF")]
    [InlineData("\u0131")]
    public void A_letter_in_another_drawing_is_reported_wherever_it_stands(string letter) =>
        Check($"\u0416{letter}").ShouldHaveSingleItem().Message.ShouldContain(letter);

    [Theory]
    [InlineData("\u034F")]
    [InlineData("\u115F")]
    [InlineData("\u1160")]
    [InlineData("\u2800")]
    [InlineData("\u3164")]
    [InlineData("\uFE00")]
    [InlineData("\uFE0F")]
    [InlineData("\uFFA0")]
    [InlineData("\u2029")]
    [InlineData("\u0085")]
    public void A_character_that_draws_nothing_is_reported_by_its_number(string character) =>
        Check($"số {character}1").ShouldHaveSingleItem().Message.ShouldBe($"Có ký tự không nhìn thấy U+{(int)character[0]:X4} trong \"số {character}1\"; hãy xóa và gõ lại đoạn này.");

    [Theory]
    [InlineData("\uFDFF")]
    [InlineData("\uFE10")]
    [InlineData("\u2801")]
    public void What_draws_something_beside_them_passes(string character) => Check($"số {character}1").ShouldBeEmpty();

    [Fact]
    public void A_text_with_no_character_in_it_is_told_of_that_alone() =>
        Check("Ca\u0309i \uFFFE").ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.InvisibleCharacter);

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
    [InlineData("", "abc", 3)]
    [InlineData("ab", "ba", 2)]
    [InlineData("note", "noted", 1)]
    [InlineData("from", "form", 2)]
    [InlineData("abcd", "wxyz", 3)]
    [InlineData("abcdef", "cdefab", 3)]
    [InlineData("points", "pints", 1)]
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
