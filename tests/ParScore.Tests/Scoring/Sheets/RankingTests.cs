using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Sheets;

/// <summary>Xếp hạng: equal values share a rank, by the set's own way of counting on.</summary>
public sealed class RankingTests
{
    [Theory]
    [InlineData("90 80 80 70", RankingMethod.Shared, "1 2 2 4")]
    [InlineData("90 80 80 70", RankingMethod.Dense, "1 2 2 3")]
    [InlineData("80 80 80", RankingMethod.Shared, "1 1 1")]
    [InlineData("80 80 80 79.99", RankingMethod.Dense, "1 1 1 2")]
    [InlineData("80 80 80 79.99", RankingMethod.Shared, "1 1 1 4")]
    [InlineData("90 80 80 70 70 60", RankingMethod.Shared, "1 2 2 4 4 6")]
    [InlineData("90 80 80 70 70 60", RankingMethod.Dense, "1 2 2 3 3 4")]
    [InlineData("80.0 80 80.00", RankingMethod.Dense, "1 1 1")]
    [InlineData("0", RankingMethod.Shared, "1")]
    public void Equal_values_share_a_rank(string values, RankingMethod method, string ranks) =>
        string.Join(' ', Ranking.Of(values.Split(' '), Fraction.Parse, method).Select(r => r.Rank)).ShouldBe(ranks);

    [Fact]
    public void The_highest_comes_first_and_equals_keep_their_order()
    {
        var ranked = Ranking.Of([("Quảng Trị", "80"), ("Hà Tĩnh", "90"), ("Huế", "80.0"), ("Lào Cai", "85")], p => Fraction.Parse(p.Item2), RankingMethod.Shared);

        ranked.Select(r => (r.Item.Item1, r.Rank)).ShouldBe([("Hà Tĩnh", 1), ("Lào Cai", 2), ("Quảng Trị", 3), ("Huế", 3)]);
    }

    [Fact]
    public void Values_that_only_look_alike_when_rounded_are_apart()
    {
        Fraction[] values = [Fraction.One / new Fraction(3), Fraction.Parse("0.333333333"), new Fraction(2) / new Fraction(6)];

        Ranking.Of(values, v => v, RankingMethod.Shared).Select(r => r.Rank).ShouldBe([1, 1, 3]);
    }

    [Fact]
    public void Nobody_to_rank_gives_an_empty_list() => Ranking.Of(Array.Empty<Fraction>(), v => v, RankingMethod.Dense).ShouldBeEmpty();
}
