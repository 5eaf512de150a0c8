using System.Collections.Frozen;
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

    /// <summary>Which unit alone declares a figure, by the figure's role; a role without an entry is declared by every unit, each its share.</summary>
    public IReadOnlyDictionary<string, string> Figures { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>All that must answer, the lead first.</summary>
    public IReadOnlyList<string> Units => [Lead, .. Contributors];
}
