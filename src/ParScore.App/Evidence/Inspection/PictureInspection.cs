using System.Buffers.Binary;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Evidence.Inspection;

/// <summary>PNG (ISO/IEC 15948) and JPEG (ITU-T T.81): the parts are walked to the end, nothing is decoded.</summary>
internal static class PictureInspection
{
    private const int MostTrailer = 64 * 1024;

    private static readonly Refusal CutPicture = EvidenceRefusals.Of(EvidenceRefusals.Truncated, "Ảnh bị thiếu phần cuối hoặc hỏng (thường do tải dở). Hãy chụp, quét hoặc tải lại.");
    private static readonly Refusal Appended = EvidenceRefusals.Of(EvidenceRefusals.Polyglot, "Sau phần ảnh còn có dữ liệu khác gắn thêm. Hãy mở ảnh, lưu lại thành tệp mới rồi tải lên.");

    public static IReadOnlyList<Refusal> InspectPng(FileStream file, DataSettings settings)
    {
        file.Position = 8;
        using var bytes = new BufferedReader(file);
        var (at, hasData) = (8L, false);
        for (var first = true; ; first = false)
        {
            var (length, name) = (Number(bytes), Number(bytes));
            if (length is null or > int.MaxValue || name is null || at + 12 + length > file.Length || first != (name == Name("IHDR"u8)) || (first && length != 13))
            {
                return [CutPicture];
            }

            at += 12 + length.Value;
            var left = (int)length.Value;
            if (first)
            {
                if (TooManyPixels(Number(bytes) ?? 0, Number(bytes) ?? 0, settings) is { } flood)
                {
                    return [flood];
                }

                left -= 8;
            }

            if (name == Name("IEND"u8))
            {
                return !hasData ? [CutPicture] : length == 0 && at == file.Length ? [] : [Appended];
            }

            hasData |= name == Name("IDAT"u8) && length > 0;
            // The chunk's checksum is passed over with it.
            if (!bytes.Skip(left) || !bytes.Skip(4))
            {
                return [CutPicture];
            }
        }
    }

    public static IReadOnlyList<Refusal> InspectJpeg(FileStream file, DataSettings settings)
    {
        var tail = Tail(file);
        file.Position = 2;
        using var bytes = new BufferedReader(file);
        while (true)
        {
            if (PictureFault(bytes, settings) is { } fault)
            {
                return [fault];
            }

            // Telephones append more pictures (CIPA DC-007) or a few words of their own, and some programs fill up with blanks.
            var value = bytes.Next();
            while (value is 0x00 or 0x0A or 0x0D or 0x20)
            {
                value = bytes.Next();
            }

            if (value != 0xFF || bytes.Next() != 0xD8)
            {
                return value < 0 || IsSamsung(tail) ? [] : [Appended];
            }
        }
    }

    // One picture, from behind its first marker to its last.
    private static Refusal? PictureFault(BufferedReader bytes, DataSettings settings)
    {
        var (hasFrame, hasScan) = (false, false);
        while (true)
        {
            // Markers: FF, any number of FF, then the kind.
            int kind;
            if (bytes.Next() != 0xFF)
            {
                return CutPicture;
            }

            do
            {
                kind = bytes.Next();
            }
            while (kind == 0xFF);

            if (kind is 0xD9)
            {
                return hasFrame && hasScan ? null : CutPicture;
            }

            if (kind is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                continue;
            }

            var length = (bytes.Next() << 8) | bytes.Next();
            if (kind < 0 || length < 2)
            {
                return CutPicture;
            }

            var left = length - 2;
            if (kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var (_, height, width) = (bytes.Next(), (bytes.Next() << 8) | bytes.Next(), (bytes.Next() << 8) | bytes.Next());
                if (height < 0 || width < 0)
                {
                    return CutPicture;
                }

                if (TooManyPixels((uint)width, (uint)height, settings) is { } flood)
                {
                    return flood;
                }

                (hasFrame, left) = (true, left - 5);
            }

            hasScan |= kind == 0xDA;
            if (left < 0 || !bytes.Skip(left) || (kind == 0xDA && !SkipScan(bytes)))
            {
                return CutPicture;
            }
        }
    }

    // Entropy-coded data: FF is followed by 00 or a restart marker; anything else ends the scan.
    private static bool SkipScan(BufferedReader bytes)
    {
        while (true)
        {
            var value = bytes.Next();
            if (value < 0)
            {
                return false;
            }

            if (value == 0xFF && bytes.Peek() is not 0x00 and not (>= 0xD0 and <= 0xD7) and not 0xFF)
            {
                bytes.Back(0xFF);
                return true;
            }
        }
    }

    // Samsung's telephones end a photograph with a small directory: "SEFH" … its length … "SEFT".
    private static bool IsSamsung(ReadOnlySpan<byte> tail) =>
        tail.Length >= 12 && tail[^4..].SequenceEqual("SEFT"u8) && BinaryPrimitives.ReadUInt32LittleEndian(tail[^8..]) is var length and >= 8
        && length <= tail.Length - 8 && tail[^(int)(8 + length)..].StartsWith("SEFH"u8)
        && tail.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) >= 0;

    private static byte[] Tail(FileStream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, MostTrailer)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        return tail;
    }

    private static uint? Number(BufferedReader bytes)
    {
        var (a, b, c, d) = (bytes.Next(), bytes.Next(), bytes.Next(), bytes.Next());
        return d < 0 ? null : (uint)((a << 24) | (b << 16) | (c << 8) | d);
    }

    private static uint Name(ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt32BigEndian(name);

    private static Refusal? TooManyPixels(uint width, uint height, DataSettings settings) => width == 0 || height == 0 ? CutPicture
        : (ulong)width * height <= (ulong)settings.MaxPixels ? null
        : EvidenceRefusals.Of(EvidenceRefusals.Pixels, $"Ảnh ghi kích thước {width} × {height} điểm, lớn hơn mức {settings.MaxPixels / 1_000_000} triệu điểm được nhận. Hãy giảm độ phân giải (300 dpi là đủ đọc) rồi tải lên lại.");
}
