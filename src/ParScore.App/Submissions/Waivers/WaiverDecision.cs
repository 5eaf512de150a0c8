namespace ParScore.App.Submissions.Waivers;

/// <summary>How a request for a waiver was decided.</summary>
public enum WaiverDecision
{
    /// <summary>Cho bỏ qua.</summary>
    Granted,

    /// <summary>Không cho bỏ qua.</summary>
    Refused,
}
