namespace ParScore.Scoring.Rules;

/// <summary>What a denominator of 0 means: nothing was due, found or planned.</summary>
public enum EmptyMeaning
{
    /// <summary>Nothing to do counts as all done.</summary>
    Full,

    /// <summary>No points.</summary>
    Zero,

    /// <summary>The leaf's maximum no longer counts.</summary>
    NotApplicable,

    /// <summary>Only for a change from nothing: the maximum when there is something now and more was wanted, otherwise 0.</summary>
    IfBetter,
}
