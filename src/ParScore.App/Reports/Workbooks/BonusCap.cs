namespace ParScore.App.Reports.Workbooks;

/// <summary>How a value of a bonus field (points beside the maximum) relates to the field's cap.</summary>
public enum BonusCap
{
    /// <summary>The sum of the rows below, whatever the cap.</summary>
    None,

    /// <summary>The sum of the rows below, at most the cap.</summary>
    Applied,

    /// <summary>The cap itself.</summary>
    Itself,
}
