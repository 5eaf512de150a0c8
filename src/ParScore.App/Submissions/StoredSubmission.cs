using NodaTime;
using ParScore.Scoring.Json;

namespace ParScore.App.Submissions;

/// <summary>Phiếu tự đánh giá of one unit as it stands in the record.</summary>
public sealed record StoredSubmission
{
    /// <summary>The states as the record writes them.</summary>
    public static readonly Words<SubmissionState> States = new(
        ("draft", SubmissionState.Draft), ("submitted", SubmissionState.Submitted), ("returned", SubmissionState.Returned), ("accepted", SubmissionState.Accepted));

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    public required SubmissionState State { get; init; }

    /// <summary>Printed with the figures, such as "Số liệu minh họa".</summary>
    public string? Label { get; init; }

    /// <summary>Kept for ever, whatever comes after.</summary>
    public Instant? FirstSubmittedAt { get; init; }

    /// <summary>The latest submission.</summary>
    public Instant? SubmittedAt { get; init; }

    /// <summary>Counts the changes.</summary>
    public required long Version { get; init; }
}
