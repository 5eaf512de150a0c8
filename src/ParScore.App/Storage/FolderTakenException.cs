namespace ParScore.App.Storage;

/// <summary>A new folder cannot be made where it was asked for; nothing was touched. The message is a Vietnamese sentence.</summary>
public sealed class FolderTakenException(string message) : IOException(message);
