namespace ParScore.App.Reports.Workbooks;

/// <summary>What a total row shows below a column.</summary>
public enum ColumnTotal
{
    /// <summary>The sum; of a whole tree, the sum of its fields.</summary>
    Sum,

    /// <summary>The column's share formula, applied to the totals.</summary>
    Share,

    /// <summary>How many cells people have filled in.</summary>
    Filled,
}
