using System.Globalization;
using System.Text;
using ParScore.Scoring.Criteria;

namespace ParScore.App.Evidence;

/// <summary>A document's place in the Ministry's package: numbered by criterion, never typed.</summary>
public sealed record NumberedEvidence
{
    public required Node Leaf { get; init; }

    /// <summary>From 1 within the leaf.</summary>
    public required int Position { get; init; }

    public required EvidenceLink Link { get; init; }

    /// <summary>"1.1.1-01".</summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"{Leaf.Code}-{Position:00}");

    /// <summary>"1.1.1-01 – 123-KH-UBND.pdf"; null for a document without a file.</summary>
    public string? FileName => Link.Document.File is { } file ? $"{Number} – {Safe(Link.Document.Number)}{Path.GetExtension(file).ToLowerInvariant()}" : null;

    // Số/ký hiệu holds slashes; a file name on Windows may hold none of these.
    private static string Safe(string number)
    {
        var safe = new StringBuilder(number.Length);
        foreach (var unit in number)
        {
            // U+FFFE and U+FFFF are no characters; .NET does not normalise a text that holds the first.
            safe.Append(unit is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or '\uFFFE' or '\uFFFF' || char.IsControl(unit) ? '-' : unit);
        }

        return safe.ToString().Normalize(NormalizationForm.FormC).Trim(' ', '.');
    }
}
