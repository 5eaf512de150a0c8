using ParScore.Scoring;

namespace ParScore.App.Reviews;

/// <summary>What came of asking, or of answering, whether the own unit may be reviewed.</summary>
/// <param name="Waiver">As it stands; null when it was refused.</param>
/// <param name="Refusals">Why nothing was kept.</param>
public sealed record OwnReviewOutcome(OwnReviewWaiver? Waiver, IReadOnlyList<Refusal> Refusals);
