using NodaTime;

namespace ParScore.App.Ministry;

/// <summary>Vòng thẩm định của Bộ Nội vụ: round 1 with the explanation round's deadline, then the final one.</summary>
public sealed record AppraisalRound
{
    /// <summary>The name of the first round in the record.</summary>
    public const string First = "round-1";

    /// <summary>The name of the final round in the record.</summary>
    public const string Final = "final";

    /// <summary><see cref="First"/> or <see cref="Final"/>.</summary>
    public required string Round { get; init; }

    /// <summary>The approved version that the Ministry appraised.</summary>
    public required int Snapshot { get; init; }

    /// <summary>The Ministry's letter or notice, with number and date.</summary>
    public required string Source { get; init; }

    public required Instant OpenedAt { get; init; }

    /// <summary>From when an explanation is late; null in the final round.</summary>
    public Instant? ExplainDue { get; init; }

    /// <summary>From when no explanation is taken without an extension; null = never.</summary>
    public Instant? ExplainLocked { get; init; }

    /// <summary>Null while the round's points are being entered.</summary>
    public Instant? ClosedAt { get; init; }
}
