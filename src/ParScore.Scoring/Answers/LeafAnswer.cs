using System.Collections.Frozen;
using ParScore.Scoring.Criteria;

namespace ParScore.Scoring.Answers;

/// <summary>All that was declared for one leaf, and by whom it was expected.</summary>
public sealed record LeafAnswer
{
    public required Node Leaf { get; init; }

    /// <summary>In the order in which units are expected.</summary>
    public IReadOnlyList<AnswerPart> Parts { get; init; } = [];

    /// <summary>The units that must answer, the lead first; empty when one answer stands for the whole province.</summary>
    public IReadOnlyList<string> Expected { get; init; } = [];

    /// <summary>Which unit alone declares a figure, by the figure's role; every unit declares its share of the others.</summary>
    public IReadOnlyDictionary<string, string> Owners { get; init; } = FrozenDictionary<string, string>.Empty;
}
