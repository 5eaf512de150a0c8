using Dapper;
using Microsoft.Data.Sqlite;
using NodaTime;
using ParScore.App.Campaigns;
using ParScore.App.Storage;

namespace ParScore.App.Reminders;

/// <summary>The outbox of reminders in the record: one row per unit, step and occasion, sent once.</summary>
public static class ReminderStore
{
    /// <summary>The reminders of a campaign that are settled, in the order in which they were sent.</summary>
    public static async Task<IReadOnlyList<SentReminder>> ListSentAsync(string campaign, SqliteConnection connection)
    {
        const string sql = "select unit, step, occasion, sent_at as SentAt from reminder where campaign = @Campaign and sent_at is not null order by sent_at, unit, step, occasion";
        return
        [
            .. (await connection.QueryAsync<Row>(sql, new { Campaign = campaign })).Select(r => new SentReminder(
                r.Unit,
                PlanFile.Steps.TryGet(r.Step, out var step) ? step : throw new InvalidDataException($"Unknown step '{r.Step}'."),
                Occasions.Stored.TryGet(r.Occasion, out var occasion) ? occasion : throw new InvalidDataException($"Unknown occasion '{r.Occasion}'."),
                StoredInstants.Read(r.SentAt))),
        ];
    }

    /// <summary>Writes a reminder as sent now; one that waits gets the text and the due instant that hold now.</summary>
    /// <exception cref="InvalidOperationException">It was sent before.</exception>
    public static async Task SendAsync(string campaign, string unit, DeadlineStep step, Occasion occasion, Instant due, string text, WriteSession session)
    {
        const string sql = """
            insert into reminder (campaign, unit, step, occasion, due, text, sent_at, version) values (@Campaign, @Unit, @Step, @Occasion, @Due, @Text, @SentAt, 1)
            on conflict (campaign, unit, step, occasion) do update set due = excluded.due, text = excluded.text, sent_at = excluded.sent_at, version = reminder.version + 1
            where reminder.sent_at is null
            """;
        var rows = await session.Connection.ExecuteAsync(sql, new
        {
            Campaign = campaign,
            Unit = unit,
            Step = PlanFile.Steps.For(step),
            Occasion = Occasions.Stored.For(occasion),
            Due = StoredInstants.Text(due),
            Text = text,
            SentAt = session.NowText,
        });
        if (rows != 1)
        {
            throw new InvalidOperationException($"The reminder {campaign} {unit} {step} {occasion} was sent before.");
        }
    }

    private sealed record Row
    {
        public required string Unit { get; init; }
        public required string Step { get; init; }
        public required string Occasion { get; init; }
        public required string SentAt { get; init; }
    }
}
