namespace ParScore.App.Submissions;

/// <summary>Published results that nobody in the province scores (survey, SIPAS), entered by Sở Nội vụ.</summary>
public sealed record EnteredValues
{
    public required string File { get; init; }

    public string? Label { get; init; }

    /// <summary>What was published, by whom and when.</summary>
    public required string Source { get; init; }

    public IReadOnlyList<DeclaredAnswer> Values { get; init; } = [];
}
