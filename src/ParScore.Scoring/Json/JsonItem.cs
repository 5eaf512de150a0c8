namespace ParScore.Scoring.Json;

/// <summary>
/// A JSON value as it stands in a file: with its place, with numbers as they were written, and with properties that occur
/// twice. Nothing is repaired or rounded.
/// </summary>
public sealed class JsonItem
{
    private const int FewProperties = 24;

    private Dictionary<string, JsonItem>? _byName;

    public required JsonKind Kind { get; init; }

    /// <summary>Where it stands, as a JSON Pointer (RFC 6901).</summary>
    public required string Pointer { get; init; }

    /// <summary>The line it starts on, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>A text's content, or a number's digits as written ("1e400" stays "1e400"); empty for other kinds.</summary>
    public string Text { get; init; } = "";

    /// <summary>An object's properties in the order of the file, repeated ones included.</summary>
    public IReadOnlyList<JsonProperty> Properties { get; init; } = [];

    /// <summary>An array's items.</summary>
    public IReadOnlyList<JsonItem> Items { get; init; } = [];

    /// <summary>The value of the first property with this name; null when there is none.</summary>
    public JsonItem? Property(string name)
    {
        if (Properties.Count <= FewProperties)
        {
            return Properties.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal))?.Value;
        }

        _byName ??= Properties.DistinctBy(p => p.Name, StringComparer.Ordinal).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
        return _byName.GetValueOrDefault(name);
    }
}
