using System.IO.Compression;
using System.Text;

namespace ParScore.Tests.App.Evidence;

/// <summary>Writes ZIP files byte by byte (PKWARE APPNOTE), so that they can lie where a library would not.</summary>
internal static class ZipFiles
{
    public static byte[] Of(params ZipPart[] parts) => Of(prefix: 0, parts);

    /// <summary>A ZIP whose places are right when so many bytes stand before it.</summary>
    public static byte[] Of(int prefix, ZipPart[] parts)
    {
        using var file = new MemoryStream();
        using var directory = new MemoryStream();
        using var local = new BinaryWriter(file);
        using var central = new BinaryWriter(directory);
        foreach (var part in parts)
        {
            Write(part, prefix, local, central);
        }

        var start = (uint)(file.Length + prefix);
        directory.WriteTo(file);
        local.Write(0x06054B50u);
        local.Write(0u);
        local.Write((ushort)parts.Length);
        local.Write((ushort)parts.Length);
        local.Write((uint)directory.Length);
        local.Write(start);
        local.Write((ushort)0);
        return file.ToArray();
    }

    private static void Write(ZipPart part, int prefix, BinaryWriter local, BinaryWriter central)
    {
        var (packed, name, place) = (Pack(part), Encoding.UTF8.GetBytes(part.Name), (uint)(local.BaseStream.Length + prefix));
        var localName = part.LocalName is { } other ? Encoding.UTF8.GetBytes(other) : name;
        local.Write(0x04034B50u);
        WriteHead(part, packed.Length, localName.Length, local);
        local.Write(localName);
        local.Write(packed);

        central.Write(0x02014B50u);
        central.Write((ushort)20);
        WriteHead(part, packed.Length, name.Length, central);
        central.Write((ushort)0);
        central.Write((ushort)0);
        central.Write((ushort)0);
        central.Write(0u);
        central.Write(place);
        central.Write(name);
    }

    // From "version needed" to the length of the extra field, the same in both headers.
    private static void WriteHead(ZipPart part, int packedLength, int nameLength, BinaryWriter into)
    {
        const ushort utf8 = 0x800;
        into.Write((ushort)20);
        into.Write((ushort)(utf8 | (part.IsEncrypted ? 1 : 0)));
        into.Write(part.ClaimedMethod ?? (ushort)(part.IsPacked ? 8 : 0));
        into.Write(0x50210000u);
        into.Write(part.Times == 1 ? Crc32.Of(part.Content) : 0u);
        into.Write((uint)packedLength);
        into.Write(part.ClaimedSize ?? (uint)(part.Content.Length * (long)part.Times));
        into.Write((ushort)nameLength);
        into.Write((ushort)0);
    }

    private static byte[] Pack(ZipPart part)
    {
        using var packed = new MemoryStream();
        using (Stream into = part.IsPacked ? new DeflateStream(packed, CompressionLevel.Optimal, leaveOpen: true) : packed)
        {
            for (var i = 0; i < part.Times; i++)
            {
                into.Write(part.Content);
            }
        }

        return packed.ToArray();
    }
}
