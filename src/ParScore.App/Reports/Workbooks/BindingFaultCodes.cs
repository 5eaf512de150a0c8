namespace ParScore.App.Reports.Workbooks;

/// <summary>Codes of faults in a workbook binding, beside those of <see cref="Scoring.FaultCodes"/>.</summary>
public static class BindingFaultCodes
{
    /// <summary>A value that nobody knows.</summary>
    public const string ValueUnknown = "value-unknown";

    /// <summary>A value that rows of this kind do not have.</summary>
    public const string ValueNotHere = "value-not-here";

    /// <summary>A sheet's name that a spreadsheet refuses, or that occurs twice.</summary>
    public const string SheetName = "sheet-name";

    /// <summary>Letters that name no column, or a column without a width.</summary>
    public const string ColumnUnknown = "column-unknown";

    /// <summary>Two values for one cell, or a row that is already taken.</summary>
    public const string CellTwice = "cell-twice";

    /// <summary>A formula that cannot be computed where it stands.</summary>
    public const string FormulaWrong = "formula-wrong";

    /// <summary>Neither or both of two properties of which one is wanted.</summary>
    public const string OneOfTwo = "one-of-two";

    /// <summary>A row of the set that does not exist.</summary>
    public const string NodeUnknown = "node-unknown";
}
