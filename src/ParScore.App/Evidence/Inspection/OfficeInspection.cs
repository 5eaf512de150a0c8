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
    private const int MostBetweenElements = 8 * 1024 * 1024;

    private static readonly Refusal Unreadable = EvidenceRefusals.Of(EvidenceRefusals.Package, "Tệp Office bị hỏng hoặc sai cấu trúc, không đọc được đầy đủ các phần bên trong. Hãy mở bằng Word hoặc Excel, lưu lại thành tệp mới rồi tải lên.");
    private static readonly Refusal CutFile = EvidenceRefusals.Of(EvidenceRefusals.Truncated, "Tệp Office bị thiếu phần cuối (thường do chép hoặc tải dở). Hãy chép lại tệp gốc rồi tải lên.");
    private static readonly Refusal Foreign = EvidenceRefusals.Of(EvidenceRefusals.Polyglot, "Trước, giữa hoặc sau phần nội dung Office còn có dữ liệu khác gắn thêm. Hãy mở bằng Word hoặc Excel, lưu lại thành tệp mới rồi tải lên.");
    private static readonly Refusal Active = EvidenceRefusals.Of(EvidenceRefusals.Active, "Tệp Office có macro, chương trình nhúng, lệnh gọi chương trình hoặc mẫu lấy từ nơi khác. Hãy lưu lại thành .docx/.xlsx không có macro, hoặc in ra PDF.");

    public static IReadOnlyList<Refusal> Inspect(FileStream file, EvidenceType type, DataSettings settings)
    {
        if (EndFault(file) is { } fault)
        {
            return [fault];
        }

        try
        {
            return ZipDirectory.Read(file) is not { } parts ? [Foreign]
                : parts.Count > settings.MaxEntries ? [Bomb($"có {parts.Count} phần bên trong, nhiều hơn {settings.MaxEntries}")]
                : InspectParts(file, parts, type, settings);
        }
        catch (InvalidDataException error) when (error.InnerException is IOException and not EndOfStreamException)
        {
            // The ZIP reader calls the file damaged when it is the disk that cannot read it.
            throw new IOException(error.InnerException.Message, error.InnerException);
        }
        catch (Exception error) when (error is InvalidDataException or XmlException or EndOfStreamException or ArgumentException or NotSupportedException)
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
        return comment == 0 && at + endLength == tail.Length ? null : Foreign;
    }

    private static IReadOnlyList<Refusal> InspectParts(FileStream file, IReadOnlyList<ZipPlace> parts, EvidenceType type, DataSettings settings)
    {
        var (names, mains, unpacked) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), new List<string>(), 0L);
        foreach (var place in parts)
        {
            if (!names.Add(place.Name) || IsOutside(place.Name))
            {
                return [EvidenceRefusals.Of(EvidenceRefusals.Package, "Trong tệp Office có phần trùng tên hoặc chỉ ra ngoài tệp. Hãy mở bằng Word hoặc Excel, lưu lại thành tệp mới rồi tải lên.")];
            }

            if (place.IsEncrypted)
            {
                return [EvidenceRefusals.Of(EvidenceRefusals.Encrypted, "Tệp đặt mật khẩu nên người thẩm định không mở được. Hãy bỏ mật khẩu, lưu lại rồi tải lên.")];
            }

            if (IsActive(place.Name))
            {
                return [Active];
            }

            var isXml = IsXml(place.Name);
            using var part = new CountedStream(ZipDirectory.Open(file, place), settings.MaxUnpackedBytes - unpacked, place.Packed, isXml ? MostBetweenElements : long.MaxValue);
            var refusal = isXml ? InspectXml(part, place.Name, type, mains) : Drain(part);
            if (part.IsOver)
            {
                return [Bomb($"giải nén ra nhiều hơn {EvidenceRefusals.Size(settings.MaxUnpackedBytes)} hoặc nén bất thường")];
            }

            if (refusal is not null || part.Count != place.Claimed)
            {
                return [refusal ?? Unreadable];
            }

            unpacked += part.Count;
        }

        return names.Contains("[Content_Types].xml") && names.Contains("_rels/.rels") && mains.Exists(names.Contains) ? []
            : [EvidenceRefusals.Of(EvidenceRefusals.Content, $"Đây là tệp nén hoặc tài liệu loại khác, không phải tài liệu {EvidenceTypes.Show(type)}. Nếu là nhiều tệp nén lại, hãy giải nén và tải lên từng tệp; nếu là tài liệu, hãy lưu lại đúng loại.")];
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
    private static Refusal? InspectXml(CountedStream part, string name, EvidenceType type, List<string> mains)
    {
        var (isTypes, isRelations, names) = (string.Equals(name, "[Content_Types].xml", StringComparison.OrdinalIgnoreCase), name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase), new FewNames());
        try
        {
            using var xml = XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 0, IgnoreWhitespace = true, IgnoreComments = true, NameTable = names });
            var isField = false;
            while (xml.Read())
            {
                if (xml.Depth > MostXmlDepth)
                {
                    return Unreadable;
                }

                if (isField && xml.NodeType == XmlNodeType.Text && StartsProgram(xml.Value))
                {
                    return Active;
                }

                if (xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                isField = xml.LocalName is "instrText";
                if (xml.LocalName is "ddeLink" || (xml.LocalName is "fldSimple" && HasProgram(xml)) || (isTypes && IsActiveType(xml)) || (isRelations && IsDangerous(xml)))
                {
                    return Active;
                }

                if (isTypes && MainPart(xml, type) is { } main)
                {
                    mains.Add(main);
                }
            }

            return null;
        }
        catch (XmlException) when (part.IsOver)
        {
            return null;
        }
        catch (XmlException) when (names.IsOver)
        {
            return Bomb("có quá nhiều tên phần tử khác nhau bên trong");
        }
    }

    private static bool IsActiveType(XmlReader xml) => xml.GetAttribute("ContentType") is { } content
        && (content.Contains("macro", StringComparison.OrdinalIgnoreCase) || content.Contains("vba", StringComparison.OrdinalIgnoreCase) || content.Contains("activeX", StringComparison.OrdinalIgnoreCase));

    // The main part has the name its type is given to ("word/document2.xml" from Office on the web), or the usual one where the type is a default.
    private static string? MainPart(XmlReader xml, EvidenceType type)
    {
        var (main, usual) = type == EvidenceType.Docx ? ("wordprocessingml.document", "word/document.xml") : ("spreadsheetml.sheet", "xl/workbook.xml");
        return string.Equals(xml.GetAttribute("ContentType"), $"application/vnd.openxmlformats-officedocument.{main}.main+xml", StringComparison.OrdinalIgnoreCase)
            ? xml.GetAttribute("PartName")?.TrimStart('/') ?? usual
            : null;
    }

    // A DDE field starts any program by name when the document is opened.
    private static bool StartsProgram(string field) => field.AsSpan().TrimStart().StartsWith("DDE", StringComparison.OrdinalIgnoreCase);

    private static bool HasProgram(XmlReader xml)
    {
        var isFound = false;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            isFound |= xml.LocalName is "instr" && StartsProgram(xml.Value);
        }

        xml.MoveToElement();
        return isFound;
    }

    // A picture or a hyperlink elsewhere is only a link; a template, frame or object elsewhere is fetched and run.
    private static bool IsDangerous(XmlReader xml)
    {
        var kind = xml.GetAttribute("Type")?.Split('/')[^1] ?? "";
        var isExternal = string.Equals(xml.GetAttribute("TargetMode"), "External", StringComparison.OrdinalIgnoreCase);
        var target = xml.GetAttribute("Target")?.TrimStart() ?? "";
        return (isExternal && kind is "attachedTemplate" or "oleObject" or "frame" or "subDocument" or "control" or "package" or "aFChunk")
            || kind is "vbaProject" or "wordVbaData" or "keyMapCustomizations"
            || target.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            || target.StartsWith("vbscript:", StringComparison.OrdinalIgnoreCase);
    }

    private static Refusal Bomb(string what) =>
        EvidenceRefusals.Of(EvidenceRefusals.Bomb, $"Tệp Office này {what}. Hãy lưu lại bằng Word hoặc Excel; nếu tài liệu thật sự lớn, hãy in ra PDF.");
}
