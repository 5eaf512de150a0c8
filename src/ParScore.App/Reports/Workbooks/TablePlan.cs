namespace ParScore.App.Reports.Workbooks;

/// <summary>A table with its values read and its rows placed.</summary>
internal sealed class TablePlan
{
    private TablePlan(SheetBinding sheet, TablePart table, int headerRow)
    {
        Sheet = sheet;
        Table = table;
        HeaderRow = headerRow;
    }

    public SheetBinding Sheet { get; }

    public TablePart Table { get; }

    public int HeaderRow { get; }

    public List<PlannedRow> Rows { get; } = [];

    /// <summary>The row of the sheet on which a row of the set stands, by its id.</summary>
    public Dictionary<string, int> RowOf { get; } = new(StringComparer.Ordinal);

    public bool IsEmpty => Rows.Count == 0;

    public int FirstRow => HeaderRow + 1;

    /// <summary>The last row before the total; a table without rows has one that says so.</summary>
    public int LastBodyRow => IsEmpty ? FirstRow : Rows[^1].Row + Rows[^1].Height - 1;

    public bool HasTotal => Table.Total is not null && !IsEmpty;

    public int LastRow => LastBodyRow + (HasTotal ? 1 : 0);

    public int FirstColumn => Table.Columns.Min(c => c.Column);

    public int LastColumn => Table.Columns.Max(c => c.Column);

    public static TablePlan Of(WorkbookInput input, SheetBinding sheet, TablePart table, int headerRow)
    {
        var (plan, free) = (new TablePlan(sheet, table, headerRow), headerRow + 1);
        foreach (var context in input.Rows(table.Rows))
        {
            var pieces = table.Columns.Select(c => PiecesOf(c, context, plan)).ToArray();
            var row = new PlannedRow(free, pieces.Max(p => p.Count), context, pieces);
            plan.Rows.Add(row);
            if (context.Node is { } node)
            {
                plan.RowOf.TryAdd(node.Id, free);
            }

            free += row.Height;
        }

        return plan;
    }

    // One value per row of the sheet; only long texts have more than one.
    private static IReadOnlyList<CellValue?> PiecesOf(TableColumn column, RowContext context, TablePlan plan)
    {
        var value = column.Value?.Read(context);
        if (value is not TextValue { Text: var text })
        {
            return [value];
        }

        if (column.Most is { } most && text.Length > most)
        {
            text = CellText.Cut(text, most, column.Rest);
        }

        var pieces = TextMeasure.Pieces(text, plan.Sheet.Widths[column.Column], Looks.OfNode(new CellStyle(), column.Value, context, plan.Table.Rows));
        return pieces.Count == 1 ? [ReferenceEquals(pieces[0], text) && column.Most is null ? value : new TextValue(pieces[0])] : [.. pieces.Select(p => new TextValue(p))];
    }
}
