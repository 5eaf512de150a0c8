using NodaTime;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Notices;
using ParScore.App.Storage;

namespace ParScore.App.Reminders;

/// <summary>
/// Đôn đốc by the program: writes each reminder whose moment has come, with its notice and its e-mails, in one transaction. Late rather than
/// never: what was missed while the server stood is told once. Never twice: the row's key is unit, step and occasion.
/// </summary>
public sealed class ReminderService(Database database, IUnitAddresses addresses, IClock clock)
{
    /// <summary>The kind of the notices that remind.</summary>
    public const string NoticeKind = "reminder";

    private static readonly Actor Program = new() { Account = "program", Role = Role.Operator };

    /// <summary>Writes what has come, in every campaign.</summary>
    /// <returns>How many reminders were told; those that were joined with them are not counted.</returns>
    public async Task<int> WorkAsync(CancellationToken cancellation = default)
    {
        var told = 0;
        foreach (var campaign in await database.ReadAsync(CampaignStore.ListAsync))
        {
            cancellation.ThrowIfCancellationRequested();
            // Mostly nothing has come; then nobody waits for a write.
            if ((await database.ReadAsync(async connection => PendingReminder.Of(
                await DutyStore.ListAsync(campaign, clock.GetCurrentInstant(), connection), await ReminderStore.ListSentAsync(campaign, connection), (await PreparationStore.FindAsync(campaign, connection))?.OpenedAt, clock.GetCurrentInstant()))).Count > 0)
            {
                told += await database.WriteAsync(new Act { Actor = Program, Action = "reminder-sent" }, session => WorkAsync(campaign, session));
            }
        }

        return told;
    }

    private async Task<int> WorkAsync(string campaign, WriteSession session)
    {
        var connection = session.Connection;
        var pending = PendingReminder.Of(
            await DutyStore.ListAsync(campaign, session.Now, connection), await ReminderStore.ListSentAsync(campaign, connection), (await PreparationStore.FindAsync(campaign, connection))?.OpenedAt, session.Now);
        var counted = await DutyStore.CountAsync(campaign, [.. pending.Select(p => p.Duty)], connection);
        var (set, plan) = (await CampaignStore.FindAsync(campaign, connection))!.Value;
        foreach (var reminder in pending.Zip(counted, (p, duty) => p with { Duty = duty }))
        {
            var (unit, step, due) = (reminder.Duty.Unit, reminder.Duty.Step, reminder.Duty.Clock.Due);
            var text = ReminderText.Of(reminder, plan, session.Now);
            foreach (var missed in reminder.Missed)
            {
                await ReminderStore.SendAsync(campaign, unit.Code, step, missed, due, ReminderText.Joined(reminder.Occasion), session);
            }

            await ReminderStore.SendAsync(campaign, unit.Code, step, reminder.Occasion, due, text, session);
            await NoticeStore.AddAsync(campaign, unit.Code, NoticeKind, null, text, session);
            if (database.Settings.Smtp is not null)
            {
                var subject = $"Đôn đốc {StepWords.Show(step)} – {plan.Name}";
                var body = $"Kính gửi: {unit.Name}\n\n{text}\n\n{(set.StatusWarning is { } warning ? $"{warning}\n\n" : "")}Thư do phần mềm ParScore của tỉnh tự gửi; xin không trả lời thư này.\n";
                foreach (var address in (await addresses.ListAsync(unit.Code)).Where(MailAddresses.IsOne).Distinct(StringComparer.OrdinalIgnoreCase))
                {
                    await MailStore.AddAsync(new Mail { Campaign = campaign, Unit = unit.Code, Step = step, Occasion = reminder.Occasion, Address = address, Subject = subject, Text = body, CreatedAt = session.Now }, connection);
                }
            }
        }

        return pending.Count;
    }
}
