using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace ParScore.Tests.App.Evidence;

/// <summary>PNG and JPEG files made for a test, chunk by chunk and segment by segment.</summary>
internal static class PictureFiles
{
    /// <summary>Eight by eight grey points.</summary>
    public static byte[] Png { get; } = PngOf(8, 8);

    /// <summary>Eight by eight grey points, baseline.</summary>
    public static byte[] Jpeg { get; } = JpegOf(8, 8);

    /// <summary>A PNG that claims a size, with chunks between its data and its end.</summary>
    public static byte[] PngOf(uint width, uint height, params (string Name, byte[] Data)[] more)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        return PngOf([("IHDR", header), ("IDAT", Rows()), .. more, ("IEND", [])]);
    }

    /// <summary>A PNG of exactly these chunks.</summary>
    public static byte[] PngOf(params (string Name, byte[] Data)[] chunks) =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. chunks.SelectMany(c => Chunk(c.Name, c.Data))];

    /// <summary>A JPEG that claims a size, with segments behind its first.</summary>
    public static byte[] JpegOf(ushort width, ushort height, params byte[][] more) => JpegOf(width, height, frame: 0xC0, more);

    /// <summary>A JPEG of several scans.</summary>
    public static byte[] ProgressiveJpeg(ushort width, ushort height) => JpegOf(width, height, frame: 0xC2, []);

    /// <summary>A segment with its marker and length.</summary>
    public static byte[] Segment(byte marker, params byte[] data) => [0xFF, marker, (byte)((data.Length + 2) >> 8), (byte)(data.Length + 2), .. data];

    /// <summary>Exif (APP1) with a small picture inside, as a camera writes it.</summary>
    public static byte[] Exif { get; } = Segment(0xE1, [.. "Exif\0\0II*\0"u8, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Jpeg]);

    private static byte[] JpegOf(ushort width, ushort height, byte frame, byte[][] more)
    {
        byte[] table = Segment(0xC4, [0x00, 0, 1, .. new byte[14], 0]);
        byte[] scan = [.. Segment(0xDA, 1, 1, 0x00, 0, 0, 0), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56];
        return
        [
            0xFF, 0xD8,
            .. Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
            .. more.SelectMany(s => s),
            .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
            .. Segment(frame, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0),
            .. table,
            .. scan,
            .. frame == 0xC2 ? [.. table, .. scan, .. scan] : (byte[])[],
            0xFF, 0xD9,
        ];
    }

    private static byte[] Chunk(string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, Crc32.Of(body));
        return [.. length, .. body, .. sum];
    }

    private static byte[] Rows()
    {
        using var packed = new MemoryStream();
        using (var flate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            flate.Write(new byte[8 * 9]);
        }

        return packed.ToArray();
    }
}
