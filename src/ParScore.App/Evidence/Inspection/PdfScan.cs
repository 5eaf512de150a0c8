using System.Buffers;
using System.Collections.Frozen;
using System.IO.Compression;

namespace ParScore.App.Evidence.Inspection;

/// <summary>One pass over a PDF's bytes: names outside streams, names in object streams, and long names inside other streams.</summary>
internal sealed class PdfScan
{
    private const int MostPacked = 32 * 1024 * 1024;
    private const int MostUnpacked = 64 * 1024 * 1024;
    private const int MostNameLength = 127;

    // Long enough never to occur by chance in compressed data.
    private static readonly FrozenSet<string> ActiveNames = FrozenSet.ToFrozenSet(
        ["JavaScript", "Launch", "RichMedia", "EmbeddedFile", "EmbeddedFiles", "GoToE", "SubmitForm", "ImportData", "Rendition"], StringComparer.Ordinal);

    private static readonly SearchValues<byte> SlashOrEnd = SearchValues.Create("/e"u8);
    private static readonly SearchValues<byte> Delimiters = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly byte[] _word = new byte[MostNameLength + 1];

    /// <summary>The first name that makes the file active; null when there is none.</summary>
    public string? Active { get; private set; }

    public bool IsEncrypted { get; private set; }

    /// <summary>True when an object stream unpacks to more than any document needs.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>True when a string or stream has no end, or an object stream cannot be read.</summary>
    public bool IsBroken { get; private set; }

    public void Run(BufferedReader bytes) => Run(bytes, hasStreams: true);

    private void Run(BufferedReader bytes, bool hasStreams)
    {
        var depth = 0;
        for (var value = bytes.Next(); value >= 0; value = bytes.Next())
        {
            switch (value)
            {
                case '%':
                    SkipComment(bytes);
                    break;
                case '(':
                    IsBroken |= !SkipString(bytes);
                    break;
                case '<' when bytes.Peek() == '<':
                    bytes.Next();
                    if (depth++ == 0)
                    {
                        _names.Clear();
                    }

                    break;
                case '>' when bytes.Peek() == '>':
                    bytes.Next();
                    depth = Math.Max(0, depth - 1);
                    break;
                case '/':
                    Note(ReadName(bytes));
                    break;
                case 's' when hasStreams && depth == 0 && IsWord(bytes, "tream"u8):
                    PassStream(bytes);
                    break;
                default:
                    if (!Delimiters.Contains((byte)value))
                    {
                        SkipRegular(bytes);
                    }

                    break;
            }
        }
    }

    private void Note(string name)
    {
        _names.Add(name);
        IsEncrypted |= name is "Encrypt";
        if (ActiveNames.Contains(name) || name is "XFA")
        {
            Active ??= name;
        }
    }

    // A viewer may be led by the cross-reference table to an object inside a stream, so long names count there too.
    private void PassStream(BufferedReader bytes)
    {
        var isObjects = _names.Contains("ObjStm");
        var packed = isObjects ? new MemoryStream() : null;
        while (bytes.SkipTo(SlashOrEnd, packed is { Length: < MostPacked } ? packed : null))
        {
            var value = bytes.Next();
            if (value == 'e')
            {
                if (Follows(bytes, "ndstream"u8, out var read))
                {
                    ScanObjects(packed);
                    return;
                }

                packed?.WriteByte((byte)'e');
                packed?.Write(_word, 0, read);
                continue;
            }

            // In an object stream the bytes are wanted as they are.
            packed?.WriteByte((byte)'/');
            if (packed is null && ReadName(bytes) is var name && ActiveNames.Contains(name))
            {
                Active ??= name;
            }
        }

        IsBroken = true;
    }

