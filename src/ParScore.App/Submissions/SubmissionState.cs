namespace ParScore.App.Submissions;

/// <summary>Where a unit's part stands. Open, late and locked are derived from the clock and are not among these.</summary>
public enum SubmissionState
{
    /// <summary>Đang nhập.</summary>
    Draft,

    /// <summary>Đã nộp.</summary>
    Submitted,

    /// <summary>Bị trả lại.</summary>
    Returned,

    /// <summary>Đã chấp nhận.</summary>
    Accepted,
}
