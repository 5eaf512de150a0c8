using System.IO.Compression;
using System.Xml;
using ParScore.App.Storage;
using ParScore.Scoring;

namespace ParScore.App.Evidence.Inspection;

/// <summary>
/// DOCX and XLSX (ECMA-376): a ZIP whose parts are counted as they really unpack, not as they claim, and which must be what the
/// extension says, without macros, programs, or templates that are fetched from elsewhere.
/// </summary>
internal static class OfficeInspection
{
    private const int MostXmlDepth = 256;
    private const long MostRatio = 1000;
    private const long RatioFrom = 8L * 1024 * 1024;

    private static readonly Refusal Unreadable = EvidenceRefusals.Of(EvidenceRefusals.Package, "Tệp Office bị hỏng hoặc sai cấu trúc, không đọc được đầy đủ các phần bên trong. Hãy mở bằng Word hoặc Excel, lưu lại thành tệp mới rồi tải lên.");
    private static readonly Refusal CutFile = EvidenceRefusals.Of(EvidenceRefusals.Truncated, "Tệp Office bị thiếu phần cuối (thường do chép hoặc tải dở). Hãy chép lại tệp gốc rồi tải lên.");
    private static readonly Refusal Active = EvidenceRefusals.Of(EvidenceRefusals.Active, "Tệp Office có macro, chương trình nhúng hoặc mẫu lấy từ nơi khác. Hãy lưu lại thành .docx/.xlsx không có macro, hoặc in ra PDF.");

    public static IReadOnlyList<Refusal> Inspect(FileStream file, EvidenceType type, DataSettings settings)
    {
        if (EndFault(file) is { } fault)
        {
            return [fault];
        }

        try
        {
            file.Position = 0;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return zip.Entries.Count > settings.MaxEntries ? [Bomb($"có {zip.Entries.Count} phần bên trong, nhiều hơn {settings.MaxEntries}")] : InspectParts(zip, type, settings);
        }
        catch (InvalidDataException error) when (error.InnerException is IOException and not EndOfStreamException)
        {
            // The ZIP reader calls the file damaged when it is the disk that cannot read it.
            throw new IOException(error.InnerException.Message, error.InnerException);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or EndOfStreamException or ArgumentException or NotSupportedException or OverflowException)
        {
            return [Unreadable];
        }
    }

    // The directory stands at the end, and nothing may stand behind it: a second file there would be seen by other programs.
    private static Refusal? EndFault(FileStream file)
    {
        const int endLength = 22;
        var tail = new byte[(int)Math.Min(file.Length, endLength + 65535)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || at + endLength > tail.Length)
        {
            return CutFile;
        }

        var comment = tail[at + 20] | (tail[at + 21] << 8);
        return comment == 0 && at + endLength == tail.Length ? null
            : EvidenceRefusals.Of(EvidenceRefusals.Polyglot, "Sau phần nội dung Office còn có dữ liệu khác gắn thêm. Hãy mở bằng Word hoặc Excel, lưu lại thành tệp mới rồi tải lên.");
    }

