using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ParScore.App.Evidence.Inspection;

/// <summary>
/// The directory of a ZIP (PKWARE APPNOTE), held against the parts themselves. .NET's own reader unpacks no more than a part claims,
/// passes over what lies between parts, and does not look at the name a part gives itself; other programs do, and would see another file.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LocalLength = 30;
    private const int MostLength = 16 * 1024 * 1024;
    private const uint InExtra = uint.MaxValue;

    /// <summary>The parts in the order of the directory; null when bytes of the file belong to no part.</summary>
    /// <param name="file">Ends with the end record.</param>
    /// <exception cref="InvalidDataException">The directory is wrong.</exception>
    public static IReadOnlyList<ZipPlace>? Read(FileStream file)
    {
        var end = Bytes(file, file.Length - EndLength, EndLength);
        var (count, length, start) = (U16(end, 10), (long)U32(end, 12), (long)U32(end, 16));
        var stop = start + length;
        Check(length <= MostLength && start <= file.Length);
        if (stop != file.Length - EndLength && !IsWideEnd(file, stop))
        {
            return null;
        }

        var (parts, spans, directory) = (new List<ZipPlace>(count), new List<(long From, long To, bool HasDescriptor)>(count), Bytes(file, start, (int)length));
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            Check(at + EntryLength <= directory.Length && U32(directory, at) == 0x02014B50);
            var next = at + EntryLength + U16(directory, at + 28) + U16(directory, at + 30) + U16(directory, at + 32);
            Check(next <= directory.Length);
            var (part, from) = ReadPart(file, directory.AsSpan(at, next - at));
            parts.Add(part);
            spans.Add((from, part.Start + part.Packed, (U16(directory, at + 8) & 8) != 0));
            at = next;
        }

        return at == directory.Length && IsWithoutGaps(spans, start) ? parts : null;
    }

    /// <summary>A part's bytes as they really unpack, whatever they claim.</summary>
    /// <exception cref="InvalidDataException">It is packed in a way that no office program uses.</exception>
    public static Stream Open(FileStream file, ZipPlace part)
    {
        var packed = new PartStream(file, part.Start, part.Packed);
        return part.Method switch
        {
            0 => packed,
            8 => new DeflateStream(packed, CompressionMode.Decompress),
            _ => throw new InvalidDataException("An unknown compression."),
        };
    }

    private static (ZipPlace Part, long From) ReadPart(FileStream file, ReadOnlySpan<byte> entry)
    {
        var name = entry.Slice(EntryLength, U16(entry, 28));
        var (claimed, packed, from) = ((long)U32(entry, 24), (long)U32(entry, 20), (long)U32(entry, 42));
        var extra = entry.Slice(EntryLength + name.Length, U16(entry, 30));
        while (extra.Length >= 4)
        {
            var content = extra[4..];
            Check(U16(extra, 2) <= content.Length);
            content = content[..U16(extra, 2)];
            if (U16(extra, 0) == 1)
            {
                (claimed, packed, from) = (Wide(claimed, ref content), Wide(packed, ref content), Wide(from, ref content));
            }

            extra = extra[(4 + U16(extra, 2))..];
        }

        Check(from >= 0 && packed >= 0 && claimed >= 0 && from <= file.Length - LocalLength);
        var local = Bytes(file, from, (int)Math.Min(LocalLength + name.Length, file.Length - from));
        var isSame = U32(local, 0) == 0x04034B50 && U16(local, 8) == U16(entry, 10) && U16(local, 26) == name.Length && local.AsSpan(LocalLength).SequenceEqual(name);
        var start = from + LocalLength + name.Length + U16(local, 28);
        Check(isSame && start <= file.Length && packed <= file.Length - start);
        return (new ZipPlace { Name = Encoding.UTF8.GetString(name), IsEncrypted = (U16(entry, 8) & 1) != 0, Method = U16(entry, 10), Packed = packed, Claimed = claimed, Start = start }, from);
    }

    // Parts stand one behind the other from the first byte to the directory; only a descriptor may stand between (APPNOTE 4.3.9).
    private static bool IsWithoutGaps(List<(long From, long To, bool HasDescriptor)> spans, long directory)
    {
        var (at, mayGap) = (0L, false);
        foreach (var (from, to, hasDescriptor) in spans.Order().Append((From: directory, To: directory, HasDescriptor: false)))
        {
            if (from != at && !(mayGap && from - at is 12 or 16 or 20 or 24))
            {
                return false;
            }

            (at, mayGap) = (to, hasDescriptor);
        }

        return true;
    }

    // A second end record for large files (APPNOTE 4.3.14); some programs always write it.
    private static bool IsWideEnd(FileStream file, long at) =>
        file.Length - EndLength - at == 76 && U32(Bytes(file, at, 4), 0) == 0x06064B50;

    private static long Wide(long value, ref ReadOnlySpan<byte> content)
    {
        if (value != InExtra)
        {
            return value;
        }

        Check(content.Length >= 8);
        value = BinaryPrimitives.ReadInt64LittleEndian(content);
        content = content[8..];
        return value;
    }

    private static byte[] Bytes(FileStream file, long from, int length)
    {
        var bytes = new byte[length];
        file.Position = from;
        file.ReadExactly(bytes);
        return bytes;
    }

    private static ushort U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static void Check(bool isRight)
    {
        if (!isRight)
        {
            throw new InvalidDataException("The directory of the ZIP is wrong.");
        }
    }
}
