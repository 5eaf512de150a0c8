namespace ParScore.Scoring.Json;

/// <summary>One property of an object in a file.</summary>
public sealed record JsonProperty(string Name, JsonItem Value);
