namespace ParScore.App.Approvals;

/// <summary>What UBND tỉnh decides on: the very content that was shown, and the decision's number and date.</summary>
public sealed record ApproveRequest
{
    public required string Campaign { get; init; }

    /// <summary>The proposal's number.</summary>
    public required int Proposal { get; init; }

    /// <summary>The hash of the content that was shown.</summary>
    public required string SeenContentHash { get; init; }

    /// <summary>Số quyết định, such as "512/QĐ-UBND".</summary>
    public required string DecisionNumber { get; init; }

    public required DateOnly DecisionDate { get; init; }
}
