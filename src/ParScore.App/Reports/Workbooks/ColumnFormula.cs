namespace ParScore.App.Reports.Workbooks;

/// <summary>How a column is computed by the spreadsheet itself. A cell without a value has no formula either.</summary>
public abstract record ColumnFormula
{
    private protected ColumnFormula()
    {
    }
}
