namespace ParScore.App.Reports.Workbooks;

/// <summary>What the rows of a table are.</summary>
public enum RowSource
{
    /// <summary>Lĩnh vực, in printed order.</summary>
    Fields,

    /// <summary>Every row of the set, in printed order.</summary>
    Nodes,

    /// <summary>Every row that carries points.</summary>
    Leaves,

    /// <summary>The leaves that the province scores itself: what is keyed into the Ministry's software.</summary>
    SelfLeaves,

    /// <summary>Tài liệu kiểm chứng, in the order of the package.</summary>
    Evidence,

    /// <summary>Giải trình, one per leaf and unit.</summary>
    Explanations,

    /// <summary>Sáng kiến.</summary>
    Initiatives,

    /// <summary>Khó khăn, kiến nghị.</summary>
    Difficulties,

    /// <summary>Where the shown parts miss the shown total.</summary>
    RoundingGaps,
}
