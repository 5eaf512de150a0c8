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

    /// <summary>"mục II, trang 3"; "Điều 1, trang 2"; empty for the whole document.</summary>
    public string Place => string.Join(", ", new[] { Section is null ? null : NamesItself(Section) ? Section : $"mục {Section}", Page is null ? null : $"trang {Page}" }.OfType<string>());

    // "II.1" needs the word, "Điều 1" and "Phụ lục" bring their own.
    private static bool NamesItself(string section) => section.TakeWhile(char.IsLetter).Count() > 1 && section.TakeWhile(char.IsLetter).Any(char.IsLower);
}
