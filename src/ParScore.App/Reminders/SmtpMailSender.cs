using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using ParScore.App.Storage;

namespace ParScore.App.Reminders;

/// <summary>Sends by SMTP. Until the letter itself is handed over a failure means that it was certainly not sent; after that nobody can say.</summary>
public sealed class SmtpMailSender(SmtpSettings settings) : IMailSender
{
    private const int MillisecondsToAnswer = 20_000;

    /// <inheritdoc/>
    public async Task<MailResult> SendAsync(Mail mail)
    {
        using var client = new SmtpClient { Timeout = MillisecondsToAnswer };
        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, settings.Security switch
            {
                SmtpSecurity.None => SecureSocketOptions.None,
                SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
                SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
                _ => throw new InvalidOperationException($"Unknown security '{settings.Security}'."),
            });
            if (settings.User is { } user)
            {
                await client.AuthenticateAsync(user, settings.Password!);
            }
        }
        catch (Exception error) when (IsOfTheNetwork(error))
        {
            return new MailResult(MailFate.NoServer, error.Message);
        }

        try
        {
            await client.SendAsync(Letter(mail));
        }
        catch (SmtpCommandException error)
        {
            return new MailResult((int)error.StatusCode >= 500 ? MailFate.Refused : MailFate.NotNow, error.Message);
        }
        catch (ServiceNotAuthenticatedException error)
        {
            // The server wants us to sign in before it takes anything.
            return new MailResult(MailFate.NoServer, error.Message);
        }
        catch (Exception error) when (IsOfTheNetwork(error))
        {
            return new MailResult(MailFate.Unknown, error.Message);
        }

        try
        {
            await client.DisconnectAsync(quit: true);
        }
        catch (Exception error) when (IsOfTheNetwork(error))
        {
            // The server has taken the letter; how the line ends does not matter.
        }

        return new MailResult(MailFate.Sent);
    }

    private static bool IsOfTheNetwork(Exception error) =>
        error is SocketException or IOException or ProtocolException or CommandException or AuthenticationException or SslHandshakeException or NotSupportedException or OperationCanceledException or TimeoutException or ServiceNotConnectedException or ServiceNotAuthenticatedException;

    private MimeMessage Letter(Mail mail)
    {
        var letter = new MimeMessage { Subject = mail.Subject, Date = mail.CreatedAt.ToDateTimeOffset(), Body = new TextPart("plain") { Text = mail.Text } };
        letter.From.Add(MailboxAddress.Parse(settings.From));
        letter.To.Add(MailboxAddress.Parse(mail.Address));
        // The same e-mail has the same name in every try, so that a server that had taken it can tell.
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{mail.Campaign}\n{mail.Unit}\n{mail.Step}\n{mail.Occasion}\n{mail.Address}")));
        letter.MessageId = $"{key[..32]}@{settings.From[(settings.From.LastIndexOf('@') + 1)..]}";
        letter.Headers.Add("Auto-Submitted", "auto-generated");
        return letter;
    }
}
