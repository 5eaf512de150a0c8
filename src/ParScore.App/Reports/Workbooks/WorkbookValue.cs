namespace ParScore.App.Reports.Workbooks;

/// <summary>Something that a binding can name and put into a cell.</summary>
public sealed record WorkbookValue
{
    /// <summary>As bindings spell it, such as "points.self".</summary>
    public required string Name { get; init; }

    public required ValueKind Kind { get; init; }

    /// <summary>What a row must be about to have this value.</summary>
    public required RowParts Needs { get; init; }

    /// <summary>What it means, for the table of names.</summary>
    public required string Meaning { get; init; }

    /// <summary>Null for an empty cell.</summary>
    public required Func<RowContext, CellValue?> Read { get; init; }

    /// <summary>A maximum: points beside the maximum stay out of its total.</summary>
    public bool IsMaximum { get; init; }

    public BonusCap Cap { get; init; }

    /// <summary>What the total says while no row has the value, such as "chưa thẩm định".</summary>
    public string? WhenNone { get; init; }

    public bool IsNumber => Kind is ValueKind.Points or ValueKind.Percent or ValueKind.Whole;
}
