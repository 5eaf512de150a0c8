namespace ParScore.App.Approvals;

/// <summary>One thing that differs between two versions, as people read it.</summary>
public sealed record SnapshotDifference
{
    /// <summary>The leaf's printed code; null when it belongs to no leaf.</summary>
    public string? Leaf { get; init; }

    /// <summary>The unit's code; null when it is the leaf's as a whole.</summary>
    public string? Unit { get; init; }

    /// <summary>What it is: "điểm", "số liệu numerator", "giải trình", "tài liệu", "mục và trang" …</summary>
    public required string What { get; init; }

    /// <summary>Null when it was not there.</summary>
    public string? Before { get; init; }

    /// <summary>Null when it is not there any more.</summary>
    public string? After { get; init; }
}
