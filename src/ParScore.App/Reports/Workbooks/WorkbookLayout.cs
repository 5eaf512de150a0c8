namespace ParScore.App.Reports.Workbooks;

/// <summary>Where everything stands: a binding filled with a result. Pure: the same inputs always give the same cells.</summary>
internal sealed class WorkbookLayout
{
    private readonly WorkbookInput _input;
    private readonly List<TablePlan> _plans = [];

    private WorkbookLayout(WorkbookInput input, WorkbookBinding binding)
    {
        _input = input;
        Binding = binding;
    }

    public WorkbookBinding Binding { get; }

    public IReadOnlyList<LaidSheet> Sheets { get; private set; } = [];

    public static WorkbookLayout Of(WorkbookInput input, WorkbookBinding binding)
    {
        var layout = new WorkbookLayout(input, binding);

        // First where the rows are, then the formulas that point at them.
        var places = binding.Sheets.Select(s => (Sheet: s, Parts: layout.Place(s).ToArray())).ToArray();
        layout.Sheets = [.. places.Select(p => layout.Lay(p.Sheet, p.Parts))];
        return layout;
    }

    private IEnumerable<(SheetPart Part, int Row, TablePlan? Plan)> Place(SheetBinding sheet)
    {
        var free = 1;
        foreach (var part in sheet.Parts)
        {
            var row = (part.Row ?? free) + part.Gap;
            switch (part)
            {
                case LinePart line when line.Cells.Any(c => ValueOf(c) is null):
                    continue;
                case TablePart table:
                    var plan = TablePlan.Of(_input, sheet, table, row);
                    _plans.Add(plan);
                    free = plan.LastRow + 1;
                    yield return (part, row, plan);
                    break;
                default:
                    free = row + 1;
                    yield return (part, row, null);
                    break;
            }
        }
    }

    private LaidSheet Lay(SheetBinding sheet, (SheetPart Part, int Row, TablePlan? Plan)[] parts)
    {
        var (rows, merges, inputs) = (new List<LaidRow>(), new List<string>(), new List<LaidInput>());
        foreach (var (part, row, plan) in parts)
        {
            if (part is LinePart line)
            {
                rows.Add(LayLine(line, row, sheet, merges));
                continue;
            }

            rows.AddRange(new TableLayout(_input, plan!, FindCell).Rows());
            merges.AddRange(plan!.IsEmpty ? [$"{Columns.Address(plan.FirstColumn, row + 1)}:{Columns.Address(plan.LastColumn, row + 1)}"] : []);
            inputs.AddRange(plan.Table.Columns.Where(c => c.Input is not null && !plan.IsEmpty)
                .Select(c => new LaidInput($"{Columns.Address(c.Column, plan.FirstRow)}:{Columns.Address(c.Column, plan.LastBodyRow)}", c.Input!)));
        }

        return new LaidSheet
        {
            Binding = sheet,
            Rows = rows,
            Merges = merges,
            HeaderRow = parts.Where(p => p.Plan is not null).Select(p => (int?)p.Row).FirstOrDefault(),
            Inputs = inputs,
        };
    }

    private CellValue? ValueOf(LineCell cell) =>
        cell.Value is { } value ? value.Read(_input.Context(cell.Node)) : CellValue.Of(cell.Text!.Fill(_input.Context(cell.Node)));

    private LaidRow LayLine(LinePart line, int row, SheetBinding sheet, List<string> merges)
    {
        var (cells, height) = (new List<LaidCell>(), TextMeasure.Height(1, 11));
        foreach (var cell in line.Cells)
        {
            var value = ValueOf(cell);
            var style = Looks.Line(cell.Look) with { Format = Looks.Format(cell.Value, cell.Places, _input.Set.Rounding) };
            if (value is TextValue { Text.Length: > CellText.Most } text)
            {
                value = new TextValue(CellText.Cut(text.Text, CellText.Most, " … (còn nữa)"));
            }

            cells.Add(new LaidCell(cell.Column, value, Formula: null, style));
            if (cell.To > cell.Column)
            {
                merges.Add($"{Columns.Address(cell.Column, row)}:{Columns.Address(cell.To, row)}");
            }

            var width = Enumerable.Range(cell.Column, cell.To - cell.Column + 1).Sum(c => sheet.Widths.GetValueOrDefault(c, 8));
            var lines = value is TextValue { Text: var shown } ? TextMeasure.Lines(shown, width, style) : 1;
            height = Math.Max(height, TextMeasure.Height(lines, style.Size));
        }

        return new LaidRow(row, height, cells);
    }

    // The same row's cell in the first table of all rows on a sheet.
    private string FindCell(string sheet, int column, string node)
    {
        var plan = _plans.First(p => p.Table.Rows == RowSource.Nodes && string.Equals(p.Sheet.Name, sheet, StringComparison.Ordinal));
        return $"{XlsxText.QuoteSheet(sheet)}!{Columns.Address(column, plan.RowOf[node])}";
    }
}
