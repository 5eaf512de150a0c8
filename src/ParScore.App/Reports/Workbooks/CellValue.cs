using ParScore.Scoring;

namespace ParScore.App.Reports.Workbooks;

/// <summary>What a cell holds. An empty cell is no value at all: open is not zero.</summary>
public abstract record CellValue
{
    private protected CellValue()
    {
    }

    /// <summary>Null for null and for an empty text.</summary>
    public static CellValue? Of(string? text) => string.IsNullOrEmpty(text) ? null : new TextValue(CellText.Clean(text));

    public static CellValue? Of(Fraction? number) => number is { } value ? new NumberValue(value) : null;

    public static CellValue? Of(Points? points) => Of(points?.Value);

    public static CellValue Of(int number) => new NumberValue(new Fraction(number));

    public static CellValue Of(DateOnly date) => new DateValue(date);

    /// <summary>As it stands within a Vietnamese sentence.</summary>
    public abstract string Show(ValueKind kind, Rounding rounding);
}
