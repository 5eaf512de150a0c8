namespace ParScore.App.Submissions;

/// <summary>Somebody else saved the same value meanwhile: both values are shown, and the person chooses.</summary>
public sealed record AnswerConflict
{
    /// <summary>The figure's role, "not-applicable" or "explanation".</summary>
    public required string Role { get; init; }

    /// <summary>The item of a list; empty otherwise.</summary>
    public required string Item { get; init; }

    /// <summary>What this person wanted to save: a figure as JSON, a text as it is.</summary>
    public string? Mine { get; init; }

    /// <summary>What stands there now.</summary>
    public string? Theirs { get; init; }

    /// <summary>The version to name when the person chooses to overwrite.</summary>
    public required long Version { get; init; }
}
