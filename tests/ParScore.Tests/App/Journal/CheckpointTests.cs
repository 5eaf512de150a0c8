using ParScore.App.Journal;

namespace ParScore.Tests.App.Journal;

/// <summary>What is printed on paper, and what people type from it.</summary>
public sealed class CheckpointTests
{
    private const string Head = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    [Fact]
    public void What_is_printed_reads_back_as_the_same()
    {
        var checkpoint = new Checkpoint(1234, Head);

        checkpoint.Show().ShouldBe("1234:9f86d081 884c7d65 9a2feaa0 c55ad015 a3bf4f1b 2b0b822c d15d6c15 b0f00a08");
        checkpoint.ToString().ShouldBe($"1234:{Head}");
        Checkpoint.Parse(checkpoint.Show()).ShouldBe(checkpoint);
        Checkpoint.Parse(checkpoint.ToString()).ShouldBe(checkpoint);
        Checkpoint.Parse(new Checkpoint(0, JournalEntry.Start).Show()).ShouldBe(new Checkpoint(0, JournalEntry.Start));
    }

    [Theory]
    [InlineData("1234:9F86D081 884C7D65", "9f86d081884c7d65")]
    [InlineData("  1234 : 9f86d081-884c7d65\n", "9f86d081884c7d65")]
    [InlineData("1234:9f86d081 884c7d65 9a", "9f86d081884c7d659a")]
    [InlineData("1234:9f86d081\u00A0884c7d65", "9f86d081884c7d65")]
    public void Capitals_blanks_and_the_first_sixteen_digits_are_enough(string typed, string head)
    {
        var checkpoint = Checkpoint.Parse(typed).ShouldNotBeNull();

        checkpoint.ShouldBe(new Checkpoint(1234, head));
        checkpoint.Matches(Head).ShouldBeTrue();
        checkpoint.Matches(Head.Replace("9f86", "9f87", StringComparison.Ordinal)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234")]
    [InlineData("1234:")]
    [InlineData(":9f86d081884c7d65")]
    [InlineData("1234:9f86d081884c7d6")]
    [InlineData("1234:9f86d081884c7d6g")]
    [InlineData("1234:9f86d081884c7d65:1")]
    [InlineData("+1234:9f86d081884c7d65")]
    [InlineData("12,34:9f86d081884c7d65")]
    [InlineData("99999999999999999999:9f86d081884c7d65")]
    [InlineData("1234:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08a")]
    [InlineData("１２３４:9f86d081884c7d65")]
    public void Anything_else_is_none(string typed) => Checkpoint.Parse(typed).ShouldBeNull();
}
