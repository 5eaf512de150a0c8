namespace ParScore.App.Submissions.LastYear;

/// <summary>What proved the leaf then: only a hint what to look for, because evidence must be of the index year and is never copied.</summary>
public sealed record EvidenceHint
{
    /// <summary>Số/ký hiệu.</summary>
    public required string Number { get; init; }

    /// <summary>Ngày ban hành.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>Cơ quan ban hành.</summary>
    public required string Issuer { get; init; }

    /// <summary>Trích yếu.</summary>
    public required string Abstract { get; init; }

    /// <summary>"mục II, trang 3"; empty for the whole document.</summary>
    public required string Place { get; init; }
}
