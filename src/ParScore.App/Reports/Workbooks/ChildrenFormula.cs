namespace ParScore.App.Reports.Workbooks;

/// <summary>A row's value is the sum of its children's, at most its maximum when it is a bonus.</summary>
/// <param name="LeafColumns">What a leaf adds up; empty when a leaf has the number itself.</param>
public sealed record ChildrenFormula(IReadOnlyList<int> LeafColumns) : ColumnFormula;
