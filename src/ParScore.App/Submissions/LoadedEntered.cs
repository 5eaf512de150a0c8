using ParScore.Scoring;

namespace ParScore.App.Submissions;

/// <summary>What came of reading entered results.</summary>
/// <param name="Entered">Null when the file as a whole is refused.</param>
/// <param name="Faults">Everything that was not taken in, and why.</param>
public sealed record LoadedEntered(EnteredValues? Entered, IReadOnlyList<Fault> Faults);
