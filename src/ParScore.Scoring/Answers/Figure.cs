namespace ParScore.Scoring.Answers;

/// <summary>One declared figure (số liệu kê khai).</summary>
public abstract record Figure
{
    private protected Figure()
    {
    }
}
