namespace ParScore.App.Reports.Workbooks;

/// <summary>A table: a header row, one row for each of what it lists, and a total where one is wanted.</summary>
public sealed record TablePart : SheetPart
{
    public required RowSource Rows { get; init; }

    public required IReadOnlyList<TableColumn> Columns { get; init; }

    /// <summary>What the total row is called; null without a total row.</summary>
    public TableTotal? Total { get; init; }

    /// <summary>What stands there when there is nothing to list.</summary>
    public string? WhenEmpty { get; init; }
}
