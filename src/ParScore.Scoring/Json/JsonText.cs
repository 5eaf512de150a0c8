using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ParScore.Scoring.Json;

/// <summary>Reads the text of a JSON file into <see cref="JsonItem"/>s, so that every later fault can say where it is.</summary>
public static class JsonText
{
    /// <summary>Deeper files are refused: a criteria set needs about ten levels.</summary>
    public const int MostLevels = 64;

    /// <summary>Larger files are refused (bytes); the set of 2020 has 0.1 MB.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    /// <summary>Files with more values are refused; the set of 2020 has about 5 000.</summary>
    public const int MostValues = 500_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Returns null, and says why in <paramref name="faults"/>, when the bytes are not JSON (RFC 8259, UTF-8).</summary>
    public static JsonItem? Parse(ReadOnlySpan<byte> bytes, FaultList faults)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        if (bytes.IsEmpty)
        {
            faults.Add(FaultCodes.JsonSyntax, "", 1, "Tệp rỗng; hãy chọn đúng tệp hoặc lưu lại nội dung.");
            return null;
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            faults.Add(FaultCodes.JsonText, "", 1, "Tệp lưu với mã UTF-16; hãy mở ra và lưu lại với mã UTF-8.");
            return null;
        }

        if (bytes.Length > MostBytes)
        {
            faults.Add(FaultCodes.FileTooLarge, "", 1, $"Tệp lớn hơn {MostBytes / 1024 / 1024} MB; đây không phải tệp của ParScore.");
            return null;
        }

        // Every value but the first follows one of these; texts that hold them make the estimate higher, which does no harm.
        if (bytes.Count((byte)',') + bytes.Count((byte)'[') + bytes.Count((byte)'{') > MostValues)
        {
            faults.Add(FaultCodes.FileTooLarge, "", 1, $"Tệp có nhiều hơn {MostValues} giá trị; đây không phải tệp của ParScore.");
            return null;
        }

        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = MostLevels });
        var lines = new LineCounter(bytes);
        try
        {
            reader.Read();
            var item = ReadItem(ref reader, "", lines);
            reader.Read();
            return item;
        }
        catch (JsonException error)
        {
            var line = (int)(error.LineNumber ?? 0) + 1;
            var column = (error.BytePositionInLine ?? 0) + 1;
            faults.Add(FaultCodes.JsonSyntax, "", line, string.Create(CultureInfo.InvariantCulture,
                $"Tệp không phải JSON đúng cú pháp: xem dòng {line}, ký tự thứ {column}, và cuối dòng ngay trước đó. Thường do thừa hoặc thiếu dấu phẩy, dấu ngoặc hay dấu nháy."));
            return null;
        }
        catch (InvalidTextException)
        {
            faults.Add(FaultCodes.JsonText, "", lines.LineAt(reader.TokenStartIndex),
                "Có chữ không đúng mã UTF-8 hoặc nửa ký tự Unicode; hãy lưu lại tệp với mã UTF-8.");
            return null;
        }
    }

    /// <summary>Appends a property's name or an item's number to a pointer (RFC 6901: "~" is "~0", "/" is "~1").</summary>
    public static string Append(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static JsonItem ReadItem(ref Utf8JsonReader reader, string pointer, LineCounter lines)
    {
        var line = lines.LineAt(reader.TokenStartIndex);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var properties = new List<JsonProperty>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = ReadString(ref reader);
                    reader.Read();
                    properties.Add(new JsonProperty(name, ReadItem(ref reader, Append(pointer, name), lines)));
                }

                return new JsonItem { Kind = JsonKind.Object, Pointer = pointer, Line = line, Properties = properties };
            case JsonTokenType.StartArray:
                var items = new List<JsonItem>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadItem(ref reader, $"{pointer}/{items.Count.ToString(CultureInfo.InvariantCulture)}", lines));
                }

                return new JsonItem { Kind = JsonKind.Array, Pointer = pointer, Line = line, Items = items };
            case JsonTokenType.String:
                return new JsonItem { Kind = JsonKind.Text, Pointer = pointer, Line = line, Text = ReadString(ref reader) };
            case JsonTokenType.Number:
                return new JsonItem { Kind = JsonKind.Number, Pointer = pointer, Line = line, Text = Encoding.ASCII.GetString(reader.ValueSpan) };
            default:
                var kind = reader.TokenType switch
                {
                    JsonTokenType.True => JsonKind.True,
                    JsonTokenType.False => JsonKind.False,
                    _ => JsonKind.Null,
                };
                return new JsonItem { Kind = kind, Pointer = pointer, Line = line };
        }
    }

    private static string ReadString(ref Utf8JsonReader reader)
    {
        try
        {
            // The reader checks raw bytes only where it must unescape, so they are checked here too.
            return reader.ValueIsEscaped ? reader.GetString()! : StrictUtf8.GetString(reader.ValueSpan);
        }
        catch (Exception error) when (error is InvalidOperationException or ArgumentException)
        {
            throw new InvalidTextException(error);
        }
    }

    private sealed class InvalidTextException(Exception inner) : Exception("A text is not valid UTF-8.", inner);

    /// <summary>Which line a byte is on, asked in rising order of bytes.</summary>
    private sealed class LineCounter
    {
        private readonly List<int> _starts = [0];

        public LineCounter(ReadOnlySpan<byte> bytes)
        {
            for (var at = 0; bytes[at..].IndexOf((byte)'\n') is >= 0 and var next; at += next + 1)
            {
                _starts.Add(at + next + 1);
            }
        }

        public int LineAt(long position)
        {
            var found = _starts.BinarySearch((int)position);
            return found >= 0 ? found + 1 : ~found;
        }
    }
}
