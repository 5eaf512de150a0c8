using System.Runtime.InteropServices;

namespace ParScore.App.Storage;

/// <summary>A folder that is being made beside its place: it gets its name when it is whole, or disappears.</summary>
internal sealed class DraftFolder : IAsyncDisposable
{
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private bool _isPublished;

    private DraftFolder(string path)
    {
        Path = path;
        // Ctrl-C and a shutdown end the program without "finally"; the draft must not stay behind.
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => Remove());
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Remove());
    }

    public string Path { get; }

    /// <summary>A new, empty draft for a folder that is not there or is empty.</summary>
    /// <exception cref="IOException">Something is there already.</exception>
    public static DraftFolder Beside(string final, string suffix)
    {
        if (File.Exists(final) || (Directory.Exists(final) && Directory.EnumerateFileSystemEntries(final).Any()))
        {
            throw new FolderTakenException(final);
        }

        var draft = $"{final.TrimEnd(System.IO.Path.DirectorySeparatorChar)}.{System.IO.Path.GetRandomFileName()}.{suffix}";
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
        _interrupt.Dispose();
        _terminate.Dispose();
        Remove();
        return ValueTask.CompletedTask;
    }

    private void Remove()
    {
        if (!_isPublished && Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
