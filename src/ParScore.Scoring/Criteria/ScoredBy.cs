namespace ParScore.Scoring.Criteria;

/// <summary>Who gives a leaf its points.</summary>
public enum ScoredBy
{
    /// <summary>The province itself, by declared figures (tự đánh giá).</summary>
    Self,

    /// <summary>Điều tra xã hội học.</summary>
    Survey,

    /// <summary>Chỉ số hài lòng.</summary>
    Sipas,

    /// <summary>Bộ Nội vụ.</summary>
    Ministry,
}
