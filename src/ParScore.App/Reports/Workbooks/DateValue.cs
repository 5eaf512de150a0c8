using System.Globalization;
using ParScore.Scoring;

namespace ParScore.App.Reports.Workbooks;

/// <summary>A day.</summary>
public sealed record DateValue(DateOnly Date) : CellValue
{
    // Day 1 of a spreadsheet is 01/01/1900, and it believes in a 29/02/1900.
    private static readonly DateOnly DayZero = new(1899, 12, 30);

    public int Serial => Date.DayNumber - DayZero.DayNumber;

    public override string Show(ValueKind kind, Rounding rounding) => Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
