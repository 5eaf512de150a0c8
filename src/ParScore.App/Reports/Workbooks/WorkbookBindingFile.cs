using System.Buffers;
using System.Globalization;
using ParScore.App.Campaigns;
using ParScore.Scoring;
using ParScore.Scoring.Criteria;
using ParScore.Scoring.Json;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Reads a binding. A binding with any fault is refused, with all its faults.</summary>
public sealed class WorkbookBindingFile
{
    private const int LongestSheetName = 31;

    private static readonly SearchValues<char> NotInSheetNames = SearchValues.Create("[]:*?/\\");

    private static readonly Words<RowSource> Sources = new(
        ("fields", RowSource.Fields), ("nodes", RowSource.Nodes), ("leaves", RowSource.Leaves), ("self-leaves", RowSource.SelfLeaves), ("evidence", RowSource.Evidence),
        ("explanations", RowSource.Explanations), ("initiatives", RowSource.Initiatives), ("difficulties", RowSource.Difficulties), ("rounding-gaps", RowSource.RoundingGaps));

    private static readonly Words<LineLook> Looks = new(
        ("text", LineLook.Text), ("title", LineLook.Title), ("subtitle", LineLook.Subtitle), ("warning", LineLook.Warning), ("heading", LineLook.Heading), ("label", LineLook.Label), ("note", LineLook.Note));

    private static readonly Words<ColumnTotal> Totals = new(("sum", ColumnTotal.Sum), ("share", ColumnTotal.Share), ("filled", ColumnTotal.Filled));

    private readonly FaultList _faults;
    private readonly CriteriaSet _set;

    private WorkbookBindingFile(FaultList faults, CriteriaSet set) => (_faults, _set) = (faults, set);

    /// <summary>The binding's path beside its set: 2020.json has 2020.workbook.json.</summary>
    public static string PathBeside(string setFile) => Path.ChangeExtension(setFile, ".workbook.json");

    /// <summary>Reads the file's bytes (UTF-8 JSON) against the set it is for.</summary>
    public static LoadedBinding Read(ReadOnlySpan<byte> bytes, CriteriaSet set)
    {
        var faults = new FaultList();
        var root = JsonText.Parse(bytes, faults);
        var json = root is not null && FileKind.Is(root, "sheets", faults) ? ObjectReader.Of(root, faults) : null;
        var binding = json is null ? null : new WorkbookBindingFile(faults, set).ReadBinding(json);
        return faults.All.Count == 0 ? new LoadedBinding(binding, []) : new LoadedBinding(null, [.. faults.All.OrderBy(f => f.Line)]);
    }

    private WorkbookBinding ReadBinding(ObjectReader json)
    {
        _ = json.Text("$schema", required: false);
        SetReference.Check(json, _set);
        var items = json.Objects("sheets") ?? [];
        var binding = new WorkbookBinding
        {
            Name = json.Text("name") ?? "",
            Header = ReadTemplate(json, "header", RowParts.None),
            Sheets = [.. items.Select(ReadSheet)],
        };
        json.Done();
        foreach (var (index, sheet) in binding.Sheets.Index())
        {
            if (binding.Sheets.Take(index).Any(s => string.Equals(s.Name, sheet.Name, StringComparison.OrdinalIgnoreCase)))
            {
                _faults.Add(BindingFaultCodes.SheetName, items[index].Item, $"Có hai trang tên \"{sheet.Name}\".");
            }
        }

        if (_faults.All.Count == 0)
        {
            CheckSameAs(binding, json);
        }

        return binding;
    }

    private SheetBinding ReadSheet(ObjectReader json)
    {
        var name = json.Text("name") ?? "";
        if (name.Length > LongestSheetName || name.AsSpan().ContainsAny(NotInSheetNames) || name.StartsWith('\'') || name.EndsWith('\'') || string.Equals(name, "History", StringComparison.OrdinalIgnoreCase))
        {
            _faults.Add(BindingFaultCodes.SheetName, json.Optional("name")!, $"\"{ObjectReader.Shorten(name)}\" không dùng làm tên trang được: tối đa {LongestSheetName} ký tự, không có [ ] : * ? / \\, không bắt đầu hay kết thúc bằng dấu nháy đơn.");
        }

        var widths = ReadWidths(json);
        var (parts, free, hasTable) = (new List<SheetPart>(), 1, false);
        foreach (var item in json.Objects("parts") ?? [])
        {
            var part = ReadPart(item, widths);
            CheckPlace(item, part, ref free, ref hasTable);
            parts.Add(part);
        }

        var sheet = new SheetBinding { Name = name, FreezeColumns = json.Whole("freezeColumns", 0, 20, required: false) ?? 0, Widths = widths, Parts = parts };
        json.Done();
        return sheet;
    }

