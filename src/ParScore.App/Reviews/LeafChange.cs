using ParScore.Scoring.Criteria;

namespace ParScore.App.Reviews;

/// <summary>One thing that a unit changed: what it was and what it became.</summary>
public sealed record LeafChange
{
    /// <summary>The leaf; null for initiatives and difficulties, which belong to none.</summary>
    public Node? Leaf { get; init; }

    /// <summary>What was changed, in Vietnamese: a figure's label, "Giải trình", "Tài liệu SNV-03".</summary>
    public required string What { get; init; }

    /// <summary>As it was; null = it was not there.</summary>
    public string? Old { get; init; }

    /// <summary>As it became; null = it was taken back.</summary>
    public string? New { get; init; }
}
