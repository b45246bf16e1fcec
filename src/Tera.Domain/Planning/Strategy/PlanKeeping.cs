using NodaTime;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Planning.Strategy;

/// <summary>The decision that from a day on the people of a unit keep the plan of their agency. Never changed: the next decision ends it.</summary>
public sealed class PlanKeeping
{
    private PlanKeeping() { }

    /// <summary>Its id.</summary>
    public PlanKeepingId Id { get; private init; }

    /// <summary>Whose plan.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>Whoever holds a position in this unit keeps it.</summary>
    public UnitId UnitId { get; private init; }

    /// <summary>First day, inclusive; until the day before the next decision's.</summary>
    public LocalDate ValidFrom { get; private init; }

    /// <summary>By which order or decree.</summary>
    public string Ground { get; private init; } = null!;

    /// <summary>A decision; refused when one begins on the same day.</summary>
    public static Result<PlanKeeping> Entrust(PlanKeepingId id, AgencyId agency, UnitId unit, LocalDate from, PrintedLine ground, IEnumerable<PlanKeeping> others) =>
        others.Any(other => other.ValidFrom == from)
            ? StrategyRejections.KeepingTaken(from)
            : new PlanKeeping { Id = id, AgencyId = agency, UnitId = unit, ValidFrom = from, Ground = ground.Text };

    /// <summary>The decision that holds on a day; null before the first.</summary>
    public static PlanKeeping? InForce(IEnumerable<PlanKeeping> all, LocalDate day) =>
        all.Where(one => one.ValidFrom <= day).MaxBy(one => one.ValidFrom);
}
