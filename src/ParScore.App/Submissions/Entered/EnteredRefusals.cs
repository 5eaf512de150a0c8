namespace ParScore.App.Submissions.Entered;

/// <summary>Codes of what is refused when survey and SIPAS points are entered, besides what the guard and the rule refuse.</summary>
public static class EnteredRefusals
{
    /// <summary>A unit declares the leaf's figures.</summary>
    public const string NotEntered = "leaf-not-entered";

    /// <summary>Points without the place where they were published.</summary>
    public const string SourceMissing = "source-missing";
}
