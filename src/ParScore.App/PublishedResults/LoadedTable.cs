using ParScore.Scoring;

namespace ParScore.App.PublishedResults;

/// <summary>What came of reading a published table: a table, or every fault. Never both.</summary>
public sealed record LoadedTable(PublishedTable? Table, IReadOnlyList<Fault> Faults);
