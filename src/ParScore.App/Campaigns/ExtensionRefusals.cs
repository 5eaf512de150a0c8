namespace ParScore.App.Campaigns;

/// <summary>Codes of what is refused when a step is extended or an extension is taken back.</summary>
public static class ExtensionRefusals
{
    /// <summary>The step never locks, so there is nothing to extend.</summary>
    public const string WithoutLock = "extension-without-lock";

    /// <summary>The extension would end before it begins.</summary>
    public const string EndsBeforeNow = "extension-ends-before-now";

    /// <summary>The extension would end while the step is open anyway.</summary>
    public const string EndsBeforeLock = "extension-ends-before-lock";

    /// <summary>A leaf without its unit, or a leaf that the unit does not score.</summary>
    public const string NotTheirLeaf = "extension-not-their-leaf";

    /// <summary>There is no such extension.</summary>
    public const string Unknown = "extension-unknown";

    /// <summary>The extension has ended or was taken back.</summary>
    public const string Over = "extension-over";
}
