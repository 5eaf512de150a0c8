namespace ParScore.Scoring.Rules;

/// <summary>The first few, which cost a fixed amount together.</summary>
/// <param name="UpTo">The largest number that the amount covers.</param>
/// <param name="Minus">Points taken once there is at least one.</param>
public sealed record FirstDeduction(Fraction UpTo, Points Minus);