    private static IReadOnlyList<Refusal> InspectParts(ZipArchive zip, EvidenceType type, DataSettings settings)
    {
        var (names, main, unpacked) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), false, 0L);
        foreach (var entry in zip.Entries)
        {
            var name = entry.FullName;
            if (!names.Add(name) || IsOutside(name))
            {
                return [EvidenceRefusals.Of(EvidenceRefusals.Package, "Trong tệp Office có phần trùng tên hoặc chỉ ra ngoài tệp. Hãy mở bằng Word hoặc Excel, lưu lại thành tệp mới rồi tải lên.")];
            }

            if (entry.IsEncrypted)
            {
                return [EvidenceRefusals.Of(EvidenceRefusals.Encrypted, "Tệp đặt mật khẩu nên người thẩm định không mở được. Hãy bỏ mật khẩu, lưu lại rồi tải lên.")];
            }

            if (IsActive(name))
            {
                return [Active];
            }

            using var part = new CountedStream(entry.Open(), settings.MaxUnpackedBytes - unpacked, entry.CompressedLength);
            var refusal = IsXml(name) ? InspectXml(part, name) : Drain(part);
            if (part.IsOver)
            {
                return [Bomb($"giải nén ra nhiều hơn {EvidenceRefusals.Size(settings.MaxUnpackedBytes)} hoặc nén bất thường")];
            }

            if (refusal is not null)
            {
                return [refusal];
            }

            unpacked += part.Count;
            main |= string.Equals(name, type == EvidenceType.Docx ? "word/document.xml" : "xl/workbook.xml", StringComparison.OrdinalIgnoreCase);
        }

        return names.Contains("[Content_Types].xml") && names.Contains("_rels/.rels") && main ? []
            : [EvidenceRefusals.Of(EvidenceRefusals.Content, $"Đây là tệp nén, không phải tài liệu {EvidenceTypes.Show(type)}. Nếu là nhiều tệp nén lại, hãy giải nén và tải lên từng tệp.")];
    }

    private static bool IsOutside(string name) =>
        name.Length == 0 || name.Length > 512 || name[0] == '/' || name.AsSpan().IndexOfAny('\\', ':', '\0') >= 0 || name.Split('/').Any(s => s is ".." or ".");

    private static bool IsActive(string name)
    {
        var file = name.Split('/')[^1];
        return file.StartsWith("vba", StringComparison.OrdinalIgnoreCase)
            || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase)
            || name.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)
            || file.StartsWith("oleObject", StringComparison.OrdinalIgnoreCase)
            || file.StartsWith("attachedToolbars", StringComparison.OrdinalIgnoreCase)
            || Path.GetExtension(file).ToLowerInvariant() is ".exe" or ".dll" or ".js" or ".vbs" or ".bat" or ".cmd" or ".ps1" or ".com" or ".scr" or ".lnk" or ".jar" or ".hta" or ".msi" or ".docm" or ".xlsm" or ".html" or ".htm" or ".mht";
    }

    private static bool IsXml(string name) => Path.GetExtension(name).ToLowerInvariant() is ".xml" or ".rels";

    private static Refusal? Drain(CountedStream part)
    {
        part.CopyTo(Stream.Null, 64 * 1024);
        return null;
    }

    // Every XML part is read to its end without resolving anything; a document type is refused, which also stops entity bombs.
    private static Refusal? InspectXml(CountedStream part, string name)
    {
        var (isTypes, isRelations) = (string.Equals(name, "[Content_Types].xml", StringComparison.OrdinalIgnoreCase), name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase));
        try
        {
            using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 0, IgnoreWhitespace = true });
            while (xml.Read())
            {
                if (xml.Depth > MostXmlDepth)
                {
                    return Unreadable;
                }

                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (isTypes && xml.GetAttribute("ContentType") is { } content && (content.Contains("macro", StringComparison.OrdinalIgnoreCase) || content.Contains("vba", StringComparison.OrdinalIgnoreCase) || content.Contains("activeX", StringComparison.OrdinalIgnoreCase)))
                {
                    return Active;
                }

                if (isRelations && IsDangerous(xml))
                {
                    return Active;
                }
            }

            return null;
        }
        catch (XmlException) when (part.IsOver)
        {
            return null;
        }
    }

    // A picture or a hyperlink elsewhere is only a link; a template, frame or object elsewhere is fetched and run.
    private static bool IsDangerous(XmlReader xml)
    {
        var kind = xml.GetAttribute("Type")?.Split('/')[^1] ?? "";
        var isExternal = string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
        var target = xml.GetAttribute("Target")?.TrimStart() ?? "";
        return (isExternal && kind is "attachedTemplate" or "oleObject" or "frame" or "subDocument" or "control" or "package")
            || kind is "vbaProject" or "wordVbaData" or "keyMapCustomizations"
            || target.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            || target.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase);
    }

    private static Refusal Bomb(string what) =>
        EvidenceRefusals.Of(EvidenceRefusals.Bomb, $"Tệp Office này {what}. Hãy lưu lại bằng Word hoặc Excel; nếu tài liệu thật sự lớn, hãy in ra PDF.");

    /// <summary>Counts what really comes out, and ends early when it is too much or far more than went in.</summary>
    private sealed class CountedStream(Stream inner, long most, long packed) : Stream
    {
        public long Count { get; private set; }

        public bool IsOver => Count > most || (Count > RatioFrom && Count > Math.Max(packed, 1) * MostRatio);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Count; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (IsOver)
            {
                return 0;
            }

            var read = inner.Read(buffer);
            Count += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
