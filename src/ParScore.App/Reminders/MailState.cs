namespace ParScore.App.Reminders;

/// <summary>Where an e-mail stands.</summary>
public enum MailState
{
    /// <summary>Chờ gửi: not sent yet, or certainly not sent and tried again later.</summary>
    Waiting,

    /// <summary>Không rõ đã gửi: sending was begun and its end was never seen; it is not sent again.</summary>
    Unknown,

    /// <summary>Đã gửi: the mail server took it.</summary>
    Sent,

    /// <summary>Máy chủ thư từ chối.</summary>
    Refused,

    /// <summary>Không gửi được: given up after many tries.</summary>
    GivenUp,

    /// <summary>Không cần gửi nữa: the unit had handed in before it went out.</summary>
    NotNeeded,
}
