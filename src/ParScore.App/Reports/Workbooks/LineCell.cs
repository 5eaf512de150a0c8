using ParScore.Scoring.Criteria;

namespace ParScore.App.Reports.Workbooks;

/// <summary>A single cell outside the tables: a text with values in it, or one value as it is.</summary>
public sealed record LineCell
{
    public required int Column { get; init; }

    /// <summary>The last column it spreads over; <see cref="Column"/> for a single cell.</summary>
    public required int To { get; init; }

    /// <summary>Null when there is a <see cref="Value"/>.</summary>
    public TextTemplate? Text { get; init; }

    public WorkbookValue? Value { get; init; }

    /// <summary>The row of the set that the value is of; null for the workbook as a whole.</summary>
    public Node? Node { get; init; }

    /// <summary>Decimals; null: those of the set.</summary>
    public int? Places { get; init; }

    public LineLook Look { get; init; }
}
