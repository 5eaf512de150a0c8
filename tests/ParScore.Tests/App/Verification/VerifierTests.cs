using ParScore.App.Verification;

namespace ParScore.Tests.App.Verification;

/// <summary>What <c>verify</c> says of a record that nobody touched.</summary>
public sealed class VerifierTests
{
    [Fact]
    public async Task An_untouched_record_passes_in_every_kind_of_check_also_against_the_paper()
    {
        using var record = await SmallRecord.CopyAsync();

        var report = await record.VerifyAsync(record.Paper);

        report.Problems.ShouldBeEmpty();
        Enum.GetValues<CheckKind>().Where(k => report.PassedOf(k) == 0).ShouldBeEmpty();
        report.PassedOf(CheckKind.File).ShouldBe(3);
        report.Orphans.ShouldBe(0);
    }
}
