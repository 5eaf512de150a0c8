namespace ParScore.App.Reports.Workbooks;

/// <summary>One row of single cells. It is left out when one of its values does not exist.</summary>
public sealed record LinePart : SheetPart
{
    public required IReadOnlyList<LineCell> Cells { get; init; }
}
