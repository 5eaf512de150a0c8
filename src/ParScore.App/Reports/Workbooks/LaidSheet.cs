namespace ParScore.App.Reports.Workbooks;

/// <summary>A sheet as it will stand in the file.</summary>
internal sealed record LaidSheet
{
    public required SheetBinding Binding { get; init; }

    public required IReadOnlyList<LaidRow> Rows { get; init; }

    /// <summary>Such as "A1:K1".</summary>
    public required IReadOnlyList<string> Merges { get; init; }

    /// <summary>The header row of the first table, repeated on every page; null without a table.</summary>
    public required int? HeaderRow { get; init; }

    public required IReadOnlyList<LaidInput> Inputs { get; init; }

    public int LastRow => Rows.Count == 0 ? 1 : Rows[^1].Number;
}
