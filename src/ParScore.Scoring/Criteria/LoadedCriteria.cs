namespace ParScore.Scoring.Criteria;

/// <summary>What came of reading a criteria file: a set, or every fault that was found. Never both.</summary>
/// <param name="Set">Null when there are faults.</param>
/// <param name="Faults">In the order of the file.</param>
public sealed record LoadedCriteria(CriteriaSet? Set, IReadOnlyList<Fault> Faults);
