using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Positions;

/// <summary>Why a position, or who holds it, was not changed.</summary>
public static class PositionRejections
{
    /// <summary>There is no such position in the region.</summary>
    public static readonly Rejection NotThere = new("organisation.position.not-there");

    /// <summary>The unit has a head's position.</summary>
    public static readonly Rejection HeadTaken = new("organisation.position.head-taken");

    /// <summary>There is no such assignment to the position.</summary>
    public static readonly Rejection NoSuchAssignment = new("organisation.position.no-such-assignment");

    /// <summary>Only a Plt. can be extended.</summary>
    public static readonly Rejection OnlyActingIsExtended = new("organisation.position.only-acting-is-extended");

    /// <summary>A Plt. is extended once.</summary>
    public static readonly Rejection ExtendedAlready = new("organisation.position.extended-already");

    /// <summary>The same person acts until the day before: that is an extension.</summary>
    public static readonly Rejection ExtendInstead = new("organisation.position.extend-instead");

    /// <summary>A Plt. or Plh. without a last day.</summary>
    public static readonly Rejection ActingNeedsEnd = new("organisation.position.acting-needs-end");

    /// <summary>No definitive holder during the whole time of a Plh.</summary>
    public static readonly Rejection NobodyToStandInFor = new("organisation.position.nobody-to-stand-in-for");

    /// <summary>The Plh. is the definitive holder.</summary>
    public static readonly Rejection StandsInForHimself = new("organisation.position.stands-in-for-himself");

    /// <summary>Arguments: first and last day of who holds it then; the last day empty while it lasts.</summary>
    public static Rejection Overlaps(Assignment other) =>
        new("organisation.position.overlaps", other.ValidFrom, other.ValidUntil is { } last ? last : string.Empty);

    /// <summary>Arguments: first and last day of the definitive holder; the last day empty while it lasts.</summary>
    public static Rejection NotVacant(LocalDate from, LocalDate? until) =>
        new("organisation.position.not-vacant", from, until is { } last ? last : string.Empty);

    /// <summary>Argument: the last day that is allowed.</summary>
    public static Rejection ActingTooLong(LocalDate longest) => new("organisation.position.acting-too-long", longest, Position.ActingMonths);

    /// <summary>Arguments: the first and the last day an extension may end.</summary>
    public static Rejection ExtensionOutOfRange(LocalDate first, LocalDate most) =>
        new("organisation.position.extension-out-of-range", first, most);

    /// <summary>Argument: the first day of the assignment.</summary>
    public static Rejection EndBeforeStart(LocalDate from) => new("organisation.position.end-before-start", from);

    /// <summary>Argument: the last day it has, which only an extension can move.</summary>
    public static Rejection EndLater(LocalDate before) => new("organisation.position.end-later", before);

    /// <summary>Arguments: first and last day of the Plh. who stands in for the holder.</summary>
    public static Rejection SubstituteDepends(LocalDate from, LocalDate until) =>
        new("organisation.position.substitute-depends", from, until);

    /// <summary>Argument: first day without the position.</summary>
    public static Rejection Closed(LocalDate on) => new("organisation.position.closed", on);

    /// <summary>Argument: the day from which nobody may hold it.</summary>
    public static Rejection StillHeld(LocalDate on) => new("organisation.position.still-held", on);
}
