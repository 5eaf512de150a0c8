namespace ParScore.App.Reminders;

/// <summary>Lần nhắc: on which occasion a unit is reminded, in the order of time.</summary>
public enum Occasion
{
    /// <summary>Seven days before the last day.</summary>
    SevenDaysBefore,

    /// <summary>Three days before the last day.</summary>
    ThreeDaysBefore,

    /// <summary>The day before the last day.</summary>
    DayBefore,

    /// <summary>On the last day.</summary>
    LastDay,

    /// <summary>From the due instant on.</summary>
    Late,
}
