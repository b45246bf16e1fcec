using NodaTime;

namespace Tera.Procedures.Demonstration;

/// <summary>The clock by which the past of the demonstration is made: it shows the moment of the act that is being done.</summary>
/// <param name="seeding">The moment of seeding, after which nothing can have been done.</param>
internal sealed class DemonstrationClock(Instant seeding) : IClock
{
    private Instant? _shown;

    public Instant Seeding => seeding;

    public void Show(Instant moment) => _shown = Instant.Min(moment, seeding);

    public Instant GetCurrentInstant() => _shown ?? seeding;
}
