using ParScore.Scoring;

namespace ParScore.App.Evidence;

/// <summary>What came of taking a file in.</summary>
/// <param name="File">Null when it was refused.</param>
/// <param name="Refusals">Why; empty when it was taken in.</param>
public sealed record TakenFile(StoredFile? File, IReadOnlyList<Refusal> Refusals)
{
    internal static TakenFile Refused(params IReadOnlyList<Refusal> refusals) => new(null, refusals);
}
