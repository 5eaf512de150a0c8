using ParScore.Scoring;

namespace ParScore.App.Submissions;

/// <summary>What came of reading a unit's answers.</summary>
/// <param name="Answers">The answers that could be taken in; null when the file as a whole is refused.</param>
/// <param name="Faults">Everything that was not taken in, and why.</param>
public sealed record LoadedAnswers(UnitAnswers? Answers, IReadOnlyList<Fault> Faults);
