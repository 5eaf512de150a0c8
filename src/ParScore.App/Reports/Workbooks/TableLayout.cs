using ParScore.Scoring;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Turns a planned table into cells with formulas.</summary>
/// <param name="input">What the workbook is made from.</param>
/// <param name="plan">The table's rows.</param>
/// <param name="findCell">The address of a row's cell on another sheet: sheet, column, id of the row.</param>
internal sealed class TableLayout(WorkbookInput input, TablePlan plan, Func<string, int, string, string> findCell)
{
    /// <summary>A function takes at most 255 arguments.</summary>
    private const int MostArguments = 200;

    private readonly TableColumn[] _columns = [.. plan.Table.Columns.OrderBy(c => c.Column)];

    public IEnumerable<LaidRow> Rows()
    {
        yield return Row(plan.HeaderRow, [.. _columns.Select(c => new LaidCell(c.Column, CellValue.Of(c.Header), null, Looks.Header))]);
        if (plan.IsEmpty)
        {
            yield return Row(plan.FirstRow, [.. _columns.Select((c, i) => new LaidCell(c.Column, i == 0 ? CellValue.Of(plan.Table.WhenEmpty ?? "Không có.") : null, null, Looks.Plain with { Italic = true }))]);
            yield break;
        }

        var order = _columns.Select(c => plan.Table.Columns.Index().First(t => t.Item == c).Index).ToArray();
        var plain = _columns.Select(c => Looks.Body(c.Value, FormatOf(c))).ToArray();
        foreach (var row in plan.Rows)
        {
            for (var piece = 0; piece < row.Height; piece++)
            {
                yield return Row(row.Row + piece, Cells(row, piece, order, plain));
            }
        }

        if (plan.HasTotal)
        {
            yield return Row(plan.LastRow, [.. _columns.Select((c, i) => TotalCell(c, order[i]))]);
        }
    }

    private LaidRow Row(int number, LaidCell[] cells)
    {
        var lines = 1;
        foreach (var cell in plan.IsEmpty && number == plan.FirstRow ? [] : cells)
        {
            lines = cell.Value is TextValue { Text: var text } ? Math.Max(lines, TextMeasure.Lines(text, plan.Sheet.Widths[cell.Column], cell.Style)) : lines;
        }

        return new LaidRow(number, TextMeasure.Height(lines, Looks.Header.Size), cells);
    }

    private LaidCell[] Cells(PlannedRow row, int piece, int[] order, CellStyle[] plain)
    {
        var cells = new LaidCell[_columns.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var (column, pieces) = (_columns[i], row.Pieces[order[i]]);
            var value = piece < pieces.Count ? pieces[piece] : null;
            var style = Looks.OfNode(plain[i], column.Value, row.Context, plan.Table.Rows);
            if (piece > 0 && i == 0 && value is null)
            {
                value = CellValue.Of("(tiếp)");
                style = style with { Italic = true, Format = null };
            }

            var formula = value is null || piece > 0 ? null : FormulaOf(column, row);
            cells[i] = new LaidCell(column.Column, value, formula, style);
        }

        return cells;
    }

    private string? FormulaOf(TableColumn column, PlannedRow row) => column.Formula switch
    {
        ChildrenFormula(var leafColumns) => ChildrenOf(column, leafColumns, row),
        ShareFormula share => Share(share, row.Row),
        SameAsFormula(var sheet, var at) => findCell(sheet, at, row.Context.Node!.Id),
        _ => null,
    };

    private string? ChildrenOf(TableColumn column, IReadOnlyList<int> leafColumns, PlannedRow row)
    {
        var node = row.Context.Node!;
        if (node.IsLeaf)
        {
            return leafColumns.Count == 0 ? null : $"SUM({string.Join(',', leafColumns.Select(c => Columns.Address(c, row.Row)))})";
        }

        var sum = Sum(column.Column, node.Children.Select(c => plan.RowOf[c.Id]));
        if (!node.IsBonus || column.Value!.Cap == BonusCap.None)
        {
            return sum;
        }

        if (column.Value.Cap == BonusCap.Itself)
        {
            return null;
        }

        var max = _columns.FirstOrDefault(c => c.Value?.Name is NodeValues.Max);
        return $"MIN({sum},{(max is null ? node.MaxPoints.ToText() : Columns.Address(max.Column, row.Row))})";
    }

