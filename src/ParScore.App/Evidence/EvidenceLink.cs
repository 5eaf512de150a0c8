namespace ParScore.App.Evidence;

/// <summary>What ties a document to a leaf: which part of it proves the figures.</summary>
public sealed record EvidenceLink
{
    public required EvidenceDocument Document { get; init; }

    /// <summary>Mục; null when the whole document is meant.</summary>
    public string? Section { get; init; }

    /// <summary>Trang; null when the whole document is meant.</summary>
    public string? Page { get; init; }

    public string? Note { get; init; }

    /// <summary>"mục II, trang 3"; empty for the whole document.</summary>
    public string Place => string.Join(", ", new[] { Section is null ? null : $"mục {Section}", Page is null ? null : $"trang {Page}" }.OfType<string>());
}
