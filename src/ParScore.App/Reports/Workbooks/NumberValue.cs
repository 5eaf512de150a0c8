using System.Globalization;
using ParScore.Scoring;

namespace ParScore.App.Reports.Workbooks;

/// <summary>An exact number; the cell holds the nearest that a spreadsheet can keep.</summary>
public sealed record NumberValue(Fraction Number) : CellValue
{
    public double Nearest => double.Parse(Number.ToText(), NumberStyles.Float, CultureInfo.InvariantCulture);

    public override string Show(ValueKind kind, Rounding rounding) => kind == ValueKind.Whole ? Number.ToText() : rounding.Show(Number);
}
