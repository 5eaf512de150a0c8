using ParScore.App.Storage;
using ParScore.Tests.App.Consolidation;

namespace ParScore.Tests.App.Storage;

/// <summary>What is said at start-up about a disk that forgets.</summary>
public sealed class DiskProbeTests
{
    [TmpfsFact]
    public void A_disk_in_memory_is_warned_of()
    {
        var directory = DataDirectory.At(Path.Combine("/dev/shm", $"parscore-{Path.GetRandomFileName()}"));
        try
        {
            directory.Create();

            var warning = DiskProbe.Warnings(directory).ShouldHaveSingleItem();

            warning.Code.ShouldBe("disk-not-durable");
            warning.Message.ShouldContain("tmpfs");
            warning.Message.ShouldBeASentence();
            Directory.EnumerateFileSystemEntries(directory.IncomingFolder).ShouldBeEmpty();
        }
        finally
        {
            Directory.Delete(directory.Path, recursive: true);
        }
    }

    [Fact]
    public void A_folder_that_cannot_be_written_to_is_warned_of()
    {
        var folder = Directory.CreateTempSubdirectory("parscore-probe-");
        try
        {
            var directory = DataDirectory.At(folder.FullName);
            directory.Create();
            Directory.Delete(directory.IncomingFolder);

            var warning = DiskProbe.Warnings(directory).Where(w => w.Code is "disk-does-not-sync").ShouldHaveSingleItem();

            warning.Message.ShouldBeASentence();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A fact that needs a file system in memory at /dev/shm.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class TmpfsFactAttribute : FactAttribute
    {
        public TmpfsFactAttribute() => Skip = Directory.Exists("/dev/shm") && new DriveInfo("/dev/shm").DriveFormat is "tmpfs" ? null : "/dev/shm is no tmpfs here.";
    }
}
