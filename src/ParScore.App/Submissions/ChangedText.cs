namespace ParScore.App.Submissions;

/// <summary>One text that a person changed.</summary>
/// <param name="Text">The new text; null or blank when it was taken back.</param>
/// <param name="Seen">The version that was on the screen; 0 when there was none.</param>
public sealed record ChangedText(string? Text, long Seen);
