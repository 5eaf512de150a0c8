namespace ParScore.App.Submissions.Checks;

/// <summary>How heavily a finding weighs before a unit submits.</summary>
public enum CheckSeverity
{
    /// <summary>Phải sửa: the part cannot be submitted as it stands.</summary>
    Refuses,

    /// <summary>Nên xem lại: it can be submitted, and the appraisal may take points off.</summary>
    Warns,
}