    // What stands below a table moves with the number of its rows.
    private void CheckPlace(ObjectReader json, SheetPart part, ref int free, ref bool hasTable)
    {
        if (part.Row is { } row)
        {
            if (hasTable || row < free)
            {
                _faults.Add(BindingFaultCodes.CellTwice, json.Optional("row")!, hasTable ? "Phần đứng sau một bảng không định trước dòng được; dùng \"gap\"." : string.Create(CultureInfo.InvariantCulture, $"Dòng {row} đã có nội dung phía trên; dòng còn trống đầu tiên là {free}."));
            }

            free = row;
        }

        free += part.Gap + 1;
        hasTable |= part is TablePart;
    }

    private Dictionary<int, double> ReadWidths(ObjectReader sheet)
    {
        var widths = new Dictionary<int, double>();
        foreach (var (letters, item) in sheet.Object("widths")?.Entries() ?? [])
        {
            if (Columns.NumberOf(letters) is not { } column)
            {
                _faults.Add(BindingFaultCodes.ColumnUnknown, item, $"\"{ObjectReader.Shorten(letters)}\" không phải tên cột (A, B, … AA).");
            }
            else if (ObjectReader.WholeOf(item, 1, 255, _faults) is { } width)
            {
                widths[column] = width;
            }
        }

        if (widths.Count == 0)
        {
            widths[1] = 10;
        }

        return widths;
    }

    private SheetPart ReadPart(ObjectReader json, Dictionary<int, double> widths)
    {
        var (row, gap) = (json.Whole("row", 1, 10_000, required: false), json.Whole("gap", 0, 100, required: false) ?? 0);
        var cells = json.Objects("line", required: false);
        var table = json.Object("table", required: false);
        SheetPart part = table is null
            ? new LinePart { Row = row, Gap = gap, Cells = ReadLine(cells ?? [], widths) }
            : ReadTable(table, widths) with { Row = row, Gap = gap };
        if (json.Has("line") == json.Has("table"))
        {
            _faults.Add(BindingFaultCodes.OneOfTwo, json.Item, "Mỗi phần phải có đúng một trong hai: \"line\" hoặc \"table\".");
        }

        json.Done();
        return part;
    }

    private LineCell[] ReadLine(IReadOnlyList<ObjectReader> items, Dictionary<int, double> widths)
    {
        var free = 0;
        return [.. items.Select(json =>
        {
            var node = ReadNode(json);
            var has = node is null ? RowParts.None : RowParts.Node;
            var column = ReadColumn(json, "column", widths) ?? 0;
            var cell = new LineCell
            {
                Column = column,
                To = json.Has("to") ? ReadColumn(json, "to", widths) ?? column : column,
                Text = ReadTemplate(json, "text", has),
                Value = ReadValue(json, has),
                Node = node,
                Places = json.Whole("places", 0, 6, required: false),
                Look = json.Word("style", Looks, required: false) ?? LineLook.Text,
            };
            json.Done();
            if (json.Has("text") == json.Has("value"))
            {
                _faults.Add(BindingFaultCodes.OneOfTwo, json.Item, "Mỗi ô phải có đúng một trong hai: \"text\" hoặc \"value\".");
            }

            if (column > 0 && (column <= free || cell.To < column))
            {
                _faults.Add(BindingFaultCodes.CellTwice, json.Item, $"Ô ở cột {Columns.NameOf(column)} chồng lên ô đứng trước hoặc có cột cuối (\"to\") đứng trước cột đầu.");
            }

            free = Math.Max(free, cell.To);
            return cell;
        })];
    }

    private TablePart ReadTable(ObjectReader json, Dictionary<int, double> widths)
    {
        var rows = json.Word("rows", Sources) ?? RowSource.Nodes;
        var columns = new List<TableColumn>();
        var items = json.Objects("columns") ?? [];
        foreach (var item in items)
        {
            columns.Add(ReadTableColumn(item, rows, columns, widths));
        }

        foreach (var (column, item) in columns.Zip(items).Where(c => c.First.Formula is not null))
        {
            CheckFormula(column, columns, rows, item.Optional("formula")!);
        }

        var total = json.Object("total", required: false);
        var table = new TablePart
        {
            Rows = rows,
            Columns = columns,
            Total = total is null ? null : new TableTotal(ReadColumn(total, "column", widths) ?? 0, total.Text("text") ?? ""),
            WhenEmpty = json.Text("whenEmpty", required: false),
        };
        total?.Done();
        json.Done();
        return table;
    }

