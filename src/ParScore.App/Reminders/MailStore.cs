using Dapper;
using Microsoft.Data.Sqlite;
using ParScore.App.Campaigns;
using ParScore.App.Storage;

namespace ParScore.App.Reminders;

/// <summary>The outbox of e-mails in the record.</summary>
public static class MailStore
{
    private const string Columns = "campaign, unit, step, occasion, address, subject, text, created_at as CreatedAt, tries, claimed_at as ClaimedAt, tried_at as TriedAt, error, outcome, version";

    private const string Key = "campaign = @Campaign and unit = @Unit and step = @Step and occasion = @Occasion and address = @Address";

    /// <summary>Adds an e-mail that waits to be sent.</summary>
    public static Task AddAsync(Mail mail, SqliteConnection connection)
    {
        const string sql = """
            insert into mail (campaign, unit, step, occasion, address, subject, text, created_at, tries, claimed_at, tried_at, error, outcome, settled_at, version)
            values (@Campaign, @Unit, @Step, @Occasion, @Address, @Subject, @Text, @CreatedAt, 0, null, null, null, null, null, 1)
            """;
        return connection.ExecuteAsync(sql, new
        {
            mail.Campaign,
            mail.Unit,
            Step = PlanFile.Steps.For(mail.Step),
            Occasion = Occasions.Stored.For(mail.Occasion),
            mail.Address,
            mail.Subject,
            mail.Text,
            CreatedAt = StoredInstants.Text(mail.CreatedAt),
        });
    }

    /// <summary>The e-mails that nobody has claimed, oldest first.</summary>
    public static async Task<IReadOnlyList<Mail>> ListWaitingAsync(SqliteConnection connection)
    {
        const string sql = $"select {Columns} from mail where outcome is null and claimed_at is null order by created_at, campaign, unit, step, occasion, address";
        return [.. (await connection.QueryAsync<Row>(sql)).Select(r => r.ToMail())];
    }

    /// <summary>All e-mails of a campaign, by unit.</summary>
    public static async Task<IReadOnlyList<Mail>> ListAsync(string campaign, SqliteConnection connection)
    {
        const string sql = $"select {Columns} from mail where campaign = @Campaign order by unit, step, occasion, address";
        return [.. (await connection.QueryAsync<Row>(sql, new { Campaign = campaign })).Select(r => r.ToMail())];
    }

    /// <summary>Takes an e-mail to send it; from now on nobody else does, whatever becomes of this try.</summary>
    public static Task<bool> ClaimAsync(Mail mail, WriteSession session)
    {
        const string sql = $"update mail set claimed_at = @Now, tried_at = @Now, tries = tries + 1, version = version + 1 where {Key} and outcome is null and claimed_at is null and version = @Version";
        return OneAsync(sql, mail, session);
    }

    /// <summary>Notes that a claimed e-mail certainly did not go out: it may be tried again.</summary>
    public static Task<bool> ReleaseAsync(Mail mail, WriteSession session)
    {
        const string sql = $"update mail set claimed_at = null, error = @Error, version = version + 1 where {Key} and outcome is null and claimed_at is not null";
        return OneAsync(sql, mail, session);
    }

    /// <summary>Notes what is known of a claimed e-mail of which nobody can say whether it went out.</summary>
    public static Task<bool> NoteErrorAsync(Mail mail, WriteSession session)
    {
        const string sql = $"update mail set error = @Error, version = version + 1 where {Key} and outcome is null";
        return OneAsync(sql, mail, session);
    }

    /// <summary>Settles an e-mail for ever, with its state and its error.</summary>
    public static Task<bool> SettleAsync(Mail mail, WriteSession session)
    {
        const string sql = $"update mail set outcome = @Outcome, error = @Error, settled_at = @Now, version = version + 1 where {Key} and outcome is null";
        return OneAsync(sql, mail, session);
    }

    private static async Task<bool> OneAsync(string sql, Mail mail, WriteSession session) => await session.Connection.ExecuteAsync(sql, new
    {
        mail.Campaign,
        mail.Unit,
        Step = PlanFile.Steps.For(mail.Step),
        Occasion = Occasions.Stored.For(mail.Occasion),
        mail.Address,
        mail.Error,
        Outcome = mail.State switch
        {
            MailState.Sent => "sent",
            MailState.Refused => "refused",
            MailState.GivenUp => "given-up",
            MailState.NotNeeded => "not-needed",
            _ => null,
        },
        mail.Version,
        Now = session.NowText,
    }) == 1;

    private sealed record Row
    {
        public required string Campaign { get; init; }
        public required string Unit { get; init; }
        public required string Step { get; init; }
        public required string Occasion { get; init; }
        public required string Address { get; init; }
        public required string Subject { get; init; }
        public required string Text { get; init; }
        public required string CreatedAt { get; init; }
        public required long Tries { get; init; }
        public string? ClaimedAt { get; init; }
        public string? TriedAt { get; init; }
        public string? Error { get; init; }
        public string? Outcome { get; init; }
        public required long Version { get; init; }

        public Mail ToMail() => new()
        {
            Campaign = Campaign,
            Unit = Unit,
            Step = PlanFile.Steps.TryGet(Step, out var step) ? step : throw new InvalidDataException($"Unknown step '{Step}'."),
            Occasion = Occasions.Stored.TryGet(Occasion, out var occasion) ? occasion : throw new InvalidDataException($"Unknown occasion '{Occasion}'."),
            Address = Address,
            Subject = Subject,
            Text = Text,
            CreatedAt = StoredInstants.Read(CreatedAt),
            Tries = (int)Tries,
            TriedAt = TriedAt is null ? null : StoredInstants.Read(TriedAt),
            Error = Error,
            Version = Version,
            State = Outcome switch
            {
                null => ClaimedAt is null ? MailState.Waiting : MailState.Unknown,
                "sent" => MailState.Sent,
                "refused" => MailState.Refused,
                "given-up" => MailState.GivenUp,
                "not-needed" => MailState.NotNeeded,
                _ => throw new InvalidDataException($"Unknown outcome '{Outcome}'."),
            },
        };
    }
}
