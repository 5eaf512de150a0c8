using NodaTime;
using ParScore.App.Evidence;
using ParScore.App.Submissions.Waivers;

namespace ParScore.App.Submissions;

/// <summary>Phiếu tự đánh giá: one unit's part of a campaign.</summary>
public sealed record UnitAnswers
{
    /// <summary>The file it was read from, as it was given.</summary>
    public required string File { get; init; }

    /// <summary>The unit's code; null when the file answers for the whole province.</summary>
    public string? Unit { get; init; }

    /// <summary>Printed with the figures, such as "Số liệu minh họa".</summary>
    public string? Label { get; init; }

    /// <summary>When it was submitted; null while it is a draft.</summary>
    public Instant? SubmittedAt { get; init; }

    public IReadOnlyList<DeclaredAnswer> Answers { get; init; } = [];

    public IReadOnlyList<EvidenceDocument> Documents { get; init; } = [];

    public IReadOnlyList<Initiative> Initiatives { get; init; } = [];

    public IReadOnlyList<Difficulty> Difficulties { get; init; } = [];

    /// <summary>The refusing checks that Sở Nội vụ lets pass; granted ones only.</summary>
    public IReadOnlyList<Waiver> Waivers { get; init; } = [];
}
