using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Storage;

namespace ParScore.App.Reminders;

/// <summary>
/// Works the e-mails off: each is claimed in a write of its own before it is sent, so that none goes out twice, also after a kill or beside a
/// second server. What certainly did not go out is tried again, with growing pauses.
/// </summary>
public sealed class MailService(Database database, IMailSender sender, IClock clock)
{
    /// <summary>How long it is waited after the first, second, … try; after the last of them it is given up.</summary>
    public static readonly IReadOnlyList<Duration> Pauses =
    [
        Duration.FromMinutes(1), Duration.FromMinutes(5), Duration.FromMinutes(15), Duration.FromHours(1), Duration.FromHours(4),
        Duration.FromHours(12), Duration.FromHours(12), Duration.FromHours(12), Duration.FromHours(12),
    ];

    private const int MostErrorLength = 500;

    private static readonly Actor Program = new() { Account = "program", Role = Role.Operator };

    /// <summary>Sends what is due.</summary>
    /// <returns>How many e-mails the server took.</returns>
    public async Task<int> WorkAsync(CancellationToken cancellation = default)
    {
        var sent = 0;
        while (!cancellation.IsCancellationRequested && await ClaimAsync() is { } mail)
        {
            var result = await sender.SendAsync(mail);
            await SettleAsync(mail, result);
            sent += result.Fate == MailFate.Sent ? 1 : 0;
            if (result.Fate == MailFate.NoServer)
            {
                break;
            }
        }

        return sent;
    }

    /// <summary>True when an e-mail may be tried now. A clock that was set back behind the last try does not make it wait.</summary>
    public static bool IsDue(Mail mail, Instant now) =>
        mail.State == MailState.Waiting && (mail.TriedAt is not { } tried || now < tried || now >= tried + Pauses[Math.Min(mail.Tries, Pauses.Count) - 1]);

    private async Task<Mail?> ClaimAsync()
    {
        var now = clock.GetCurrentInstant();
        return (await database.ReadAsync(MailStore.ListWaitingAsync)).Any(m => IsDue(m, now))
            ? await database.WriteAsync(new Act { Actor = Program, Action = "mail-claimed" }, ClaimAsync)
            : null;
    }

    private static async Task<Mail?> ClaimAsync(WriteSession session)
    {
        foreach (var mail in (await MailStore.ListWaitingAsync(session.Connection)).Where(m => IsDue(m, session.Now)))
        {
            var isOwed = (await DutyStore.ListAsync(mail.Campaign, session.Now, session.Connection)).Any(d => string.Equals(d.Unit.Code, mail.Unit, StringComparison.Ordinal) && d.Step == mail.Step);
            if (!isOwed)
            {
                await MailStore.SettleAsync(mail with { State = MailState.NotNeeded }, session);
            }
            else if (await MailStore.ClaimAsync(mail, session))
            {
                return mail with { Tries = mail.Tries + 1 };
            }
        }

        return null;
    }

    private Task<bool> SettleAsync(Mail mail, MailResult result)
    {
        var error = result.Error is { Length: > MostErrorLength } long_ ? long_[..MostErrorLength] : result.Error;
        mail = mail with { Error = Evidence.DocumentText.Clean(error) };
        var isLast = mail.Tries > Pauses.Count;
        return database.WriteAsync(new Act { Actor = Program, Action = result.Fate == MailFate.Sent ? "mail-sent" : "mail-not-sent" }, session => result.Fate switch
        {
            MailFate.Sent => MailStore.SettleAsync(mail with { State = MailState.Sent }, session),
            MailFate.Refused => MailStore.SettleAsync(mail with { State = MailState.Refused }, session),
            MailFate.NoServer or MailFate.NotNow when isLast => MailStore.SettleAsync(mail with { State = MailState.GivenUp }, session),
            MailFate.NoServer or MailFate.NotNow => MailStore.ReleaseAsync(mail, session),
            _ => MailStore.NoteErrorAsync(mail, session),
        });
    }
}
