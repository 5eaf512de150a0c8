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

    /// <summary>The unit that alone declares a figure, by the figure's role; a role without an entry is declared by every unit, each its share.</summary>
    public IReadOnlyDictionary<string, string> FigureUnits { get; init; } = FrozenDictionary<string, string>.Empty;
}
