using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>The random sets are real ones: the loader accepts each as a file, and as a file it gives the same points.</summary>
public sealed class GeneratedSetsTests
{
    [Fact]
    public void Every_random_set_is_one_that_the_loader_accepts() => PropertyRun.Check(
        scored =>
        {
            var (set, faults) = CriteriaFile.Read(CriteriaWriter.Write(scored.Set));

            faults.ShouldBeEmpty();
            ScoreSheet.Of(set!, scored.Answers).Total.ShouldBe(ScoreSheet.Of(scored.Set, scored.Answers).Total);
        },
        cases: 2000);

    [Fact]
    public void Random_answers_meet_every_state_and_most_refusals()
    {
        var (states, codes, kinds) = (new Dictionary<LeafState, int>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        PropertyRun.Check(
            scored =>
            {
                foreach (var line in ScoreSheet.Of(scored.Set, scored.Answers).Lines)
                {
                    states[line.State] = states.GetValueOrDefault(line.State) + 1;
                    codes.UnionWith(line.Refusals.Select(r => r.Refusal.Code));
                    kinds.Add(line.Leaf.Rule!.Kind);
                }
            },
            cases: 2000);

        var all = states.Values.Sum();
        states[LeafState.Scored].ShouldBeGreaterThan(all / 2);
        states[LeafState.Open].ShouldBeGreaterThan(all / 20);
        states[LeafState.NotApplicable].ShouldBeGreaterThan(all / 50);
        codes.Count.ShouldBeGreaterThanOrEqualTo(12, string.Join(", ", codes));
        kinds.ShouldBe(ParScore.Scoring.Rules.RuleKinds.Names, ignoreOrder: true);
    }
}
