namespace ParScore.Scoring;

/// <summary>Every code a <see cref="Fault"/> can carry; a test walks them and shows a file that earns each.</summary>
public static class FaultCodes
{
    /// <summary>The file cannot be read (missing, no right to read it).</summary>
    public const string FileUnreadable = "file-unreadable";
    public const string FileTooLarge = "file-too-large";

    /// <summary>A plan where a criteria set was wanted, and the like.</summary>
    public const string WrongFile = "wrong-file";

    /// <summary>The file is not JSON.</summary>
    public const string JsonSyntax = "json-syntax";

    /// <summary>A text is not valid UTF-8 or holds half a character.</summary>
    public const string JsonText = "json-text";
    public const string PropertyTwice = "property-twice";
    public const string PropertyUnknown = "property-unknown";
    public const string PropertyMissing = "property-missing";

    /// <summary>A text where a list was wanted, and the like.</summary>
    public const string WrongType = "wrong-type";

    /// <summary>A word that is not one of those allowed.</summary>
    public const string WrongWord = "wrong-word";

    /// <summary>A text where a number was wanted, NaN, 1e400, too many digits, or decimals where things are counted.</summary>
    public const string NotANumber = "not-a-number";
    public const string OutOfBounds = "out-of-bounds";
    public const string NotADate = "not-a-date";

    /// <summary>An empty text or list where something must stand.</summary>
    public const string Empty = "empty";

    /// <summary>A text that is not in Unicode normal form C.</summary>
    public const string NotNfc = "not-nfc";

    /// <summary>Control, zero-width or direction characters that nobody sees.</summary>
    public const string InvisibleCharacter = "invisible-character";

    /// <summary>A letter of another script that looks like a Latin one.</summary>
    public const string LookAlike = "look-alike";
    public const string IdDuplicate = "id-duplicate";
    public const string IdCharacters = "id-characters";
    public const string CodeDuplicate = "code-duplicate";

    /// <summary>A code with other characters than codes have, such as a space or a letter with a mark.</summary>
    public const string CodeCharacters = "code-characters";

    /// <summary>A code such as 4.0999999999999996, which a spreadsheet made of 4.1.</summary>
    public const string CodeFloat = "code-float";

    /// <summary>A code that its place in the tree does not give: a gap, or another parent's child.</summary>
    public const string CodeNumbering = "code-numbering";

    /// <summary>The tree has more levels than a criteria set can have.</summary>
    public const string TooDeep = "too-deep";

    /// <summary>The children's maxima do not add up to the parent's.</summary>
    public const string SumMismatch = "sum-mismatch";

    /// <summary>The set's points are not those it says to expect.</summary>
    public const string TotalMismatch = "total-mismatch";

    /// <summary>A leaf belongs to no expected part, or to two; or a part names a field that is not there.</summary>
    public const string PartMismatch = "part-mismatch";

    /// <summary>A node with neither children nor a rule.</summary>
    public const string RuleMissing = "rule-missing";

    /// <summary>A node with children and a rule.</summary>
    public const string RuleOnParent = "rule-on-parent";
    public const string RuleKindUnknown = "rule-kind-unknown";
    public const string BandsOverlap = "bands-overlap";
    public const string BandsHole = "bands-hole";

    /// <summary>A band whose bounds leave no value in it, or that has two lower or two upper bounds.</summary>
    public const string BandBounds = "band-bounds";

    /// <summary>The best answer gives less than the maximum.</summary>
    public const string MaxNotReached = "max-not-reached";
    public const string PointsAboveMax = "points-above-max";
    public const string PointsBelowZero = "points-below-zero";

    /// <summary>A figure that the rule does not ask for, or does not describe.</summary>
    public const string FigureRoles = "figure-roles";

    /// <summary>Two options, items or groups with one code, or one value twice in a list.</summary>
    public const string OptionDuplicate = "option-duplicate";

    /// <summary>Who scores the leaf and the kind of its rule do not go together.</summary>
    public const string ScoredByMismatch = "scored-by-mismatch";

    /// <summary>A key that the set's sources do not explain.</summary>
    public const string SourceUnknown = "source-unknown";
    public const string UnitUnknown = "unit-unknown";
    public const string UnitDuplicate = "unit-duplicate";

    /// <summary>A pointer to an illustrative value where there is no value.</summary>
    public const string IllustrativePointer = "illustrative-pointer";

    /// <summary>An official set that rests on recalled or illustrative values.</summary>
    public const string OfficialUnsourced = "official-unsourced";

    /// <summary>The groups' bounds do not fall, or the last is not 0.</summary>
    public const string GroupsOrder = "groups-order";

    /// <summary>A bonus below the top level.</summary>
    public const string BonusPlace = "bonus-place";
}