    private static string Share(ShareFormula share, int row)
    {
        var (of, @in) = (Columns.Address(share.Of, row), Columns.Address(share.In, row));
        return $"IF({@in}=0,\"\",{of}/{@in}*100)";
    }

    private static string Sum(int column, IEnumerable<int> rows)
    {
        var arguments = Runs(rows).Select(r => r.First == r.Last ? Columns.Address(column, r.First) : $"{Columns.Address(column, r.First)}:{Columns.Address(column, r.Last)}");
        var sums = arguments.Chunk(MostArguments).Select(chunk => $"SUM({string.Join(',', chunk)})").ToArray();
        return sums.Length == 1 ? sums[0] : $"SUM({string.Join(',', sums)})";
    }

    // Rows 5, 6, 7, 9 are 5–7 and 9.
    private static List<(int First, int Last)> Runs(IEnumerable<int> rows)
    {
        var runs = new List<(int First, int Last)>();
        foreach (var row in rows)
        {
            if (runs.Count > 0 && runs[^1].Last == row - 1)
            {
                runs[^1] = (runs[^1].First, row);
            }
            else
            {
                runs.Add((row, row));
            }
        }

        return runs;
    }

    private LaidCell TotalCell(TableColumn column, int at)
    {
        var style = Looks.Total(column.Value, FormatOf(column));
        if (plan.Table.Total!.Column == column.Column)
        {
            return new LaidCell(column.Column, CellValue.Of(plan.Table.Total.Text), null, style with { Format = null, Horizontal = "left" });
        }

        switch (column.Total)
        {
            case ColumnTotal.Sum:
                var total = TotalOf(column, at);
                return total is null
                    ? new LaidCell(column.Column, CellValue.Of(column.Value!.WhenNone), null, style with { Format = null, Bold = false, Italic = true, Horizontal = "center" })
                    : new LaidCell(column.Column, CellValue.Of(total), Sum(column.Column, Summed(column).Select(r => r.Row)), style);
            case ColumnTotal.Share:
                var share = (ShareFormula)column.Formula!;
                var (of, @in) = (TotalOf(share.Of), TotalOf(share.In));
                return of is null
                    ? new LaidCell(column.Column, null, null, style)
                    : new LaidCell(column.Column, @in is null or { IsZero: true } ? TextValue.Empty : CellValue.Of(of * Fraction.Hundred / @in), Share(share, plan.LastRow), style);
            case ColumnTotal.Filled:
                var filled = $"COUNTA({Columns.Address(column.Column, plan.FirstRow)}:{Columns.Address(column.Column, plan.LastBodyRow)})";
                return new LaidCell(column.Column, CellValue.Of(column.Value is null ? 0 : plan.Rows.Sum(r => r.Pieces[at].Count(p => p is not null))), filled, style with { Format = "0", Horizontal = "center" });
            default:
                return new LaidCell(column.Column, null, null, style);
        }
    }

    private Fraction? TotalOf(int column) => plan.Table.Columns.Index().FirstOrDefault(c => c.Item.Column == column) is { Item: { } item, Index: var at } ? TotalOf(item, at) : null;

    private Fraction? TotalOf(TableColumn column, int at)
    {
        var numbers = Summed(column).Select(r => r.Pieces[at][0]).OfType<NumberValue>().ToArray();
        return numbers.Length == 0 ? null : numbers.Aggregate(Fraction.Zero, (sum, next) => sum + next.Number);
    }

    // Of a whole tree, its fields; a maximum leaves out points beside the maximum.
    private IEnumerable<PlannedRow> Summed(TableColumn column) => plan.Rows
        .Where(r => plan.Table.Rows != RowSource.Nodes || r.Context.Node!.Level == Scoring.Criteria.NodeLevel.Field)
        .Where(r => !column.Value!.IsMaximum || r.Context.Node is not { } node || !input.IsBonus(node));

    private string? FormatOf(TableColumn column) =>
        column.Input is { IsTime: true } ? "dd/mm/yyyy hh:mm" : Looks.Format(column.Value, column.Places, input.Set.Rounding);
}
