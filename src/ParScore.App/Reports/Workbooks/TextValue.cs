using ParScore.Scoring;

namespace ParScore.App.Reports.Workbooks;

/// <summary>Text, already such as a cell can hold.</summary>
public sealed record TextValue(string Text) : CellValue
{
    /// <summary>What a guarded division shows when there is nothing to divide by.</summary>
    public static readonly TextValue Empty = new("");

    public override string Show(ValueKind kind, Rounding rounding) => Text;
}
