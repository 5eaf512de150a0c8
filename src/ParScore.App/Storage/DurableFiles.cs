using System.Runtime.InteropServices;

namespace ParScore.App.Storage;

/// <summary>
/// Makes bytes stay on the disk. The managed flush of .NET 10 reports success on Linux when fsync fails (measured with an
/// injected fault), so libc's fsync is called and its answer is checked, for files and for folders.
/// </summary>
public static partial class DurableFiles
{
    private const int OpenReadOnly = 0;
    private const int CloseOnExec = 0x80000;

    /// <summary>Returns only when the file's bytes are on the disk.</summary>
    /// <exception cref="IOException">They are not known to be; the caller must not acknowledge anything.</exception>
    public static void SyncFile(FileStream file)
    {
        file.Flush();
        if (OperatingSystem.IsWindows())
        {
            RandomAccess.FlushToDisk(file.SafeFileHandle);
            return;
        }

        var descriptor = (int)file.SafeFileHandle.DangerousGetHandle();
        Check(FSync(descriptor), file.Name);
        GC.KeepAlive(file);
    }

    /// <summary>Returns only when a folder's entries (a new name, a rename) are on the disk.</summary>
    /// <exception cref="IOException">They are not known to be.</exception>
    public static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            // NTFS journals renames; a folder has no handle to flush.
            return;
        }

        var descriptor = Open(folder, OpenReadOnly | CloseOnExec);
        Check(descriptor < 0 ? -1 : 0, folder);
        try
        {
            Check(FSync(descriptor), folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    /// <summary>Gives a finished file its name, so that after a crash it is there whole or not at all.</summary>
    /// <param name="temporary">A file that <see cref="SyncFile"/> has been called on, in a folder on the same disk.</param>
    /// <param name="final">Its name; a file of that name is replaced.</param>
    public static void Publish(string temporary, string final)
    {
        File.Move(temporary, final, overwrite: true);
        SyncFolder(Path.GetDirectoryName(final)!);
    }

    /// <summary>Writes a small file whole: beside its place, synced, then named.</summary>
    /// <exception cref="IOException">It is not known to be on the disk; the place holds what it held before.</exception>
    public static void WriteWhole(string path, ReadOnlySpan<byte> content)
    {
        var draft = $"{path}.{Path.GetRandomFileName()}.tmp";
        var isPublished = false;
        try
        {
            using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.Write(content);
                SyncFile(file);
            }

            Publish(draft, path);
            isPublished = true;
        }
        finally
        {
            if (!isPublished)
            {
                File.Delete(draft);
            }
        }
    }

    private static void Check(int result, string path)
    {
        if (result != 0)
        {
            throw new IOException($"'{path}' could not be made durable: {Marshal.GetLastPInvokeErrorMessage()}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int FSync(int descriptor);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