    private TableColumn ReadTableColumn(ObjectReader json, RowSource rows, List<TableColumn> before, Dictionary<int, double> widths)
    {
        var input = json.Object("input", required: false);
        var column = new TableColumn
        {
            Column = ReadColumn(json, "column", widths) ?? 0,
            Header = json.Text("header") ?? "",
            Value = ReadValue(json, WorkbookValues.PartsOf(rows)),
            Formula = json.Object("formula", required: false) is { } formula ? ReadFormula(formula, widths) : null,
            Total = json.Word("total", Totals, required: false),
            Input = input is null ? null : new ColumnInput(input.Texts("choices", required: false) ?? [], input.YesNo("time", required: false) ?? false),
            Places = json.Whole("places", 0, 6, required: false),
            Most = json.Whole("most", 50, CellText.Most, required: false),
            Rest = json.Text("rest", required: false) ?? "",
        };
        input?.Done();
        json.Done();
        if (json.Has("value") == json.Has("input"))
        {
            _faults.Add(BindingFaultCodes.OneOfTwo, json.Item, "Mỗi cột phải có đúng một trong hai: \"value\" (giá trị) hoặc \"input\" (để người dùng điền).");
        }

        if (json.Has("most") != json.Has("rest") || column.Rest.Length * 2 > column.Most)
        {
            _faults.Add(BindingFaultCodes.OneOfTwo, json.Item, "\"most\" và \"rest\" đi cùng nhau: chữ dài bị cắt phải ghi rõ xem tiếp ở đâu, và câu đó không quá nửa độ dài cho phép.");
        }

        // A drop-down's own list may not hold a comma or a quotation mark, nor more than 255 characters.
        if (column.Input is { Choices: var choices } && (string.Join(',', choices).Length > 255 || choices.Any(c => c.AsSpan().ContainsAny(',', '"'))))
        {
            _faults.Add(FaultCodes.OutOfBounds, input!.Optional("choices")!, "Các lựa chọn không được có dấu phẩy, dấu nháy kép, và cả danh sách không quá 255 ký tự.");
        }

        if (column.Column > 0 && before.Any(c => c.Column == column.Column))
        {
            _faults.Add(BindingFaultCodes.CellTwice, json.Item, $"Cột {Columns.NameOf(column.Column)} có hai lần trong một bảng.");
        }

        if (column.Total == ColumnTotal.Sum && column.Value is { IsNumber: false })
        {
            _faults.Add(BindingFaultCodes.FormulaWrong, json.Optional("total")!, $"\"{column.Value.Name}\" không phải số nên không cộng được.");
        }

        if (column.Total == ColumnTotal.Share && column.Formula is not ShareFormula)
        {
            _faults.Add(BindingFaultCodes.FormulaWrong, json.Optional("total")!, "Dòng tổng chỉ tính tỷ lệ cho cột có công thức \"share\".");
        }

        return column;
    }

    private ColumnFormula? ReadFormula(ObjectReader json, Dictionary<int, double> widths)
    {
        ColumnFormula? formula = null;
        switch (json.Text("kind"))
        {
            case "children":
                formula = new ChildrenFormula([.. (json.List("leaf", required: false) ?? []).Select(i => ColumnOf(i, widths)).OfType<int>()]);
                break;
            case "share":
                formula = new ShareFormula(ReadColumn(json, "of", widths) ?? 0, ReadColumn(json, "in", widths) ?? 0);
                break;
            case "same-as":
                var column = json.Required("column");
                formula = new SameAsFormula(json.Text("sheet") ?? "", column is { Kind: JsonKind.Text } && Columns.NumberOf(column.Text) is { } number ? number : 0);
                break;
            case { } other:
                _faults.Add(FaultCodes.WrongWord, json.Optional("kind")!, $"Không có loại công thức \"{ObjectReader.Shorten(other)}\"; các loại: children, share, same-as.");
                break;
            default:
                break;
        }

        json.Done();
        return formula;
    }

    private void CheckFormula(TableColumn column, List<TableColumn> columns, RowSource rows, JsonItem at)
    {
        TableColumn? At(int number) => columns.Find(c => c.Column == number);
        var why = column switch
        {
            { Value: null or { IsNumber: false } } => "cột này không phải số",
            { Formula: ChildrenFormula } when rows != RowSource.Nodes => "chỉ bảng có mọi dòng của bộ tiêu chí (\"nodes\") mới cộng từ dòng con được",
            { Formula: ChildrenFormula { LeafColumns: var leaf } } when leaf.Any(c => c == column.Column || At(c)?.Value is not { IsNumber: true }) => "cột được cộng ở dòng lá không có trong bảng hoặc không phải số",
            { Formula: ShareFormula(var of, var @in) } when At(of)?.Value is not { IsNumber: true } || At(@in)?.Value is not { IsNumber: true } || of == column.Column || @in == column.Column => "hai cột của tỷ lệ phải là hai cột số khác trong cùng bảng",
            { Formula: SameAsFormula } when rows is not (RowSource.Fields or RowSource.Nodes or RowSource.Leaves or RowSource.SelfLeaves) => "chỉ dòng của bộ tiêu chí mới lấy theo trang khác được",
            _ => null,
        };
        if (why is not null)
        {
            _faults.Add(BindingFaultCodes.FormulaWrong, at, $"Công thức của cột \"{ObjectReader.Shorten(column.Header)}\" không tính được: {why}.");
        }
    }

