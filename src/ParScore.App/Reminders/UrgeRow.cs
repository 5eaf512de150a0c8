using NodaTime;
using ParScore.App.Access;
using ParScore.App.Campaigns;

namespace ParScore.App.Reminders;

/// <summary>One unit that is to be urged about one step.</summary>
public sealed record UrgeRow
{
    /// <summary>What is owed, with the counts.</summary>
    public required Duty Duty { get; init; }

    /// <summary>As the plan calls the step.</summary>
    public required string StepName { get; init; }

    public required ClockState Clock { get; init; }

    /// <summary>By how much it is late by now; null while it is in time.</summary>
    public Duration? LateBy { get; init; }

    /// <summary>The extensions that run for the unit and the step, also those for single leaves.</summary>
    public required IReadOnlyList<DeadlineExtension> Extensions { get; init; }

    /// <summary>The reminder that was told last; null before the first.</summary>
    public SentReminder? LastReminder { get; init; }

    /// <summary>The e-mails of that reminder.</summary>
    public required IReadOnlyList<Mail> Mails { get; init; }

    /// <summary>E-mail addresses; empty when none is known.</summary>
    public required IReadOnlyList<string> Contacts { get; init; }
}
