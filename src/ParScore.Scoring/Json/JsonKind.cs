namespace ParScore.Scoring.Json;

/// <summary>What a JSON value is.</summary>
public enum JsonKind
{
    Object,
    Array,
    Text,
    Number,
    True,
    False,
    Null,
}
