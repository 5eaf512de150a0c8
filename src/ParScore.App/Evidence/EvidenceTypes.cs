using ParScore.Scoring.Json;

namespace ParScore.App.Evidence;

/// <summary>What is known of each kind of evidence file: extensions, media type, whether a browser may show it.</summary>
public static class EvidenceTypes
{
    /// <summary>As the record writes them.</summary>
    public static readonly Words<EvidenceType> Stored = new(
        ("pdf", EvidenceType.Pdf), ("docx", EvidenceType.Docx), ("xlsx", EvidenceType.Xlsx), ("png", EvidenceType.Png), ("jpeg", EvidenceType.Jpeg));

    /// <summary>The extensions that are taken in, for sentences.</summary>
    public const string Accepted = ".pdf, .docx, .xlsx, .png, .jpg, .jpeg";

    /// <summary>The kind an extension stands for; null when it is not taken in.</summary>
    /// <param name="extension">With its full stop, in any case.</param>
    public static EvidenceType? OfExtension(string extension) => extension.ToLowerInvariant() switch
    {
        ".pdf" => EvidenceType.Pdf,
        ".docx" => EvidenceType.Docx,
        ".xlsx" => EvidenceType.Xlsx,
        ".png" => EvidenceType.Png,
        ".jpg" or ".jpeg" => EvidenceType.Jpeg,
        _ => null,
    };

    /// <summary>"PDF", "Word (.docx)".</summary>
    public static string Show(EvidenceType type) => type switch
    {
        EvidenceType.Pdf => "PDF",
        EvidenceType.Docx => "Word (.docx)",
        EvidenceType.Xlsx => "Excel (.xlsx)",
        EvidenceType.Png => "ảnh PNG",
        EvidenceType.Jpeg => "ảnh JPEG",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "An unknown kind of file."),
    };

    /// <summary>The media type (IANA).</summary>
    public static string MediaType(EvidenceType type) => type switch
    {
        EvidenceType.Pdf => "application/pdf",
        EvidenceType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        EvidenceType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        EvidenceType.Png => "image/png",
        EvidenceType.Jpeg => "image/jpeg",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "An unknown kind of file."),
    };

    /// <summary>True for kinds that a browser may show in a sandbox; the others are only handed out as attachments.</summary>
    public static bool MayBePreviewed(EvidenceType type) => type is EvidenceType.Pdf or EvidenceType.Png or EvidenceType.Jpeg;
}
