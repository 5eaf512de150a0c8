using NodaTime;

namespace ParScore.Tests.App;

/// <summary>The clock on the wall of a test.</summary>
internal sealed class SetClock : IClock
{
    public required Instant Now { get; set; }

    public Instant GetCurrentInstant() => Now;
}
