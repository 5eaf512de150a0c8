using NodaTime;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Ministry;

/// <summary>One line of the phiếu nhập: a score, a file or an explanation of an approved version that somebody keys into the Ministry's software.</summary>
public sealed record KeyingItem
{
    public required Node Leaf { get; init; }

    /// <summary>"score", "explanation", or a document's number such as "1.1.1-01".</summary>
    public required string Item { get; init; }

    /// <summary>What is keyed: the points, the text ready to paste, the file's name.</summary>
    public required string Value { get; init; }

    public bool IsDone { get; init; }

    /// <summary>When it was last ticked or unticked; null when never.</summary>
    public Instant? At { get; init; }

    /// <summary>The account.</summary>
    public string? By { get; init; }

    /// <summary>Counts the changes; 0 when it was never ticked.</summary>
    public long Version { get; init; }
}
