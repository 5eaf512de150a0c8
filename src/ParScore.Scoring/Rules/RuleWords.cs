using ParScore.Scoring.Json;

namespace ParScore.Scoring.Rules;

/// <summary>The words that rules share in a criteria file.</summary>
internal static class RuleWords
{
    public static readonly Words<NotApplicableEffect> NotApplicable = new(
        ("refused", NotApplicableEffect.Refused),
        ("lowers-max", NotApplicableEffect.LowersMax),
        ("full", NotApplicableEffect.Full),
        ("zero", NotApplicableEffect.Zero));

    public static readonly Words<EmptyMeaning> Empty = new(
        ("full", EmptyMeaning.Full),
        ("zero", EmptyMeaning.Zero),
        ("not-applicable", EmptyMeaning.NotApplicable));

    public static readonly Words<EmptyMeaning> EmptyBefore = new(
        ("full", EmptyMeaning.Full),
        ("zero", EmptyMeaning.Zero),
        ("not-applicable", EmptyMeaning.NotApplicable),
        ("if-better", EmptyMeaning.IfBetter));
}
