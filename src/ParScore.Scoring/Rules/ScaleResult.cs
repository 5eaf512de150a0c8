namespace ParScore.Scoring.Rules;

/// <summary>What a <see cref="Scale"/> makes of a percentage.</summary>
/// <param name="Points">The exact points.</param>
/// <param name="Band">The band in words: "từ 80 % đến dưới 100 %".</param>
/// <param name="Reckoning">The last step with figures: "93,75 % × 1,5 = 1,40625 điểm".</param>
public sealed record ScaleResult(Points Points, string Band, string Reckoning);
