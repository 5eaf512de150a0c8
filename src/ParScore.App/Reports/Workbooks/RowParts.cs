namespace ParScore.App.Reports.Workbooks;

/// <summary>What a row is about, and so which values it has.</summary>
[Flags]
public enum RowParts
{
    /// <summary>The workbook as a whole.</summary>
    None = 0,

    /// <summary>A table's row, which has a number.</summary>
    Row = 1,

    /// <summary>A row of the criteria set.</summary>
    Node = 2,

    Evidence = 4,

    Explanation = 8,

    Initiative = 16,

    Difficulty = 32,

    RoundingGap = 64,

    /// <summary>The unit that wrote it.</summary>
    Unit = 128,
}
