using ParScore.App.Submissions.Waivers;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Submissions.Checks;

/// <summary>One thing found in a unit's part before it is submitted: what, where, and what to do.</summary>
public sealed record CheckFinding
{
    /// <summary>The check's code.</summary>
    public required string Code { get; init; }

    public required CheckSeverity Severity { get; init; }

    /// <summary>The leaf; null when it concerns the part as a whole.</summary>
    public Node? Leaf { get; init; }

    /// <summary>The document's name in the unit's register; null when it concerns none.</summary>
    public string? Document { get; init; }

    /// <summary>A Vietnamese sentence: what is wrong.</summary>
    public required string What { get; init; }

    /// <summary>A Vietnamese sentence: what to do.</summary>
    public required string Advice { get; init; }

    /// <summary>Why Sở Nội vụ lets it pass all the same; null when it does not.</summary>
    public Waiver? Waiver { get; init; }

    /// <summary>True when the part cannot be submitted because of it.</summary>
    public bool IsInTheWay => Severity == CheckSeverity.Refuses && Waiver is null;
}
