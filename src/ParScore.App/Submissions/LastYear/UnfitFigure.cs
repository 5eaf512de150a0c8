namespace ParScore.App.Submissions.LastYear;

/// <summary>A figure of an earlier campaign that this year's rule does not take.</summary>
/// <param name="Figure">As it was typed then.</param>
/// <param name="Why">A Vietnamese sentence.</param>
public sealed record UnfitFigure(TypedFigure Figure, string Why);
