namespace ParScore.App.Reminders;

/// <summary>What became of one try to send an e-mail.</summary>
public enum MailFate
{
    /// <summary>The server took it.</summary>
    Sent,

    /// <summary>The server was not reached or did not let us in: no e-mail can go out now.</summary>
    NoServer,

    /// <summary>The server did not take this one for now.</summary>
    NotNow,

    /// <summary>The server will never take this one.</summary>
    Refused,

    /// <summary>The connection broke off while it was handed over: nobody can say.</summary>
    Unknown,
}
