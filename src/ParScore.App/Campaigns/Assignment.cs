using ParScore.Scoring.Criteria;

namespace ParScore.App.Campaigns;

/// <summary>Phân công: who scores a leaf.</summary>
public sealed record Assignment
{
    public required Node Leaf { get; init; }

    /// <summary>Cơ quan chủ trì, by code.</summary>
    public required string Lead { get; init; }

    /// <summary>Cơ quan phối hợp, by code.</summary>
    public IReadOnlyList<string> Contributors { get; init; } = [];

    /// <summary>All that must answer, the lead first.</summary>
    public IReadOnlyList<string> Units => [Lead, .. Contributors];
}
