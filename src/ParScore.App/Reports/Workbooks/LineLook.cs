namespace ParScore.App.Reports.Workbooks;

/// <summary>How a single cell looks.</summary>
public enum LineLook
{
    /// <summary>Plain text.</summary>
    Text,

    /// <summary>The sheet's title.</summary>
    Title,

    /// <summary>Below the title.</summary>
    Subtitle,

    /// <summary>A warning that must not be overlooked.</summary>
    Warning,

    /// <summary>The name of what follows.</summary>
    Heading,

    /// <summary>The name of the value beside it.</summary>
    Label,

    /// <summary>A remark.</summary>
    Note,
}
