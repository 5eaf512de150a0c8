namespace ParScore.App.Reports.Workbooks;

/// <summary>One column in per cent of another; empty where the other is 0.</summary>
public sealed record ShareFormula(int Of, int In) : ColumnFormula;
