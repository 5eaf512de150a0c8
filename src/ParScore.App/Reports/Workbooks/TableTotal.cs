namespace ParScore.App.Reports.Workbooks;

/// <summary>The total row's own text.</summary>
/// <param name="Column">Where it stands.</param>
/// <param name="Text">Such as "Tổng cộng".</param>
public sealed record TableTotal(int Column, string Text);
