namespace ParScore.App.Submissions;

/// <summary>One value that a person changed.</summary>
/// <param name="Figure">The new value; its JSON is null when it was taken back.</param>
/// <param name="Seen">The version that was on the screen; 0 when there was none.</param>
public sealed record ChangedFigure(TypedFigure Figure, long Seen);
