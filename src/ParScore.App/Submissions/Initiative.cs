using ParScore.App.Evidence;

namespace ParScore.App.Submissions;

/// <summary>Sáng kiến, giải pháp mới: QĐ 320 asks each unit for at least one, with scale, cost, time and effect.</summary>
public sealed record Initiative
{
    public required string Title { get; init; }

    /// <summary>Quy mô áp dụng.</summary>
    public string? Scale { get; init; }

    /// <summary>Kinh phí.</summary>
    public string? Cost { get; init; }

    /// <summary>Thời gian.</summary>
    public string? Time { get; init; }

    /// <summary>Hiệu quả.</summary>
    public string? Effect { get; init; }

    public IReadOnlyList<EvidenceLink> Evidence { get; init; } = [];

    /// <summary>True when all four are stated, as QĐ 320 asks.</summary>
    public bool IsComplete => Scale is not null && Cost is not null && Time is not null && Effect is not null;
}
