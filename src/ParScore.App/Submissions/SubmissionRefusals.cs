namespace ParScore.App.Submissions;

/// <summary>Codes of what is refused when a unit saves or submits.</summary>
public static class SubmissionRefusals
{
    /// <summary>No such campaign, leaf or unit in it.</summary>
    public const string NotFound = "not-found";

    /// <summary>The person does not belong to the unit.</summary>
    public const string NotOwnUnit = "not-own-unit";

    /// <summary>The part was submitted and not returned.</summary>
    public const string AlreadySubmitted = "already-submitted";

    /// <summary>Nothing was declared yet.</summary>
    public const string NothingDeclared = "nothing-declared";

    /// <summary>A leaf uses a document without a file and has no explanation (QĐ 320, I.2).</summary>
    public const string WithoutFileUnexplained = "without-file-unexplained";

    /// <summary>A value that the record cannot keep.</summary>
    public const string ValueUnreadable = "value-unreadable";

    /// <summary>An item of the same list was given whole and in parts, or the same value twice.</summary>
    public const string ValueTwice = "value-twice";

    /// <summary>Only the head of the unit submits.</summary>
    public const string NotTheHead = "not-the-head";
}
