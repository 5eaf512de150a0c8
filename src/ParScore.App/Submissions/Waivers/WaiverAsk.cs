namespace ParScore.App.Submissions.Waivers;

/// <summary>What the head of a unit asks Sở Nội vụ to let pass, exactly as the finding names it.</summary>
public sealed record WaiverAsk
{
    public required string Campaign { get; init; }

    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    /// <summary>The check's code.</summary>
    public required string Code { get; init; }

    /// <summary>The leaf's id or printed code; null when the finding names none.</summary>
    public string? Leaf { get; init; }

    /// <summary>The document's name in the register; null when the finding names none.</summary>
    public string? Document { get; init; }

    /// <summary>Why it should pass.</summary>
    public string? Reason { get; init; }
}
