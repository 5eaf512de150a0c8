namespace ParScore.App.Journal;

/// <summary>One row of the record as it was and as it is now.</summary>
/// <param name="Subject">The table.</param>
/// <param name="Key">The row's key, canonical JSON.</param>
/// <param name="Old">The whole row before, canonical JSON; null when it was not there.</param>
/// <param name="New">The whole row after, canonical JSON; null when it is gone, which the tables themselves refuse.</param>
public sealed record RowChange(string Subject, string Key, string? Old, string? New);
