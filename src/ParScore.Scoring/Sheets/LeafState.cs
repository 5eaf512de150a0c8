namespace ParScore.Scoring.Sheets;

/// <summary>Where a leaf stands. Open is not zero.</summary>
public enum LeafState
{
    /// <summary>Chưa chấm: nothing, or not everything, was declared, or what was declared is refused.</summary>
    Open,

    /// <summary>Đã chấm.</summary>
    Scored,

    /// <summary>Không áp dụng.</summary>
    NotApplicable,
}
