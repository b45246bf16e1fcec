using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Positions;

/// <summary>What is known of a position.</summary>
/// <param name="Title">As printed below a signature, without the agency: <c>Kepala Bidang Cipta Karya</c>.</param>
/// <param name="IsHead">Head of its unit; in the leadership unit, head of the agency.</param>
/// <param name="Ordinal">Place among the positions of the unit, from 0.</param>
public sealed record PositionTerms(PrintedLine Title, bool IsHead, int Ordinal);

/// <summary>A post in a unit with everybody who held, holds or will hold it.</summary>
public sealed class Position
{
    /// <summary>Calendar months a Plt. lasts at most, and again its one extension.</summary>
    /// <remarks>Source: SE BKN 1/SE/I/2021.</remarks>
    public const int ActingMonths = 3;

    private readonly List<Assignment> _assignments = [];

    private Position() { }

    /// <summary>Its id.</summary>
    public PositionId Id { get; private set; }

    /// <summary>In which unit.</summary>
    public UnitId UnitId { get; private set; }

    /// <summary>As printed below a signature.</summary>
    public string Title { get; private set; } = null!;

    /// <summary>Head of its unit.</summary>
    public bool IsHead { get; private set; }

    /// <summary>Place among the positions of the unit, from 0.</summary>
    public int Ordinal { get; private set; }

    /// <summary>First day on which it is no longer there; null while it stands.</summary>
    public LocalDate? ClosedOn { get; private set; }

    /// <summary>Grows with every change of the position or of who holds it.</summary>
    public int Version { get; private set; }

    /// <summary>Everybody who held, holds or will hold it.</summary>
    public IReadOnlyList<Assignment> Assignments => _assignments;

    /// <summary>A new, vacant position.</summary>
    public static Position Found(PositionId id, UnitId unit, PositionTerms terms)
    {
        var position = new Position { Id = id, UnitId = unit };
        position.Change(terms);
        return position;
    }

    /// <summary>Takes new terms.</summary>
    public void Change(PositionTerms terms) => (Title, IsHead, Ordinal) = (terms.Title.Text, terms.IsHead, terms.Ordinal);

    /// <summary>Puts a person into the position.</summary>
    /// <remarks>
    /// One definitive holder at a time. A Plt. only while there is no definitive holder, at most three months; a Plh. only while there
    /// is one. At most one person acts at a time. Source: UU 30/2014 article 14; SE BKN 1/SE/I/2021.
    /// </remarks>
    public Result<Assignment> Appoint(AssignmentId id, Appointment wish)
    {
        if (Refusal(wish) is { } no)
        {
            return no;
        }

        var assignment = new Assignment(id, Id, wish);
        _assignments.Add(assignment);
        return assignment;
    }

    /// <summary>Extends a Plt. once, by at most three months.</summary>
    public Result<Assignment> Extend(AssignmentId id, LocalDate until, PrintedLine basis)
    {
        if (Find(id) is not { } assignment)
        {
            return PositionRejections.NoSuchAssignment;
        }

        if (assignment is not { Kind: AssignmentKind.Acting, ValidUntil: { } last })
        {
            return PositionRejections.OnlyActingIsExtended;
        }

        if (assignment.ExtensionBasis is not null)
        {
            return PositionRejections.ExtendedAlready;
        }

        var (first, most) = (last.PlusDays(1), last.PlusMonths(ActingMonths));
        if (until < first || until > most)
        {
            return PositionRejections.ExtensionOutOfRange(first, most);
        }

        if (_assignments.FirstOrDefault(other => other != assignment && other.Overlaps(first, until)) is { } other)
        {
            return PositionRejections.Overlaps(other);
        }

        assignment.ExtendTo(until, basis);
        return assignment;
    }

