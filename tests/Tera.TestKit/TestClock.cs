using NodaTime;

namespace Tera.TestKit;

/// <summary>A clock that stands until it is set: Tuesday 6 October 2026, 09.00 WIB unless told otherwise.</summary>
public sealed class TestClock : IClock
{
#pragma warning disable RS0030 // Programs that are not ours, such as the one that signs, know no other.
    /// <summary>Where a program of the distribution writes the time: the clock of the machine.</summary>
    public static IClock OfTheMachine => SystemClock.Instance;
#pragma warning restore RS0030

    public Instant Now { get; set; } = Instant.FromUtc(2026, 10, 6, 2, 0);

    public Instant GetCurrentInstant() => Now;

    public void Advance(Duration time) => Now += time;
}