    private void ScanObjects(MemoryStream? packed)
    {
        if (packed is null)
        {
            return;
        }

        if (packed.Length >= MostPacked)
        {
            IsTooLarge = true;
            return;
        }

        var isFlate = _names.Contains("FlateDecode") || _names.Contains("Fl");
        if (_names.Contains("Predictor") || (!isFlate && _names.Contains("Filter")))
        {
            // No program is known to write them so; what cannot be looked into is not taken in.
            IsBroken = true;
            return;
        }

        // The keyword "stream" ends with a line break.
        var start = packed.GetBuffer().AsSpan(0, (int)packed.Length) is [(byte)'\r' or (byte)'\n', ..] ? 1 : 0;
        start += start == 1 && packed.GetBuffer().AsSpan(0, (int)packed.Length) is [(byte)'\r', (byte)'\n', ..] ? 1 : 0;
        packed.Position = start;
        try
        {
            using var plain = new MemoryStream();
            using (Stream source = isFlate ? new ZLibStream(packed, CompressionMode.Decompress, leaveOpen: true) : packed)
            {
                var buffer = new byte[64 * 1024];
                for (var read = source.Read(buffer); read > 0; read = source.Read(buffer))
                {
                    plain.Write(buffer, 0, read);
                    if (plain.Length > MostUnpacked)
                    {
                        IsTooLarge = true;
                        return;
                    }
                }
            }

            plain.Position = 0;
            var outer = _names.ToArray();
            using var bytes = new BufferedReader(plain);
            Run(bytes, hasStreams: false);
            _names.Clear();
            _names.UnionWith(outer);
        }
        catch (InvalidDataException)
        {
            IsBroken = true;
        }
    }

    /// <summary>A name after its slash, "#4A" read as the letter it stands for; no more than a name may have.</summary>
    private string ReadName(BufferedReader bytes)
    {
        var length = 0;
        for (var next = bytes.Peek(); next >= 0 && !Delimiters.Contains((byte)next) && length <= MostNameLength; next = bytes.Peek())
        {
            bytes.Next();
            _word[length++] = next == '#' ? Escaped(bytes) : (byte)next;
        }

        return System.Text.Encoding.Latin1.GetString(_word, 0, Math.Min(length, MostNameLength));
    }

    private static byte Escaped(BufferedReader bytes)
    {
        if (Hex(bytes.Peek()) is not { } high)
        {
            return (byte)'#';
        }

        var first = bytes.Next();
        if (Hex(bytes.Peek()) is not { } low)
        {
            bytes.Back((byte)first);
            return (byte)'#';
        }

        bytes.Next();
        return (byte)((high << 4) | low);
    }

    private static int? Hex(int value) => value switch
    {
        >= '0' and <= '9' => value - '0',
        >= 'a' and <= 'f' => value - 'a' + 10,
        >= 'A' and <= 'F' => value - 'A' + 10,
        _ => null,
    };

    private static void SkipComment(BufferedReader bytes)
    {
        for (var next = bytes.Next(); next is >= 0 and not '\r' and not '\n'; next = bytes.Next())
        {
        }
    }

    private static bool SkipString(BufferedReader bytes)
    {
        var depth = 1;
        while (depth > 0)
        {
            switch (bytes.Next())
            {
                case < 0:
                    return false;
                case '\\':
                    bytes.Next();
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
            }
        }

        return true;
    }

    private static void SkipRegular(BufferedReader bytes)
    {
        while (bytes.Peek() is var next and >= 0 && !Delimiters.Contains((byte)next))
        {
            bytes.Next();
        }
    }

    private bool IsWord(BufferedReader bytes, ReadOnlySpan<byte> rest)
    {
        if (Follows(bytes, rest, out _) && bytes.Peek() is '\r' or '\n' or ' ')
        {
            return true;
        }

        SkipRegular(bytes);
        return false;
    }

    /// <summary>True when the next bytes are these; what was read of them stands in <see cref="_word"/>.</summary>
    private bool Follows(BufferedReader bytes, ReadOnlySpan<byte> wanted, out int read)
    {
        for (read = 0; read < wanted.Length; read++)
        {
            if (bytes.Peek() != wanted[read])
            {
                return false;
            }

            _word[read] = (byte)bytes.Next();
        }

        return true;
    }
}
