using ParScore.Scoring.Rules;

namespace ParScore.Scoring.Answers;

/// <summary>Which unit declares which figure of a shared leaf. The plan decides: a figure of a unit that is not expected falls to the lead.</summary>
public static class FigureOwners
{
    /// <summary>The unit that alone declares a figure; null when every unit declares its share.</summary>
    /// <param name="role">The figure's role.</param>
    /// <param name="figureUnits">As the plan assigns figures.</param>
    /// <param name="expected">The units that answer the leaf, the lead first.</param>
    public static string? OwnerOf(string role, IReadOnlyDictionary<string, string> figureUnits, IReadOnlyList<string> expected) =>
        expected.Count == 0 || !figureUnits.TryGetValue(role, out var unit) ? null
        : expected.Contains(unit, StringComparer.Ordinal) ? unit
        : expected[0];

    /// <summary>Whether a unit has figures to declare: where the lead chooses, contributors only send evidence; what is another unit's alone, nobody else declares.</summary>
    /// <param name="unit">The unit's code.</param>
    /// <param name="rule">The leaf's rule.</param>
    /// <param name="figureUnits">As the plan assigns figures.</param>
    /// <param name="expected">The units that answer the leaf, the lead first.</param>
    public static bool Declares(string unit, ScoringRule rule, IReadOnlyDictionary<string, string> figureUnits, IReadOnlyList<string> expected) =>
        rule.Asks.Any(ask => OwnerOf(ask.Role, figureUnits, expected) is { } owner
            ? string.Equals(owner, unit, StringComparison.Ordinal)
            : rule.Join != JoinMethod.Lead || expected.Count == 0 || string.Equals(expected[0], unit, StringComparison.Ordinal));
}
