namespace ParScore.App.Campaigns;

/// <summary>Codes of what is refused when a campaign is prepared, assigned and opened.</summary>
public static class CampaignRefusals
{
    /// <summary>There is a campaign of this id.</summary>
    public const string CampaignTaken = "campaign-taken";

    /// <summary>The id of a campaign or a unit is no plain name.</summary>
    public const string NameCharacters = "name-characters";

    /// <summary>Something that a campaign, a unit or a deadline must have is blank.</summary>
    public const string Incomplete = "campaign-incomplete";

    /// <summary>The set is not for this index year.</summary>
    public const string YearNotServed = "year-not-served";

    /// <summary>The record holds another content under the set's version.</summary>
    public const string SetTaken = "set-taken";

    /// <summary>A unit or a step is given twice.</summary>
    public const string Twice = "twice";

    /// <summary>The plan has no such unit.</summary>
    public const string UnitUnknown = "unit-unknown";

    /// <summary>The unit has leaves, or coordinates.</summary>
    public const string UnitInUse = "unit-in-use";

    /// <summary>The campaign was opened: its units are no longer changed.</summary>
    public const string Opened = "campaign-opened";

    /// <summary>The step would lock before it is due.</summary>
    public const string LockedBeforeDue = "locked-before-due";

    /// <summary>The deadline of this step stands with the Ministry's round, not in the plan.</summary>
    public const string StepElsewhere = "step-elsewhere";

    /// <summary>A step is due before the step it follows.</summary>
    public const string StepsOutOfOrder = "steps-out-of-order";

    /// <summary>The plan does not say until when units score themselves.</summary>
    public const string SelfScoreMissing = "self-score-missing";

    /// <summary>Self-scoring would be over when the campaign opens.</summary>
    public const string SelfScorePast = "self-score-past";

    /// <summary>Nobody is to score a leaf.</summary>
    public const string LeafWithoutUnit = "leaf-without-unit";

    /// <summary>A unit has nothing to score.</summary>
    public const string UnitWithoutLeaf = "unit-without-leaf";

    /// <summary>The set has no such leaf.</summary>
    public const string LeafUnknown = "leaf-unknown";

    /// <summary>The leaf's points are entered from what was published.</summary>
    public const string LeafEntered = "leaf-entered";

    /// <summary>The leaf's rule does not ask for this figure.</summary>
    public const string FigureUnknown = "figure-unknown";

    /// <summary>The unit that is to declare a figure does not take part in the leaf.</summary>
    public const string FigureUnit = "figure-unit";

    /// <summary>The leaf's rule does not add up the units' figures, so no unit owns one.</summary>
    public const string FigureNotSummed = "figure-not-summed";

    /// <summary>A reason must be given.</summary>
    public const string ReasonMissing = "reason-missing";

    /// <summary>The part of a unit whose task would change was submitted.</summary>
    public const string PartSubmitted = "part-submitted";

    /// <summary>A mapping names a leaf that is not there.</summary>
    public const string MappingUnknown = "mapping-unknown";

    /// <summary>The two units are linked already, or the link would close a circle.</summary>
    public const string SuccessorCircle = "successor-circle";
}
