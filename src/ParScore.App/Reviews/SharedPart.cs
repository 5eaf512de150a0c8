using ParScore.App.Submissions;

namespace ParScore.App.Reviews;

/// <summary>One unit's part of a shared leaf: whether it is there, what is missing, and – to who may see it – what it is.</summary>
public sealed record SharedPart
{
    /// <summary>The unit's code.</summary>
    public required string Unit { get; init; }

    /// <summary>True for cơ quan chủ trì.</summary>
    public required bool IsLead { get; init; }

    /// <summary>False when the unit has only evidence to add: where the lead chooses, or where every figure is another unit's.</summary>
    public required bool Declares { get; init; }

    /// <summary>True once the unit has handed in its submission and has it not back to mend.</summary>
    public required bool IsSubmitted { get; init; }

    /// <summary>The figures that are still to come from this unit, by their labels.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>True when nothing is missing and nothing is refused.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>False when it is another unit's draft, which the lead does not see.</summary>
    public required bool IsShown { get; init; }

    /// <summary>Figures, evidence and explanation; null when there are none or they are not shown.</summary>
    public DeclaredAnswer? Answer { get; init; }
}
