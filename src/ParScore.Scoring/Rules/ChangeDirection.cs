namespace ParScore.Scoring.Rules;

/// <summary>Which way a change is wanted.</summary>
public enum ChangeDirection
{
    /// <summary>More than in the earlier year: investment, new enterprises.</summary>
    Increase,

    /// <summary>Less than in the earlier year: staff, direct subsidies.</summary>
    Decrease,
}
