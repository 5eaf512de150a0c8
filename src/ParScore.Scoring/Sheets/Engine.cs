namespace ParScore.Scoring.Sheets;

/// <summary>The version of the scoring code; kept with every stored result so that it can be replayed for ever.</summary>
public static class Engine
{
    /// <summary>Raised whenever the same set and figures could give other points.</summary>
    public const int Version = 1;
}
