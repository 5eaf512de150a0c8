namespace ParScore.App.Reminders;

/// <summary>Brings an e-mail to the mail server.</summary>
public interface IMailSender
{
    /// <summary>Sends one e-mail and says what is known of it; never throws for what the network or the server does.</summary>
    Task<MailResult> SendAsync(Mail mail);
}
