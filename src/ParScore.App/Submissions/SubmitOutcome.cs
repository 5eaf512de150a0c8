using NodaTime;
using ParScore.Scoring;

namespace ParScore.App.Submissions;

/// <summary>What came of submitting.</summary>
/// <param name="Receipt">Null when it was refused.</param>
/// <param name="Refusals">Why; all at once.</param>
public sealed record SubmitOutcome(Receipt? Receipt, IReadOnlyList<Refusal> Refusals)
{
    /// <summary>By how much it came late; null when it was in time or refused.</summary>
    public Duration? LateBy { get; init; }
}
