using NodaTime;
using ParScore.App.Campaigns;

namespace ParScore.App.Reminders;

/// <summary>A reminder that is settled: told by itself, or joined with a later one.</summary>
/// <param name="Unit">The unit's code.</param>
/// <param name="Step">What it was reminded of.</param>
/// <param name="Occasion">On which occasion.</param>
/// <param name="SentAt">When it was told.</param>
public sealed record SentReminder(string Unit, DeadlineStep Step, Occasion Occasion, Instant SentAt);
