namespace ParScore.App.Evidence;

/// <summary>Tài liệu kiểm chứng: a document that a unit registered once and links to any number of leaves.</summary>
public sealed record EvidenceDocument
{
    /// <summary>Its name within the unit's register, such as "SNV-01".</summary>
    public required string Id { get; init; }

    /// <summary>The code of the unit that registered it.</summary>
    public required string Unit { get; init; }

    /// <summary>Số/ký hiệu, such as "125/KH-UBND".</summary>
    public required string Number { get; init; }

    /// <summary>Ngày ban hành.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Cơ quan ban hành.</summary>
    public required string Issuer { get; init; }

    /// <summary>Trích yếu.</summary>
    public required string Abstract { get; init; }

    /// <summary>Loại văn bản.</summary>
    public string? Kind { get; init; }

    /// <summary>The file beside the campaign's answers; null when the document must not or cannot be uploaded.</summary>
    public string? File { get; init; }

    /// <summary>Why there is no file (bản giấy, mật); null when there is one.</summary>
    public string? WithoutFile { get; init; }

    /// <summary>What was found in the file; null without a file or when it could not be read.</summary>
    public StoredFile? Stored { get; init; }

    /// <summary>JSON Pointer of the document within its file.</summary>
    public string Pointer { get; init; } = "";

    /// <summary>Line of the document within its file.</summary>
    public int Line { get; init; }
}
