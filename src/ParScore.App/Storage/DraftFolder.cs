namespace ParScore.App.Storage;

/// <summary>A folder that is being made beside its place: it gets its name when it is whole, or disappears.</summary>
internal sealed class DraftFolder : IAsyncDisposable
{
    private bool _isPublished;

    private DraftFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>A new, empty draft for a folder that is not there or is empty.</summary>
    /// <exception cref="FolderTakenException">Something is there already, or the place lies inside the data directory.</exception>
    public static DraftFolder Beside(string final, string suffix, DataDirectory? outside = null)
    {
        if (outside is not null && $"{final}/".StartsWith($"{outside.Path}/", StringComparison.Ordinal))
        {
            throw new FolderTakenException($"'{final}' nằm trong thư mục dữ liệu.");
        }

        if (File.Exists(final))
        {
            throw new FolderTakenException($"'{final}' là một tệp, không phải thư mục.");
        }

        if (Directory.Exists(final) && Directory.EnumerateFileSystemEntries(final).Any())
        {
            throw new FolderTakenException($"'{final}' đã có và không trống.");
        }

        var draft = $"{final}.{System.IO.Path.GetRandomFileName()}.{suffix}";
        DataDirectory.CreateFolder(draft);
        return new DraftFolder(draft);
    }

    /// <summary>Gives the folder its name, after its own entries are on the disk.</summary>
    public void Publish(string final)
    {
        DurableFiles.SyncFolder(Path);
        if (Directory.Exists(final))
        {
            Directory.Delete(final);
        }

        Directory.Move(Path, final);
        _isPublished = true;
        try
        {
            DurableFiles.SyncFolder(System.IO.Path.GetDirectoryName(final)!);
        }
        catch
        {
            // What is refused is not there under its name.
            Directory.Move(final, Path);
            _isPublished = false;
            throw;
        }
    }

    public ValueTask DisposeAsync()
    {
        if (!_isPublished && Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }

        return ValueTask.CompletedTask;
    }
}
