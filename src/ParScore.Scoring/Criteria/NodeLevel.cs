namespace ParScore.Scoring.Criteria;

/// <summary>What a row is called.</summary>
public enum NodeLevel
{
    /// <summary>Lĩnh vực.</summary>
    Field = 1,

    /// <summary>Tiêu chí.</summary>
    Criterion = 2,

    /// <summary>Tiêu chí thành phần, and anything deeper.</summary>
    SubCriterion = 3,
}
