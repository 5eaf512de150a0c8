using NodaTime;
using ParScore.App.Access;
using ParScore.App.Accounts;
using ParScore.App.Campaigns;
using ParScore.App.Consolidation;
using ParScore.App.Packages;
using ParScore.App.Storage;
using ParScore.App.Submissions;
using ParScore.Scoring;

namespace ParScore.App.Reminders;

/// <summary>Lists whom Sở Nội vụ must urge, from the record as it stands; works with and without e-mail.</summary>
public sealed class UrgeListService(Database database, IUnitAddresses addresses, IClock clock)
{
    /// <summary>The list of a campaign; null with the reasons when the person may not see it.</summary>
    public Task<(UrgeList? List, IReadOnlyList<Refusal> Refusals)> ReadAsync(string campaign, Actor actor) => database.ReadAsync<(UrgeList?, IReadOnlyList<Refusal>)>(async connection =>
    {
        var now = clock.GetCurrentInstant();
        var refusals = await Gate.AskAsync(UseCase.UrgeListRead, actor, campaign, null, null, now, connection);
        if (refusals.Count > 0)
        {
            return (null, refusals);
        }

        var record = (await CampaignRecord.FindAsync(campaign, connection))!;
        var duties = await DutyStore.CountAsync(campaign, await DutyStore.ListAsync(campaign, now, connection), connection);
        var (extensions, sent, mails) = (await ExtensionStore.ListAsync(campaign, connection), await ReminderStore.ListSentAsync(campaign, connection), await MailStore.ListAsync(campaign, connection));
        var submissions = await SubmissionStore.ListAsync(campaign, connection);
        var rows = new List<UrgeRow>();
        foreach (var duty in duties)
        {
            // Of reminders that were joined, the latest occasion is the one that was told.
            var last = sent.Where(s => string.Equals(s.Unit, duty.Unit.Code, StringComparison.Ordinal) && s.Step == duty.Step).MaxBy(s => s.Occasion);
            rows.Add(new UrgeRow
            {
                Duty = duty,
                StepName = record.Plan.FindDeadline(duty.Step)!.Name,
                Clock = duty.Clock.At(now),
                LateBy = duty.Clock.LateBy(now),
                Extensions = [.. extensions.Where(e => e.Step == duty.Step && e.IsRunning(now) && (e.Unit is null || string.Equals(e.Unit, duty.Unit.Code, StringComparison.Ordinal)))],
                LastReminder = last,
                Mails = [.. mails.Where(m => last is not null && string.Equals(m.Unit, last.Unit, StringComparison.Ordinal) && m.Step == last.Step && m.Occasion == last.Occasion)],
                Contacts = await addresses.ListAsync(duty.Unit.Code),
            });
        }

        return (new UrgeList
        {
            Plan = record.Plan,
            Set = record.Set,
            State = (await StandingStore.FindFactsAsync(campaign, connection))!.At(now),
            At = now,
            Rows = rows,
            Done = [.. record.Plan.Units.Select(u => UnitStanding.Of(u, record.Plan, submissions.FirstOrDefault(s => string.Equals(s.Unit, u.Code, StringComparison.Ordinal)))).Where(u => u.Submission is SubmissionState.Submitted or SubmissionState.Accepted)],
            Warnings = [.. PackageContent.Warnings(record.Consolidate())],
        }, []);
    });
}
