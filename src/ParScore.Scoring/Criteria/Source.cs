namespace ParScore.Scoring.Criteria;

/// <summary>What a provenance key stands for.</summary>
public sealed record Source(SourceKind Kind, string Text);
