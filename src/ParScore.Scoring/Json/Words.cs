namespace ParScore.Scoring.Json;

/// <summary>The words a file may use for a closed choice, and what they stand for.</summary>
public sealed class Words<T>(params (string Word, T Value)[] pairs)
    where T : struct, Enum
{
    public IEnumerable<string> All => pairs.Select(p => p.Word);

    public bool TryGet(string word, out T value)
    {
        var found = Array.FindIndex(pairs, p => string.Equals(p.Word, word, StringComparison.Ordinal));
        value = found < 0 ? default : pairs[found].Value;
        return found >= 0;
    }

    /// <summary>The word for a value.</summary>
    public string For(T value) => Array.Find(pairs, p => EqualityComparer<T>.Default.Equals(p.Value, value)).Word;
}
