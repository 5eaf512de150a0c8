namespace ParScore.App.Submissions.Initiatives;

/// <summary>Codes of what is refused when initiatives and difficulties are changed, besides what the guard refuses.</summary>
public static class InitiativeRefusals
{
    /// <summary>An initiative without a title.</summary>
    public const string TitleMissing = "initiative-title-missing";

    /// <summary>A difficulty without a text.</summary>
    public const string TextMissing = "difficulty-text-missing";

    /// <summary>Withdrawn or unlinked without a reason.</summary>
    public const string ReasonMissing = "reason-missing";

    /// <summary>It was withdrawn, or the link was taken back.</summary>
    public const string Withdrawn = "withdrawn";

    /// <summary>The document was removed from the register.</summary>
    public const string DocumentRemoved = "document-removed";
}
