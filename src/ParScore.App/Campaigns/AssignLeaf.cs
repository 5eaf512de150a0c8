using System.Collections.Frozen;

namespace ParScore.App.Campaigns;

/// <summary>Phân công một tiêu chí: who leads, who contributes, and who alone declares which figure.</summary>
public sealed record AssignLeaf
{
    public required string Campaign { get; init; }

    /// <summary>By id.</summary>
    public required string Leaf { get; init; }

    /// <summary>Cơ quan chủ trì, by code.</summary>
    public required string Lead { get; init; }

    /// <summary>Cơ quan phối hợp, by code.</summary>
    public IReadOnlyList<string> Contributors { get; init; } = [];

    /// <summary>Figure's role → the unit that alone declares it.</summary>
    public IReadOnlyDictionary<string, string> Figures { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The version of the leaf's assignment that was on the screen; 0 when there was none.</summary>
    public required long Seen { get; init; }

    /// <summary>Lý do; asked for once the campaign is open.</summary>
    public string? Reason { get; init; }
}