    /// <summary>Names the last day of an assignment, or brings it forward.</summary>
    /// <param name="id">Which.</param>
    /// <param name="last">Last day, inclusive; not before the first day and not after the last day it has.</param>
    public Result<Assignment> End(AssignmentId id, LocalDate last)
    {
        if (Find(id) is not { } assignment)
        {
            return PositionRejections.NoSuchAssignment;
        }

        if (last < assignment.ValidFrom)
        {
            return PositionRejections.EndBeforeStart(assignment.ValidFrom);
        }

        if (assignment.ValidUntil is { } before && last > before)
        {
            return PositionRejections.EndLater(before);
        }

        var substitute = _assignments.FirstOrDefault(other => other.Kind is AssignmentKind.DailyActing && other.ValidUntil > last
            && assignment.Kind is AssignmentKind.Definitive && assignment.Overlaps(other.ValidFrom, other.ValidUntil));
        if (substitute is { ValidUntil: { } until })
        {
            return PositionRejections.SubstituteDepends(substitute.ValidFrom, until);
        }

        assignment.EndOn(last);
        return assignment;
    }

    /// <summary>Abolishes the position; its past stays.</summary>
    /// <param name="on">First day without it; nobody may hold it from then on.</param>
    public Result<Position> Close(LocalDate on)
    {
        if (ClosedOn is { } before)
        {
            return PositionRejections.Closed(before);
        }

        if (_assignments.Exists(assignment => assignment.ValidUntil is not { } last || last >= on))
        {
            return PositionRejections.StillHeld(on);
        }

        ClosedOn = on;
        return this;
    }

    private Assignment? Find(AssignmentId id) => _assignments.Find(assignment => assignment.Id == id);

    private Rejection? Refusal(Appointment wish)
    {
        if (wish.Until is { } end && end < wish.From)
        {
            return PositionRejections.EndBeforeStart(wish.From);
        }

        if (ClosedOn is { } closed && (wish.Until is not { } last || last >= closed))
        {
            return PositionRejections.Closed(closed);
        }

        return wish.Kind is AssignmentKind.Definitive ? RefusalOfDefinitive(wish) : RefusalOfActing(wish);
    }

    /// <summary>Neither another definitive holder nor a Plt., whose right ends when the post is filled.</summary>
    private Rejection? RefusalOfDefinitive(Appointment wish) =>
        _assignments.Find(other => other.Kind is not AssignmentKind.DailyActing && other.Overlaps(wish.From, wish.Until)) is { } other
            ? PositionRejections.Overlaps(other)
            : null;

    private Rejection? RefusalOfActing(Appointment wish)
    {
        if (wish.Until is not { } until)
        {
            return PositionRejections.ActingNeedsEnd;
        }

        if (_assignments.Find(other => other.Kind is not AssignmentKind.Definitive && other.Overlaps(wish.From, until)) is { } acting)
        {
            return PositionRejections.Overlaps(acting);
        }

        return wish.Kind is AssignmentKind.Acting ? RefusalOfPlt(wish, until) : RefusalOfPlh(wish, until);
    }

    private Rejection? RefusalOfPlt(Appointment wish, LocalDate until)
    {
        var longest = wish.From.PlusMonths(ActingMonths).PlusDays(-1);
        if (until > longest)
        {
            return PositionRejections.ActingTooLong(longest);
        }

        if (_assignments.Find(other => other.Kind is AssignmentKind.Definitive && other.Overlaps(wish.From, until)) is { } holder)
        {
            return PositionRejections.NotVacant(holder.ValidFrom, holder.ValidUntil);
        }

        // Another letter for the same person the day after would be an extension by another name.
        return _assignments.Exists(other => other.Kind is AssignmentKind.Acting && other.PersonId == wish.Person
            && other.ValidUntil == wish.From.PlusDays(-1))
            ? PositionRejections.ExtendInstead
            : null;
    }

    private Rejection? RefusalOfPlh(Appointment wish, LocalDate until)
    {
        var holder = _assignments.Find(other => other.Kind is AssignmentKind.Definitive && other.Covers(wish.From, until));
        return holder switch
        {
            null => PositionRejections.NobodyToStandInFor,
            _ when holder.PersonId == wish.Person => PositionRejections.StandsInForHimself,
            _ => null,
        };
    }
}
