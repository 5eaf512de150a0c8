using System.Reflection;
using ParScore.App.Submissions.Checks;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Submissions.Checks;

/// <summary>What holds for all checks: each has its code, its sentence and its tests, and finds nothing in a part that is in order.</summary>
public sealed class SubmissionChecksTests
{
    [Fact]
    public void A_part_in_order_has_nothing_to_mend() =>
        CheckRun.Of("SKHDT").Where(f => f.Severity == CheckSeverity.Refuses).ShouldBeEmpty();

    [Fact]
    public void The_sample_s_two_open_leaves_and_the_bare_one_are_found_and_nothing_else_refuses() =>
        CampaignCopy.Plan.Units.SelectMany(u => SubmissionChecks.Run(CampaignCopy.Sample, u.Code)).Where(f => f.Severity == CheckSeverity.Refuses).Select(f => $"{f.Code} {f.Leaf?.Code}")
            .ShouldBe(["leaf-unanswered 7.2.6", "evidence-missing 3.1.1", "leaf-unanswered 6.3.5"]);

    [Fact]
    public void Every_check_has_its_own_code_and_says_in_Vietnamese_what_it_looks_at_and_every_finding_what_to_do()
    {
        SubmissionChecks.All.Select(c => c.Code).Distinct(StringComparer.Ordinal).Count().ShouldBe(SubmissionChecks.All.Count);
        SubmissionChecks.All.ShouldAllBe(c => c.About.EndsWith('.') && c.About.Any(l => l > 'ạ'));
        foreach (var check in SubmissionChecks.All)
        {
            check.Code.ShouldMatch("^[a-z]+(-[a-z]+)+$");
        }

        var findings = CampaignCopy.Plan.Units.SelectMany(u => SubmissionChecks.Run(CampaignCopy.Sample, u.Code)).ToArray();
        findings.ShouldAllBe(f => f.What.EndsWith('.') && f.Advice.EndsWith('.') && f.Advice.StartsWith("Hãy", StringComparison.Ordinal));
    }

    [Fact]
    public void A_unit_that_the_plan_does_not_have_is_a_fault_of_the_caller() =>
        Should.Throw<ArgumentException>(() => SubmissionChecks.Run(CampaignCopy.Sample, "SYT"));

    [Fact]
    public void Each_check_has_a_file_of_tests_of_its_own() =>
        SubmissionChecks.All.Select(c => c.GetType().Name)
            .Where(name => Assembly.GetExecutingAssembly().GetType($"{typeof(SubmissionChecksTests).Namespace}.{name}Tests") is not { } tests || !tests.GetMethods().Any(m => m.IsDefined(typeof(FactAttribute))))
            .ShouldBeEmpty();

    [Fact]
    public void Each_check_in_the_program_is_in_the_list() =>
        typeof(SubmissionCheck).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(SubmissionCheck))).Order(Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name)))
            .ShouldBe(SubmissionChecks.All.Select(c => c.GetType()).OrderBy(t => t.Name, StringComparer.Ordinal));

    [Fact]
    public void What_is_in_the_way_comes_first_and_what_predicts_a_loss_says_so()
    {
        var findings = CampaignCopy.Plan.Units.Select(u => SubmissionChecks.Run(CampaignCopy.Sample, u.Code)).ToArray();

        findings.ShouldAllBe(f => f.Select(x => x.Severity).SequenceEqual(f.Select(x => x.Severity).Order()));
        string[] predicting = ["page-missing", "evidence-outside-year", "evidence-only-explained", "evidence-missing"];
        findings.SelectMany(f => f).Where(f => predicting.Contains(f.Code, StringComparer.Ordinal)).ShouldAllBe(f => f.Advice.Contains("không công nhận", StringComparison.Ordinal) || f.Advice.Contains("không được công nhận", StringComparison.Ordinal));
    }
}
