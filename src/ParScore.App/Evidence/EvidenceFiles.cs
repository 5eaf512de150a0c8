using System.Security.Cryptography;
using ParScore.Scoring;
using ParScore.Scoring.Json;

namespace ParScore.App.Evidence;

/// <summary>Reads the files that documents name: within one folder only, by content and not only by name.</summary>
public static class EvidenceFiles
{
    private static readonly (string Extension, byte[] Start, string Name)[] Types =
    [
        (".pdf", "%PDF-"u8.ToArray(), "PDF"),
        (".docx", "PK\u0003\u0004"u8.ToArray(), "Word (DOCX)"),
        (".xlsx", "PK\u0003\u0004"u8.ToArray(), "Excel (XLSX)"),
        (".png", [0x89, (byte)'P', (byte)'N', (byte)'G'], "PNG"),
        (".jpg", [0xFF, 0xD8, 0xFF], "JPEG"),
        (".jpeg", [0xFF, 0xD8, 0xFF], "JPEG"),
    ];

    /// <summary>What a document's file holds; null, with a fault, when it cannot be used.</summary>
    /// <param name="folder">The campaign's folder; files outside it are refused.</param>
    /// <param name="document">A document with a file.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static StoredFile? Read(string folder, EvidenceDocument document, ICollection<Fault> faults)
    {
        // The same on Linux and on Windows: a drive's colon and a backslash are refused everywhere.
        var steps = document.File!.Split('/');
        if (steps.Any(s => s is "" or "." or ".." || s.IndexOfAny(['\\', ':', '\0']) >= 0))
        {
            faults.Add(Fault(AppFaultCodes.DocumentFile, document, "phải viết như \"documents/SNV-01.pdf\": tính từ thư mục của kỳ đánh giá, dùng dấu /, không ra ngoài thư mục đó"));
            return null;
        }

        var path = Path.Combine([Path.GetFullPath(folder), .. steps]);
        try
        {
            if (steps.Index().Any(s => new FileInfo(Path.Combine([folder, .. steps[..(s.Index + 1)]])).LinkTarget is not null))
            {
                faults.Add(Fault(AppFaultCodes.DocumentFile, document, "là liên kết tới chỗ khác; hãy chép chính tệp đó vào thư mục của kỳ đánh giá"));
                return null;
            }

            using var stream = File.OpenRead(path);
            var type = Array.Find(Types, t => string.Equals(t.Extension, Path.GetExtension(path), StringComparison.OrdinalIgnoreCase));
            if (type.Name is null)
            {
                faults.Add(Fault(AppFaultCodes.DocumentContent, document, $"không thuộc loại được nhận ({string.Join(", ", Types.Select(t => t.Extension))})"));
                return null;
            }

            var start = new byte[type.Start.Length];
            if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.AsSpan().SequenceEqual(type.Start))
            {
                faults.Add(Fault(AppFaultCodes.DocumentContent, document, $"không phải tệp {type.Name} dù tên kết thúc bằng {type.Extension}"));
                return null;
            }

            stream.Position = 0;
            return new StoredFile(stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            faults.Add(Fault(AppFaultCodes.DocumentFile, document, "không đọc được (không có tệp, hoặc không có quyền đọc)"));
            return null;
        }
    }

    private static Fault Fault(string code, EvidenceDocument document, string what) => new()
    {
        Code = code,
        Pointer = $"{document.Pointer}/file",
        Line = document.Line,
        Message = $"Tài liệu {document.Id} ({document.Number}): tệp \"{ObjectReader.Shorten(document.File!)}\" {what}.",
    };
}
