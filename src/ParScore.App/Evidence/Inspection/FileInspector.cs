using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Evidence.Inspection;

/// <summary>
/// Looks into a file that has arrived: is it what its extension says, whole, without passwords, macros or scripts, and no larger
/// unpacked than it may be. Memory stays flat whatever the file claims of itself.
/// </summary>
public static class FileInspector
{
    private const int ZipEndLength = 22;

    /// <summary>Why a file is not taken in; empty when it is.</summary>
    /// <param name="file">Open for reading and seeking.</param>
    /// <param name="type">What its extension says.</param>
    /// <param name="settings">The limits.</param>
    public static IReadOnlyList<Refusal> Inspect(FileStream file, EvidenceType type, DataSettings settings)
    {
        var start = new byte[16];
        file.Position = 0;
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (read == 0)
        {
            return [EvidenceRefusals.Of(EvidenceRefusals.Empty, "Tệp rỗng (0 byte). Hãy mở tệp gốc kiểm tra rồi tải lên lại.")];
        }

        if (WrongStart(start.AsSpan(0, read), type) is { } wrong)
        {
            return [wrong];
        }

        if (type is EvidenceType.Pdf or EvidenceType.Png or EvidenceType.Jpeg && EndsAsZip(file))
        {
            return [EvidenceRefusals.Of(EvidenceRefusals.Polyglot, $"Trong tệp {EvidenceTypes.Show(type)} còn có tệp nén gắn thêm. Hãy mở tệp, lưu hoặc in lại thành tệp mới rồi tải lên.")];
        }

        return type switch
        {
            EvidenceType.Pdf => PdfInspection.Inspect(file),
            EvidenceType.Docx or EvidenceType.Xlsx => OfficeInspection.Inspect(file, type, settings),
            EvidenceType.Png => PictureInspection.InspectPng(file, settings),
            EvidenceType.Jpeg => PictureInspection.InspectJpeg(file, settings),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "An unknown kind of file."),
        };
    }

    // Programs that unpack look for the end record of a ZIP in the last 64 KB (APPNOTE 4.3.16), whatever stands before and behind it.
    // Its four letters alone come about by chance in one of 65,000 files; with the zeros that follow they do not.
    private static bool EndsAsZip(FileStream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, ZipEndLength + ushort.MaxValue)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        return tail.AsSpan().IndexOf("PK\u0005\u0006\0\0\0\0"u8) >= 0 || (tail.AsSpan().IndexOf("PK\u0005\u0006"u8) >= 0 && tail.AsSpan().IndexOf("PK\u0001\u0002"u8) >= 0);
    }

    private static Refusal? WrongStart(ReadOnlySpan<byte> start, EvidenceType type)
    {
        var isRight = type switch
        {
            EvidenceType.Pdf => start.StartsWith("%PDF-"u8),
            EvidenceType.Docx or EvidenceType.Xlsx => start.StartsWith("PK\u0003\u0004"u8),
            EvidenceType.Png => start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
            EvidenceType.Jpeg => start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
            _ => false,
        };
        if (isRight)
        {
            return null;
        }

        // Compound files are the old formats, and also how Office keeps a new one behind a password.
        if (type is EvidenceType.Docx or EvidenceType.Xlsx && start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
        {
            return EvidenceRefusals.Of(EvidenceRefusals.Encrypted, "Tệp Office này đặt mật khẩu hoặc là định dạng cũ (.doc, .xls) bị đổi đuôi. Hãy bỏ mật khẩu và lưu lại thành .docx hoặc .xlsx, tốt nhất là PDF.");
        }

        return EvidenceRefusals.Of(EvidenceRefusals.Content, $"Nội dung không phải {EvidenceTypes.Show(type)} dù tên tệp nói vậy{(Guess(start) is { } guess ? $"; có vẻ là {guess}" : "")}. Hãy mở bằng phần mềm gốc và lưu lại đúng loại, không đổi đuôi bằng tay.");
    }

    private static string? Guess(ReadOnlySpan<byte> start) =>
        start.StartsWith("MZ"u8) || start.StartsWith("\u007fELF"u8) ? "chương trình chạy được"
        : start.StartsWith("PK"u8) ? "tệp nén hoặc Office"
        : start.StartsWith("Rar!"u8) || start.StartsWith((ReadOnlySpan<byte>)[(byte)'7', (byte)'z', 0xBC, 0xAF]) || start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "tệp nén"
        : start.StartsWith("%PDF"u8) ? "PDF"
        : start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? "tệp Office cũ"
        : start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "ảnh JPEG"
        : start.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) ? "ảnh PNG"
        : start.TrimStart(" \t\r\n\u00EF\u00BB\u00BF"u8).StartsWith("<"u8) ? "trang HTML, SVG hoặc XML"
        : null;
}
