using ParScore.Scoring;

namespace ParScore.App.Evidence;

/// <summary>What a person says of a document when it is registered.</summary>
public sealed record DocumentDetails
{
    /// <summary>Số/ký hiệu.</summary>
    public required string Number { get; init; }

    /// <summary>Ngày ban hành.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Cơ quan ban hành.</summary>
    public required string Issuer { get; init; }

    /// <summary>Trích yếu.</summary>
    public required string Abstract { get; init; }

    /// <summary>Loại văn bản.</summary>
    public string? Kind { get; init; }

    /// <summary>Texts as they are kept.</summary>
    public DocumentDetails Clean() => this with
    {
        Number = DocumentText.Clean(Number) ?? "",
        Issuer = DocumentText.Clean(Issuer) ?? "",
        Abstract = DocumentText.Clean(Abstract) ?? "",
        Kind = DocumentText.Clean(Kind),
    };

    /// <summary>What is missing or too long, all at once.</summary>
    public IReadOnlyList<Refusal> ReasonsNotToRegister() =>
    [
        .. new (string Text, string Where, string Label)[] { (Number, "number", "Số/ký hiệu"), (Issuer, "issuer", "Cơ quan ban hành"), (Abstract, "abstract", "Trích yếu") }
            .Select(f => f.Text.Length == 0 ? new Refusal(EvidenceRefusals.Incomplete, f.Where, $"{f.Label} của tài liệu còn trống; hãy điền như trên văn bản.") : DocumentText.TooLong(f.Text, f.Where, f.Label))
            .OfType<Refusal>(),
        .. Date.Year is >= 1945 and <= 2999 ? (ReadOnlySpan<Refusal>)[] : [new Refusal(EvidenceRefusals.Incomplete, "date", "Ngày ban hành không hợp lệ; hãy ghi ngày trên văn bản.")],
    ];

    internal EvidenceDocument ToDocument(string unit, string? withoutFile) => new()
    {
        Id = "",
        Unit = unit,
        Number = Number,
        Date = Date,
        Issuer = Issuer,
        Abstract = Abstract,
        Kind = Kind,
        WithoutFile = withoutFile,
    };
}
