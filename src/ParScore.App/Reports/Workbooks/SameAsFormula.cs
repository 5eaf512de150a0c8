namespace ParScore.App.Reports.Workbooks;

/// <summary>The same row's cell on another sheet.</summary>
public sealed record SameAsFormula(string Sheet, int Column) : ColumnFormula;
