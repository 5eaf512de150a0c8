using ParScore.Scoring;

namespace ParScore.App.Reports.Workbooks;

/// <summary>What came of reading a binding: a binding, or every fault. Never both.</summary>
public sealed record LoadedBinding(WorkbookBinding? Binding, IReadOnlyList<Fault> Faults);
