using NodaTime;

namespace ParScore.App.Reminders;

/// <summary>What must be told to one unit about one step now: the latest occasion that has come, and earlier ones that nobody told.</summary>
/// <param name="Duty">What is owed.</param>
/// <param name="Occasion">The occasion that is told.</param>
/// <param name="Missed">Earlier occasions that are joined with it.</param>
public sealed record PendingReminder(Duty Duty, Occasion Occasion, IReadOnlyList<Occasion> Missed)
{
    /// <summary>What has come and was not told. Occasions before the campaign was opened are none.</summary>
    public static IReadOnlyList<PendingReminder> Of(IReadOnlyList<Duty> duties, IReadOnlyList<SentReminder> sent, Instant? openedAt, Instant now)
    {
        var told = sent.Select(s => (s.Unit, s.Step, s.Occasion)).ToHashSet();
        return
        [
            .. duties.Select(duty => (Duty: duty, Come: Enum.GetValues<Occasion>()
                    .Where(o => Occasions.MomentOf(o, duty.Clock.Due) is var moment && moment <= now && !(moment <= openedAt))
                    .Where(o => !told.Contains((duty.Unit.Code, duty.Step, o))).ToArray()))
                .Where(p => p.Come.Length > 0)
                .Select(p => new PendingReminder(p.Duty, p.Come[^1], p.Come[..^1])),
        ];
    }
}
