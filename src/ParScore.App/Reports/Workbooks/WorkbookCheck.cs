using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using NodaTime;
using ParScore.App.Consolidation;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Reopens a written workbook and compares every cell with the result; formulas are computed again; the SDK validates the file.</summary>
public static class WorkbookCheck
{
    private const double Tolerance = 1e-9;

    /// <summary>Every place where the file does not say what the result says; empty when it may be handed out.</summary>
    public static IReadOnlyList<WorkbookDifference> Compare(Stream file, ProvinceResult result, WorkbookBinding binding, Instant? writtenAt)
    {
        var input = new WorkbookInput(result, writtenAt);
        return Compare(file, input, WorkbookLayout.Of(input, binding));
    }

    /// <inheritdoc cref="Compare(Stream, ProvinceResult, WorkbookBinding, Instant?)"/>
    internal static IReadOnlyList<WorkbookDifference> Compare(Stream file, WorkbookInput input, WorkbookLayout layout)
    {
        IReadOnlyList<ReadSheet> sheets;
        try
        {
            sheets = WorkbookReader.Read(file);
        }
        catch (InvalidDataException error)
        {
            return [new WorkbookDifference("", "", error.InnerException?.Message ?? error.Message, "một bảng tính đọc lại được")];
        }

        return
        [
            .. Sheets(sheets, layout),
            .. layout.Sheets.SelectMany(wanted => sheets.FirstOrDefault(s => string.Equals(s.Name, wanted.Binding.Name, StringComparison.Ordinal)) is { } found ? Cells(found, wanted) : []),
            .. sheets.SelectMany(s => Pages(s, input, layout.Binding)),
            .. Formulas(sheets),
        ];
    }

    /// <summary>What the SDK's validator finds wrong with the file's form.</summary>
    public static IReadOnlyList<WorkbookDifference> Validate(Stream file)
    {
        using var document = SpreadsheetDocument.Open(file, isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document).Select(e => new WorkbookDifference("", "", $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}", "đúng chuẩn OOXML"))];
    }

    private static IEnumerable<WorkbookDifference> Sheets(IReadOnlyList<ReadSheet> found, WorkbookLayout wanted)
    {
        var (names, wantedNames) = (string.Join(", ", found.Select(s => s.Name)), string.Join(", ", wanted.Sheets.Select(s => s.Binding.Name)));
        return string.Equals(names, wantedNames, StringComparison.Ordinal) ? [] : [new WorkbookDifference("", "", $"các trang {names}", wantedNames)];
    }

    private static IEnumerable<WorkbookDifference> Cells(ReadSheet found, LaidSheet wanted)
    {
        var seen = 0;
        foreach (var row in wanted.Rows)
        {
            foreach (var cell in row.Cells)
            {
                var address = Columns.Address(cell.Column, row.Number);
                var read = found.Cells.GetValueOrDefault(address);
                seen += read is null ? 0 : 1;
                if (!IsSame(read, cell))
                {
                    yield return new WorkbookDifference(found.Name, address, Show(read), Show(cell));
                }
            }
        }

        if (seen == found.Cells.Count)
        {
            yield break;
        }

        var wantedCells = wanted.Rows.SelectMany(r => r.Cells.Select(c => Columns.Address(c.Column, r.Number))).ToHashSet(StringComparer.Ordinal);
        foreach (var (address, read) in found.Cells.Where(c => !wantedCells.Contains(c.Key)))
        {
            yield return new WorkbookDifference(found.Name, address, Show(read), "ô trống");
        }
    }

    private static bool IsSame(ReadCell? read, LaidCell wanted) => string.Equals(read?.Formula, wanted.Formula, StringComparison.Ordinal) && wanted.Value switch
    {
        null => read is null,
        TextValue text => string.Equals(read?.Text, text.Text, StringComparison.Ordinal),
        NumberValue number => read?.Number is { } found && found.Equals(number.Nearest),
        DateValue date => read?.Number is { } found && found.Equals(date.Serial),
        _ => false,
    };

    private static string Show(ReadCell? cell) => cell switch
    {
        null => "ô trống",
        { Formula: { } formula } => $"={formula} → {cell.Text ?? cell.Number?.ToString("R", CultureInfo.InvariantCulture)}",
        { Number: { } number } => number.ToString("R", CultureInfo.InvariantCulture),
        _ => $"\"{cell.Text}\"",
    };

    private static string Show(LaidCell cell)
    {
        var value = cell.Value switch
        {
            null => "ô trống",
            TextValue text => $"\"{text.Text}\"",
            NumberValue number => number.Nearest.ToString("R", CultureInfo.InvariantCulture),
            DateValue date => $"{date.Serial.ToString(CultureInfo.InvariantCulture)} ({date.Show(ValueKind.Date, default)})",
            _ => "",
        };
        return cell.Formula is null ? value : $"={cell.Formula} → {value}";
    }

    private static IEnumerable<WorkbookDifference> Pages(ReadSheet sheet, WorkbookInput input, WorkbookBinding binding)
    {
        var (header, footer) = (PageText.Header(input, binding), PageText.Footer(input));
        return
        [
            .. string.Equals(sheet.Header, header, StringComparison.Ordinal) ? Array.Empty<WorkbookDifference>() : [new(sheet.Name, "", $"đầu trang \"{sheet.Header}\"", header)],
            .. string.Equals(sheet.Footer, footer, StringComparison.Ordinal) ? Array.Empty<WorkbookDifference>() : [new(sheet.Name, "", $"chân trang \"{sheet.Footer}\"", footer)],
        ];
    }

    // The stored results, against what the file's own numbers give.
    private static IEnumerable<WorkbookDifference> Formulas(IReadOnlyList<ReadSheet> sheets)
    {
        var formulas = new FormulaSheet(sheets);
        foreach (var sheet in sheets)
        {
            foreach (var (address, cell) in sheet.Cells.Where(c => c.Value.Formula is not null))
            {
                var computed = Compute(formulas, sheet.Name, address);
                var isSame = computed is double number
                    ? cell.Number is { } stored && Math.Abs(stored - number) <= Tolerance * Math.Max(1, Math.Abs(number))
                    : computed is string text && string.Equals(cell.Text, text, StringComparison.Ordinal);
                if (!isSame)
                {
                    yield return new WorkbookDifference(sheet.Name, address, Show(cell), $"tính lại được {computed ?? "ô trống"}");
                }
            }
        }
    }

    private static object? Compute(FormulaSheet formulas, string sheet, string address)
    {
        try
        {
            return formulas.Compute(sheet, address);
        }
        catch (FormatException error)
        {
            return new NotSupportedException(error.Message);
        }
    }
}
