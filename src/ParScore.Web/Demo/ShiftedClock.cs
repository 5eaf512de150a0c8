using NodaTime;

namespace ParScore.Web.Demo;

/// <summary>A trial's clock: it starts at a chosen instant and runs on as fast as the machine's.</summary>
internal sealed class ShiftedClock : IClock
{
    private readonly IClock _machine;
    private readonly Duration _by;

    public ShiftedClock(IClock machine, Instant start) => (_machine, _by) = (machine, start - machine.GetCurrentInstant());

    public Instant GetCurrentInstant() => _machine.GetCurrentInstant() + _by;
}
