using ParScore.App.Evidence;
using ParScore.App.Submissions;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Sheets;

namespace ParScore.App.Reports.Workbooks;

/// <summary>What one row is about; values are read from it.</summary>
public sealed record RowContext
{
    public required WorkbookInput Input { get; init; }

    /// <summary>From 1 within its table.</summary>
    public int Ordinal { get; init; }

    public Node? Node { get; init; }

    public NumberedEvidence? Evidence { get; init; }

    public string? Explanation { get; init; }

    public Initiative? Initiative { get; init; }

    public Difficulty? Difficulty { get; init; }

    public RoundingGap? Gap { get; init; }

    /// <summary>The name of the unit that wrote it.</summary>
    public string? Unit { get; init; }
}
