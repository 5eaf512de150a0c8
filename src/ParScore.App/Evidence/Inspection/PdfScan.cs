using System.Buffers;
using System.Collections.Frozen;
using System.IO.Compression;

namespace ParScore.App.Evidence.Inspection;

/// <summary>One pass over a PDF's bytes: names outside streams, names in object streams, and long names inside other streams.</summary>
internal sealed class PdfScan
{
    private const int MostPacked = 16 * 1024 * 1024;
    private const long MostUnpacked = 128L * 1024 * 1024;
    private const int MostNameLength = 127;
    private const int MostNames = 10_000;

    // Long enough never to occur by chance in compressed data.
    private static readonly FrozenSet<string> ActiveNames = FrozenSet.ToFrozenSet(
        ["JavaScript", "Launch", "RichMedia", "EmbeddedFile", "EmbeddedFiles", "FileAttachment", "GoToE", "SubmitForm", "ImportData", "Rendition", "OnInstantiate"], StringComparer.Ordinal);

    private static readonly SearchValues<byte> SlashOrEnd = SearchValues.Create("/eo"u8);
    private static readonly SearchValues<byte> Delimiters = SearchValues.Create("\0\t\n\f\r ()<>[]{}/%"u8);

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly byte[] _word = new byte[MostNameLength + 1];
    private int _filters;
    private long _unpacked;

    /// <summary>Stands for objects where none should be.</summary>
    public const string Hidden = "obj";

    /// <summary>The first name that makes the file active; null when there is none.</summary>
    public string? Active { get; private set; }

    public bool IsEncrypted { get; private set; }

    /// <summary>True when the object streams unpack to more than any document needs.</summary>
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
                    PassComment(bytes);
                    break;
                case '(':
                    IsBroken |= !PassString(bytes);
                    break;
                case '<' when bytes.Peek() == '<':
                    bytes.Next();
                    if (depth++ == 0)
                    {
                        _names.Clear();
                        _filters = 0;
                    }

                    break;
                case '>' when bytes.Peek() == '>':
                    bytes.Next();
                    depth = Math.Max(0, depth - 1);
                    break;
                case '/':
                    Note(ReadName(bytes));
                    break;
                case 's' when hasStreams && IsWord(bytes, "tream"u8):
                    PassStream(bytes);
                    depth = 0;
                    break;
                case 's':
                    SkipRegular(bytes);
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
        // A document may have millions of names; of one dictionary no more are needed than a stream's has.
        if (_names.Count < MostNames)
        {
            _names.Add(name);
        }

        _filters += name is "FlateDecode" or "Fl" ? 1 : 0;
        IsEncrypted |= name is "Encrypt";
        if (ActiveNames.Contains(name) || name is "XFA")
        {
            Active ??= name;
        }
    }

    // A viewer is led by the cross-reference table, also to an object inside a stream, a string or a comment.
    private void NoteHidden(string name, bool isBehindObject)
    {
        if (ActiveNames.Contains(name))
        {
            Active ??= name;
        }

        if (isBehindObject && name is "ObjStm" or "First")
        {
            Active ??= Hidden;
        }
    }

    private void PassStream(BufferedReader bytes)
    {
        // Viewers look for "First" and not for the type.
        var packed = _names.Contains("ObjStm") || _names.Contains("First") || _names.Count >= MostNames ? new MemoryStream() : null;
        var isBehindObject = false;
        while (bytes.SkipTo(SlashOrEnd, packed is { Length: < MostPacked } ? packed : null))
        {
            var value = bytes.Next();
            var read = 0;
            if (value == 'e' && Follows(bytes, "ndstream"u8, out read))
            {
                ScanObjects(packed);
                return;
            }

            if (value == 'o')
            {
                isBehindObject |= Follows(bytes, "bj"u8, out read);
            }

            if (packed is { Length: < MostPacked })
            {
                // In an object stream the bytes are wanted as they are.
                packed.WriteByte((byte)value);
                packed.Write(_word, 0, read);
            }
            else if (packed is null && value == '/')
            {
                NoteHidden(ReadName(bytes), isBehindObject);
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
        if (_names.Contains("Predictor") || _filters > 1 || (!isFlate && _names.Contains("Filter")))
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
            using Stream source = isFlate ? new ZLibStream(packed, CompressionMode.Decompress, leaveOpen: true) : packed;
            using var plain = new CountedStream(source, MostUnpacked - _unpacked, packed.Length, mostBetween: long.MaxValue);
            using var bytes = new BufferedReader(plain);
            Run(bytes, hasStreams: false);
            _unpacked += plain.Count;
            IsTooLarge |= plain.IsOver;
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

    private void PassComment(BufferedReader bytes)
    {
        var hidden = default(ObjectWord);
        for (var next = bytes.Next(); next is >= 0 and not '\r' and not '\n'; next = bytes.Next())
        {
            PassHidden(bytes, next, ref hidden);
        }
    }

    private bool PassString(BufferedReader bytes)
    {
        var (depth, hidden) = (1, default(ObjectWord));
        while (depth > 0)
        {
            var next = bytes.Next();
            switch (next)
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
                default:
                    PassHidden(bytes, next, ref hidden);
                    break;
            }
        }

        return true;
    }

    // Addresses may well end in "/JavaScript"; only behind "obj" is it more than text.
    private void PassHidden(BufferedReader bytes, int value, ref ObjectWord hidden)
    {
        hidden.See(value);
        if (value == '/' && hidden.IsSeen)
        {
            NoteHidden(ReadName(bytes), isBehindObject: true);
        }
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
        // Viewers forgive more behind the word than the line break that belongs there.
        if (Follows(bytes, rest, out _) && (bytes.Peek() < 0 || Delimiters.Contains((byte)bytes.Peek())))
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
                // "endstrendstream": the second "e" may begin the word anew.
                if (read > 0 && wanted[read - 1] == 'e')
                {
                    bytes.Back((byte)'e');
                    read--;
                }

                return false;
            }

            _word[read] = (byte)bytes.Next();
        }

        return true;
    }

    /// <summary>Whether "obj" went by, letter for letter.</summary>
    private struct ObjectWord
    {
        private int _letters;

        public readonly bool IsSeen => _letters == 3;

        public void See(int value)
        {
            if (!IsSeen)
            {
                _letters = value == "obj"[_letters] ? _letters + 1 : value == 'o' ? 1 : 0;
            }
        }
    }
}
