namespace ParScore.Scoring.Rules;

/// <summary>Who gives points that nobody in the province scores.</summary>
public enum EnteredSource
{
    /// <summary>Điều tra xã hội học of leaders and managers.</summary>
    Survey,

    /// <summary>Chỉ số hài lòng của người dân, tổ chức.</summary>
    Sipas,

    /// <summary>Bộ Nội vụ.</summary>
    Ministry,
}
