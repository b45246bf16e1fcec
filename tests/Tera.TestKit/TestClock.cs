using NodaTime;

namespace Tera.TestKit;

/// <summary>A clock that stands until it is set: Tuesday 6 October 2026, 09.00 WIB unless told otherwise.</summary>
public sealed class TestClock : IClock
{
    public Instant Now { get; set; } = Instant.FromUtc(2026, 10, 6, 2, 0);

    public Instant GetCurrentInstant() => Now;

    public void Advance(Duration time) => Now += time;
}
