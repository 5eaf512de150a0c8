using ParScore.Scoring;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Ministry;

/// <summary>A leaf's points in each round: every value is kept, from the self-score to the Ministry's last word.</summary>
public sealed record LeafRounds
{
    public required Node Leaf { get; init; }

    /// <summary>The units that answered, the lead first; empty for what Sở Nội vụ entered.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>Điểm tự chấm; null while the leaf is open.</summary>
    public Points? Self { get; init; }

    /// <summary>Điểm thẩm định của Sở Nội vụ; null while the leaf is open.</summary>
    public Points? Reviewed { get; init; }

    /// <summary>Điểm được phê duyệt; null when it was open in the approved version, or nothing was approved.</summary>
    public Points? Approved { get; init; }

    /// <summary>Điểm Bộ thẩm định vòng 1; null when there is none.</summary>
    public Points? Round1 { get; init; }

    /// <summary>Điểm cuối cùng của Bộ; null when there is none.</summary>
    public Points? Final { get; init; }

    /// <summary>The Ministry's latest reason.</summary>
    public string? MinistryReason { get; init; }

    /// <summary>The units' explanations to the Ministry.</summary>
    public IReadOnlyList<(string Unit, string Text)> Explanations { get; init; } = [];
}
