namespace ParScore.App.Submissions;

/// <summary>Published results that nobody in the province scores (survey, SIPAS), entered by Sở Nội vụ.</summary>
public sealed record EnteredValues
{
    public required string File { get; init; }

    public string? Label { get; init; }

    /// <summary>What was published, by whom and when.</summary>
    public required string Source { get; init; }

    /// <summary>The source of a single leaf's points, by leaf id; only where it was given with the points.</summary>
    public IReadOnlyDictionary<string, string> Sources { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<DeclaredAnswer> Values { get; init; } = [];
}
