namespace ParScore.Scoring.Rules;

/// <summary>
/// Why an answer got its points, in four Vietnamese sentences that a civil servant can check with a pencil:
/// số liệu → cách tính → mức → điểm.
/// </summary>
/// <param name="Figures">The declared figures with their labels and units.</param>
/// <param name="Rule">The rule as the set states it.</param>
/// <param name="Band">What the figures amount to and which band that is.</param>
/// <param name="Points">The last step, ending in the points.</param>
public sealed record Trace(string Figures, string Rule, string Band, string Points)
{
    public override string ToString() => $"Số liệu: {Figures}. Cách tính: {Rule}. Mức: {Band}. Điểm: {Points}.";
}
