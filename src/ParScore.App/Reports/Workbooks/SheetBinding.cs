namespace ParScore.App.Reports.Workbooks;

/// <summary>One sheet: its columns' widths, and its lines and tables from top to bottom.</summary>
public sealed record SheetBinding
{
    public required string Name { get; init; }

    /// <summary>Columns that stay in sight when the sheet is scrolled.</summary>
    public int FreezeColumns { get; init; }

    /// <summary>Width in characters by column number; every column that is used has one.</summary>
    public required IReadOnlyDictionary<int, double> Widths { get; init; }

    public required IReadOnlyList<SheetPart> Parts { get; init; }

    public int LastColumn => Widths.Keys.Max();
}
