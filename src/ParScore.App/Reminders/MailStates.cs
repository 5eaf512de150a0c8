namespace ParScore.App.Reminders;

/// <summary>E-mail states as people read them.</summary>
public static class MailStates
{
    /// <summary>"không rõ đã gửi".</summary>
    public static string Show(MailState state) => state switch
    {
        MailState.Waiting => "chờ gửi",
        MailState.Unknown => "không rõ đã gửi",
        MailState.Sent => "đã gửi",
        MailState.Refused => "máy chủ thư từ chối",
        MailState.GivenUp => "không gửi được",
        MailState.NotNeeded => "không cần gửi nữa",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "An unknown state."),
    };
}
