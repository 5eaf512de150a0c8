namespace ParScore.App.Storage;

/// <summary>Something is already where a new folder should be made; nothing was touched.</summary>
public sealed class FolderTakenException(string folder) : IOException($"'{folder}' đã có và không trống.");
