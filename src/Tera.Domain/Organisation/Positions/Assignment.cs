using NodaTime;

namespace Tera.Organisation.Positions;

/// <summary>The wish to put a person into a position.</summary>
/// <param name="Person">Who.</param>
/// <param name="Kind">By what right.</param>
/// <param name="From">First day, inclusive.</param>
/// <param name="Until">Last day, inclusive; null while it lasts, only for a definitive appointment.</param>
/// <param name="Basis">The letter that gives the right, as cited.</param>
public sealed record Appointment(PersonId Person, AssignmentKind Kind, LocalDate From, LocalDate? Until, PrintedLine Basis);

/// <summary>One person in one position for a time; changed only through its <see cref="Position"/>.</summary>
public sealed class Assignment
{
    private Assignment() { }

    internal Assignment(AssignmentId id, PositionId position, Appointment appointment)
    {
        (Id, PositionId, PersonId, Kind) = (id, position, appointment.Person, appointment.Kind);
        (ValidFrom, ValidUntil, Basis) = (appointment.From, appointment.Until, appointment.Basis.Text);
    }

    /// <summary>Its id.</summary>
    public AssignmentId Id { get; private set; }

    /// <summary>Which position.</summary>
    public PositionId PositionId { get; private set; }

    /// <summary>Who.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>By what right.</summary>
    public AssignmentKind Kind { get; private set; }

    /// <summary>First day, inclusive.</summary>
    public LocalDate ValidFrom { get; private set; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public LocalDate? ValidUntil { get; private set; }

    /// <summary>The letter that gives the right.</summary>
    public string Basis { get; private set; } = null!;

    /// <summary>The letter of the one extension of a Plt.; null while there is none.</summary>
    public string? ExtensionBasis { get; private set; }

    /// <summary>In force on a day.</summary>
    public bool IsInForce(LocalDate day) => ValidFrom <= day && (ValidUntil is not { } last || day <= last);

    internal bool Overlaps(LocalDate from, LocalDate? until) =>
        (ValidUntil is not { } last || from <= last) && (until is not { } end || ValidFrom <= end);

    internal bool Covers(LocalDate from, LocalDate until) => ValidFrom <= from && (ValidUntil is not { } last || until <= last);

    internal void EndOn(LocalDate last) => ValidUntil = last;

    internal void ExtendTo(LocalDate last, PrintedLine basis) => (ValidUntil, ExtensionBasis) = (last, basis.Text);
}
