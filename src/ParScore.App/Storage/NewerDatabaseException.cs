namespace ParScore.App.Storage;

/// <summary>The database was made by a later release; this one must not touch it.</summary>
public sealed class NewerDatabaseException(string message) : IOException(message);
