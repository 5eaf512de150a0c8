using ParScore.App.Evidence;
using ParScore.Scoring.Answers;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Submissions;

/// <summary>What one unit says about one leaf: figures, evidence and explanation, and where in the file it stands.</summary>
public sealed record DeclaredAnswer
{
    public required Node Leaf { get; init; }

    public required AnswerPart Part { get; init; }

    /// <summary>The figures as they were typed, for the record; those that nobody asked for are not kept.</summary>
    public IReadOnlyList<TypedFigure> Typed { get; init; } = [];

    /// <summary>Giải trình.</summary>
    public string? Explanation { get; init; }

    public IReadOnlyList<EvidenceLink> Evidence { get; init; } = [];

    /// <summary>JSON Pointer of the answer within its file.</summary>
    public required string Pointer { get; init; }

    /// <summary>Line of the answer within its file.</summary>
    public required int Line { get; init; }

    /// <summary>Line of each figure within its file, by role; empty where the figure has none.</summary>
    public IReadOnlyDictionary<string, int> FigureLines { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
}
