using ParScore.Scoring.Criteria;

namespace ParScore.Scoring.Sheets;

/// <summary>Xếp hạng: one rule for every screen, export and check. Equal values share a rank.</summary>
public static class Ranking
{
    /// <summary>The items from the highest value to the lowest with their ranks; equals keep the order they came in.</summary>
    public static IReadOnlyList<Ranked<T>> Of<T>(IEnumerable<T> items, Func<T, Fraction> value, RankingMethod method)
    {
        var ranked = new List<Ranked<T>>();
        foreach (var item in items.OrderByDescending(value))
        {
            var rank = ranked.Count == 0 ? 1
                : value(ranked[^1].Item) == value(item) ? ranked[^1].Rank
                : method == RankingMethod.Shared ? ranked.Count + 1
                : ranked[^1].Rank + 1;
            ranked.Add(new Ranked<T>(item, rank));
        }

        return ranked;
    }
}
