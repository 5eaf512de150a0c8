using NodaTime;
using ParScore.App.Campaigns;

namespace ParScore.App.Submissions.Receipts;

/// <summary>A receipt with what people read beside it: names, the deadline, and by how much it was late.</summary>
public sealed record ShownReceipt
{
    public required Receipt Receipt { get; init; }

    public required string CampaignName { get; init; }

    public required string UnitName { get; init; }

    /// <summary>The deadline of self-scoring; null when the plan has none.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>When the unit submitted for the first time, whatever came after.</summary>
    public required Instant FirstSubmittedAt { get; init; }

    /// <summary>Derived: by how much it was late; null when it was in time.</summary>
    public Duration? LateBy => Deadline?.LateBy(Receipt.SubmittedAt);
}
