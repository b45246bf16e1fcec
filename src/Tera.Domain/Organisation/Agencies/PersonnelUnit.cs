using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Agencies;

/// <summary>
/// The decision that from a day on a unit is the personnel unit of its agency, or that it has none. Never changed: the next decision ends it. Who holds a
/// position in that unit reads what is personal of the agency's employees.
/// </summary>
/// <remarks>Source: UU 27/2022.</remarks>
public sealed class PersonnelUnit
{
    private PersonnelUnit() { }

    /// <summary>Its id.</summary>
    public PersonnelUnitId Id { get; private init; }

    /// <summary>Whose employees.</summary>
    public AgencyId AgencyId { get; private init; }

    /// <summary>A unit of the same agency; null from a day on which it has none.</summary>
    public UnitId? UnitId { get; private init; }

    /// <summary>First day, inclusive; until the day before the next decision's.</summary>
    public LocalDate ValidFrom { get; private init; }

    /// <summary>By which order or decree.</summary>
    public string Ground { get; private init; } = null!;

    /// <summary>A decision; refused when one begins on the same day, and when it takes away what was never given.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="agency">Whose employees.</param>
    /// <param name="unit">Null for none.</param>
    /// <param name="from">First day, inclusive.</param>
    /// <param name="ground">By which order or decree.</param>
    /// <param name="others">The agency's decisions so far.</param>
    public static Result<PersonnelUnit> Name(
        PersonnelUnitId id, AgencyId agency, UnitId? unit, LocalDate from, PrintedLine ground, IReadOnlyCollection<PersonnelUnit> others)
    {
        if (others.Any(other => other.ValidFrom == from))
        {
            return UnitRejections.PersonnelDayTaken(from);
        }

        return unit is null && InForce(others, from)?.UnitId is null
            ? UnitRejections.NoPersonnelUnit
            : new PersonnelUnit { Id = id, AgencyId = agency, UnitId = unit, ValidFrom = from, Ground = ground.Text };
    }

    /// <summary>The decision that holds on a day; null before the first.</summary>
    public static PersonnelUnit? InForce(IEnumerable<PersonnelUnit> all, LocalDate day) =>
        all.Where(one => one.ValidFrom <= day).MaxBy(one => one.ValidFrom);
}
