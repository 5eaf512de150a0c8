namespace ParScore.Scoring;

/// <summary>Every code with which an answer can be refused; a test walks them and shows an answer that earns each.</summary>
public static class RefusalCodes
{
    public const string FigureUnknown = "figure-unknown";
    public const string FigureWrongKind = "figure-wrong-kind";
    public const string FigureNegative = "figure-negative";
    public const string FigureTooSmall = "figure-too-small";
    public const string FigureTooLarge = "figure-too-large";
    public const string FigureNotWhole = "figure-not-whole";

    /// <summary>A text such as "3.450" that may be three thousand or three and a half.</summary>
    public const string FigureAmbiguous = "figure-ambiguous";

    /// <summary>The text is no number, or has thousands separators.</summary>
    public const string FigureUnreadable = "figure-unreadable";
    public const string ChoiceUnknown = "choice-unknown";
    public const string ItemUnknown = "item-unknown";

    /// <summary>More done than there was to do.</summary>
    public const string NumeratorAboveDenominator = "numerator-above-denominator";

    /// <summary>A denominator of 0 on a leaf whose set does not say what that means.</summary>
    public const string DenominatorZero = "denominator-zero";
    public const string NotApplicableRefused = "not-applicable-refused";

    /// <summary>A unit answers a leaf, or an item of it, that is another unit's.</summary>
    public const string NotAssigned = "not-assigned";

    /// <summary>Two answers of one unit to one leaf.</summary>
    public const string AnsweredTwice = "answered-twice";
    public const string LeafUnknown = "leaf-unknown";

    /// <summary>The answers belong to another set or another version.</summary>
    public const string OtherSet = "other-set";

    /// <summary>Survey, SIPAS or Ministry points in a unit's answers.</summary>
    public const string EnteredByUnit = "entered-by-unit";
}
