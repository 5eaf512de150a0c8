using System.Buffers.Binary;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Evidence.Inspection;

/// <summary>PNG (ISO/IEC 15948) and JPEG (ITU-T T.81): the parts are walked to the end, nothing is decoded.</summary>
internal static class PictureInspection
{
    private static readonly Refusal CutPicture = EvidenceRefusals.Of(EvidenceRefusals.Truncated, "Ảnh bị thiếu phần cuối hoặc hỏng (thường do tải dở). Hãy chụp, quét hoặc tải lại.");
    private static readonly Refusal Appended = EvidenceRefusals.Of(EvidenceRefusals.Polyglot, "Sau phần ảnh còn có dữ liệu khác gắn thêm. Hãy mở ảnh, lưu lại thành tệp mới rồi tải lên.");

    public static IReadOnlyList<Refusal> InspectPng(FileStream file, DataSettings settings)
    {
        file.Position = 8;
        Span<byte> head = stackalloc byte[8];
        Span<byte> size = stackalloc byte[8];
        for (var first = true; ; first = false)
        {
            if (file.ReadAtLeast(head, 8, throwOnEndOfStream: false) < 8)
            {
                return [CutPicture];
            }

            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var name = head[4..];
            if (length > int.MaxValue || file.Position + length + 4 > file.Length || first != name.SequenceEqual("IHDR"u8) || (first && length != 13))
            {
                return [CutPicture];
            }

            var next = file.Position + length + 4;
            if (first)
            {
                file.ReadExactly(size);
                if (TooManyPixels(BinaryPrimitives.ReadUInt32BigEndian(size), BinaryPrimitives.ReadUInt32BigEndian(size[4..]), settings) is { } flood)
                {
                    return [flood];
                }
            }

            if (name.SequenceEqual("IEND"u8))
            {
                return next == file.Length ? [] : [Appended];
            }

            file.Position = next;
        }
    }

    public static IReadOnlyList<Refusal> InspectJpeg(FileStream file, DataSettings settings)
    {
        file.Position = 2;
        using var bytes = new BufferedReader(file);
        var hasFrame = false;
        while (true)
        {
            // Markers: FF, any number of FF, then the kind.
            int kind;
            if (bytes.Next() != 0xFF)
            {
                return [CutPicture];
            }

            do
            {
                kind = bytes.Next();
            }
            while (kind == 0xFF);

            if (kind is 0xD9)
            {
                return hasFrame ? After(bytes) : [CutPicture];
            }

            if (kind is 0x01 or (>= 0xD0 and <= 0xD7))
            {
                continue;
            }

            var length = (bytes.Next() << 8) | bytes.Next();
            if (kind < 0 || length < 2)
            {
                return [CutPicture];
            }

            var left = length - 2;
            if (kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                var (_, height, width) = (bytes.Next(), (bytes.Next() << 8) | bytes.Next(), (bytes.Next() << 8) | bytes.Next());
                if (height < 0 || width <= 0)
                {
                    return [CutPicture];
                }

                if (TooManyPixels((uint)width, (uint)height, settings) is { } flood)
                {
                    return [flood];
                }

                (hasFrame, left) = (true, left - 5);
            }

            if (left < 0 || !bytes.Skip(left) || (kind == 0xDA && !SkipScan(bytes)))
            {
                return [CutPicture];
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

    // Telephones append a second picture (CIPA DC-007), and some programs fill up with zeros.
    private static Refusal[] After(BufferedReader bytes)
    {
        var value = bytes.Next();
        while (value is 0x00 or 0x0A or 0x0D or 0x20)
        {
            value = bytes.Next();
        }

        return value < 0 || (value == 0xFF && bytes.Peek() == 0xD8) ? [] : [Appended];
    }

    private static Refusal? TooManyPixels(uint width, uint height, DataSettings settings) => width == 0 ? CutPicture
        : (ulong)width * height <= (ulong)settings.MaxPixels ? null
        : EvidenceRefusals.Of(EvidenceRefusals.Pixels, $"Ảnh ghi kích thước {width} × {height} điểm, lớn hơn mức {settings.MaxPixels / 1_000_000} triệu điểm được nhận. Hãy giảm độ phân giải (300 dpi là đủ đọc) rồi tải lên lại.");
}
