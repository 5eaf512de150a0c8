using ParScore.Scoring;

namespace ParScore.App.Storage;

/// <summary>Looks at start-up whether the disk keeps what it confirms: many network and memory file systems do not.</summary>
public static class DiskProbe
{
    private static readonly string[] Forgetful = ["tmpfs", "ramfs", "nfs", "nfs4", "cifs", "smb", "smb2", "smbfs", "9p", "fuse", "vboxsf", "vfat", "msdos", "exfat"];

    /// <summary>What a person should know about the disk of a data directory; empty when nothing speaks against it.</summary>
    public static IReadOnlyList<Refusal> Warnings(DataDirectory directory)
    {
        var warnings = new List<Refusal>();
        if (FormatOf(directory.Path) is { } format && Forgetful.Contains(format, StringComparer.OrdinalIgnoreCase))
        {
            warnings.Add(new("disk-not-durable", "", $"Thư mục dữ liệu nằm trên hệ tệp \"{format}\", loại có thể mất dữ liệu đã báo là ghi xong khi mất điện hoặc mất mạng. Hãy dùng ổ đĩa gắn trong máy (ext4, xfs, NTFS …)."));
        }

        var probe = Path.Combine(directory.IncomingFolder, $"{Path.GetRandomFileName()}.probe");
        try
        {
            using (var file = new FileStream(probe, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                file.WriteByte(0);
                DurableFiles.SyncFile(file);
            }

            DurableFiles.SyncFolder(directory.IncomingFolder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            warnings.Add(new("disk-does-not-sync", "", $"Ổ đĩa của thư mục dữ liệu không xác nhận đã ghi (fsync lỗi: {error.Message}). Khi chưa khắc phục, chương trình sẽ từ chối mọi thay đổi để không báo sai. Hãy kiểm tra ổ đĩa và chỗ trống."));
        }
        finally
        {
            if (File.Exists(probe))
            {
                File.Delete(probe);
            }
        }

        return warnings;
    }

    private static string? FormatOf(string folder)
    {
        try
        {
            return new DriveInfo(folder).DriveFormat;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
