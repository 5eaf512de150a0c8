namespace ParScore.App.Submissions;

/// <summary>Khó khăn, kiến nghị: part three of the report of CV 383.</summary>
/// <param name="Text">The difficulty.</param>
/// <param name="Proposal">What is proposed; null when nothing is.</param>
public sealed record Difficulty(string Text, string? Proposal);
