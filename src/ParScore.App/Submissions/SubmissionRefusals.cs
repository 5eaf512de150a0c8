namespace ParScore.App.Submissions;

/// <summary>Codes of what is refused when a unit saves or submits, besides what the guard refuses and what the checks find.</summary>
public static class SubmissionRefusals
{
    /// <summary>Nothing was declared yet.</summary>
    public const string NothingDeclared = "nothing-declared";

    /// <summary>A value that the record cannot keep.</summary>
    public const string ValueUnreadable = "value-unreadable";

    /// <summary>An item of the same list was given whole and in parts, or the same value twice.</summary>
    public const string ValueTwice = "value-twice";

    /// <summary>There is no earlier campaign of that name that figures could have been taken over from.</summary>
    public const string TakenFromUnknown = "taken-from-unknown";

    /// <summary>Somebody changed the part after the head had seen it.</summary>
    public const string ContentChanged = "content-changed";
}