    private void CheckSameAs(WorkbookBinding binding, ObjectReader json)
    {
        foreach (var (sheetIndex, sheet) in binding.Sheets.Index())
        {
            foreach (var column in sheet.Parts.OfType<TablePart>().SelectMany(t => t.Columns))
            {
                if (column.Formula is not SameAsFormula formula)
                {
                    continue;
                }

                var target = binding.Sheets.FirstOrDefault(s => string.Equals(s.Name, formula.Sheet, StringComparison.Ordinal))?.Parts.OfType<TablePart>()
                    .FirstOrDefault(t => t.Rows == RowSource.Nodes)?.Columns.FirstOrDefault(c => c.Column == formula.Column);
                if (target is not { Formula: not SameAsFormula } || target.Value != column.Value)
                {
                    _faults.Add(BindingFaultCodes.FormulaWrong, json.Objects("sheets")![sheetIndex].Item, $"Cột \"{column.Header}\": trang \"{formula.Sheet}\" không có bảng mọi dòng (\"nodes\") với giá trị {column.Value?.Name} ở cột đã ghi.");
                }
            }
        }
    }

    private TextTemplate? ReadTemplate(ObjectReader json, string name, RowParts has)
    {
        if (json.Text(name, required: false) is not { } text)
        {
            return null;
        }

        var template = TextTemplate.Parse(text, out var unknown);
        foreach (var value in unknown)
        {
            _faults.Add(BindingFaultCodes.ValueUnknown, json.Optional(name)!, Unknown(value));
        }

        foreach (var value in template?.Values ?? [])
        {
            CheckHere(value, has, json.Optional(name)!);
        }

        return template;
    }

    private WorkbookValue? ReadValue(ObjectReader json, RowParts has)
    {
        if (json.Text("value", required: false) is not { } name)
        {
            return null;
        }

        if (WorkbookValues.Find(name) is not { } value)
        {
            _faults.Add(BindingFaultCodes.ValueUnknown, json.Optional("value")!, Unknown(name));
            return null;
        }

        CheckHere(value, has, json.Optional("value")!);
        return value;
    }

    private void CheckHere(WorkbookValue value, RowParts has, JsonItem at)
    {
        if (!has.HasFlag(value.Needs))
        {
            _faults.Add(BindingFaultCodes.ValueNotHere, at, $"Giá trị \"{value.Name}\" ({value.Meaning}) không có ở loại dòng này.");
        }
    }

    private static string Unknown(string name)
    {
        var near = WorkbookValues.All.Select(v => (v.Name, Distance: TextCheck.Distance(v.Name, name))).Where(n => n.Distance <= 2).OrderBy(n => n.Distance).FirstOrDefault().Name;
        return $"Không có giá trị nào tên \"{ObjectReader.Shorten(name)}\"; {(near is null ? "xem bảng tên trong src/ParScore.App/Reports/README.md" : $"có phải ý là \"{near}\"?")}.".Replace("?.", "?", StringComparison.Ordinal);
    }

    private Node? ReadNode(ObjectReader json)
    {
        if (json.Text("node", required: false) is not { } name)
        {
            return null;
        }

        var node = _set.Find(name);
        if (node is null)
        {
            _faults.Add(BindingFaultCodes.NodeUnknown, json.Optional("node")!, $"Bộ tiêu chí không có dòng \"{ObjectReader.Shorten(name)}\".");
        }

        return node;
    }

    private int? ReadColumn(ObjectReader json, string name, Dictionary<int, double> widths) => json.Required(name) is { } item ? ColumnOf(item, widths) : null;

    private int? ColumnOf(JsonItem item, Dictionary<int, double> widths)
    {
        if (ObjectReader.TextOf(item, _faults) is not { } letters)
        {
            return null;
        }

        if (Columns.NumberOf(letters) is { } column && widths.ContainsKey(column))
        {
            return column;
        }

        _faults.Add(BindingFaultCodes.ColumnUnknown, item, $"Cột \"{ObjectReader.Shorten(letters)}\" không có độ rộng trong \"widths\" của trang.");
        return null;
    }
}
