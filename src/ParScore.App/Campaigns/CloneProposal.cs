using ParScore.Scoring.Criteria;

namespace ParScore.App.Campaigns;

/// <summary>What a clone takes over from last year, and what a person must still decide.</summary>
public sealed record CloneProposal
{
    /// <summary>What differs between the two sets.</summary>
    public required IReadOnlyList<CriteriaDifference> Differences { get; init; }

    /// <summary>In the order of the new set.</summary>
    public required IReadOnlyList<Assignment> Assignments { get; init; }

    /// <summary>The units that still have something to do, and Sở Nội vụ; in last year's order.</summary>
    public required IReadOnlyList<PlanUnit> Units { get; init; }

    /// <summary>The code of Sở Nội vụ.</summary>
    public required string Coordinator { get; init; }

    /// <summary>Leaves of the new set that nobody is proposed for.</summary>
    public required IReadOnlyList<Node> LeavesWithoutUnit { get; init; }

    /// <summary>Last year's assignments that found no leaf.</summary>
    public required IReadOnlyList<Assignment> AssignmentsWithoutLeaf { get; init; }

    /// <summary>Old units in whose place the successor is proposed.</summary>
    public required IReadOnlyList<UnitSuccessor> Successors { get; init; }

    /// <summary>Old units with more than one successor: the old unit stands until a person chooses.</summary>
    public required IReadOnlyList<string> SplitUnits { get; init; }

    /// <summary>Figures whose own unit could not be taken over, because the new rule does not ask them or does not add figures up.</summary>
    public required IReadOnlyList<(Node Leaf, string Role)> FiguresLeftOut { get; init; }
}
