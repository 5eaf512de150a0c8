using ParScore.Scoring.Sheets;

namespace ParScore.Tests.Scoring.Properties;

/// <summary>What <see cref="Pencil"/> makes of a leaf.</summary>
internal sealed record PencilScore(LeafState State, Ratio Points, Ratio Max);
