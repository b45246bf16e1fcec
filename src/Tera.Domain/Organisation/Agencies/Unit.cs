using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Agencies;

/// <summary>What is known of a unit.</summary>
/// <param name="Kind">What kind of unit.</param>
/// <param name="Name">In full: <c>Bidang Cipta Karya</c>.</param>
/// <param name="ShortName">For narrow columns: <c>Cipta Karya</c>.</param>
/// <param name="Reports">Whether it fills a measurement sheet of its own.</param>
/// <param name="Ordinal">Place among the units of the agency, from 0.</param>
public sealed record UnitTerms(UnitKind Kind, PrintedLine Name, PrintedLine ShortName, bool Reports, int Ordinal);

/// <summary>A part of an agency. The leadership unit holds the head's position and stands at the top; there is one.</summary>
public sealed class Unit
{
    private Unit() { }

    /// <summary>Its id.</summary>
    public UnitId Id { get; private set; }

    /// <summary>Whose part it is.</summary>
    public AgencyId AgencyId { get; private set; }

    /// <summary>The unit it is a part of; null directly below the head.</summary>
    public UnitId? ParentId { get; private set; }

    /// <summary>What kind of unit.</summary>
    public UnitKind Kind { get; private set; }

    /// <summary>In full.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>For narrow columns.</summary>
    public string ShortName { get; private set; } = null!;

    /// <summary>Whether it fills a measurement sheet of its own.</summary>
    public bool Reports { get; private set; }

    /// <summary>Place among the units of the agency, from 0.</summary>
    public int Ordinal { get; private set; }

    /// <summary>First day on which it is no longer there; null while it stands.</summary>
    public LocalDate? ClosedOn { get; private set; }

    /// <summary>Grows with every change.</summary>
    public int Version { get; private set; }

    /// <summary>A new unit, below the head or below a unit of the same agency.</summary>
    public static Result<Unit> Found(UnitId id, AgencyId agency, Unit? parent, UnitTerms terms)
    {
        var unit = new Unit { Id = id, AgencyId = agency };
        return unit.Change(terms, parent is null ? [] : [parent]);
    }

    /// <summary>Takes new terms and a new place.</summary>
    /// <param name="terms">What is known of it.</param>
    /// <param name="ancestors">The units above it from the nearest up; empty directly below the head.</param>
    public Result<Unit> Change(UnitTerms terms, IReadOnlyList<Unit> ancestors)
    {
        if (ancestors.Any(above => above.AgencyId != AgencyId))
        {
            return UnitRejections.ParentElsewhere;
        }

        if (ancestors.Any(above => above.Id == Id))
        {
            return UnitRejections.BelowItself;
        }

        if (terms.Kind is UnitKind.Leadership && ancestors.Count > 0)
        {
            return UnitRejections.LeadershipBelow;
        }

        ParentId = ancestors is [var parent, ..] ? parent.Id : null;
        (Kind, Name, ShortName) = (terms.Kind, terms.Name.Text, terms.ShortName.Text);
        (Reports, Ordinal) = (terms.Reports, terms.Ordinal);
        return this;
    }

    /// <summary>Dissolves it; its past stays.</summary>
    /// <param name="on">First day without it.</param>
    /// <param name="openParts">Names of units and positions in it that are still there.</param>
    public Result<Unit> Close(LocalDate on, IReadOnlyList<string> openParts)
    {
        if (ClosedOn is { } before)
        {
            return UnitRejections.AlreadyClosed(before);
        }

        if (openParts.Count > 0)
        {
            return UnitRejections.StillInUse(openParts);
        }

        ClosedOn = on;
        return this;
    }
}

/// <summary>Why a unit was not taken.</summary>
public static class UnitRejections
{
    /// <summary>The unit above belongs to another agency.</summary>
    public static readonly Rejection ParentElsewhere = new("organisation.unit.parent-elsewhere");

    /// <summary>It would be a part of itself.</summary>
    public static readonly Rejection BelowItself = new("organisation.unit.below-itself");

    /// <summary>The leadership stands below no unit.</summary>
    public static readonly Rejection LeadershipBelow = new("organisation.unit.leadership-below");

    /// <summary>The agency has a leadership unit.</summary>
    public static readonly Rejection LeadershipTaken = new("organisation.unit.leadership-taken");

    /// <summary>There is no such unit in the agency.</summary>
    public static readonly Rejection NotThere = new("organisation.unit.not-there");

    /// <summary>There is no personnel unit whose task could end.</summary>
    public static readonly Rejection NoPersonnelUnit = new("organisation.unit.no-personnel-unit");

    /// <summary>Another decision on the personnel unit begins on that day.</summary>
    public static Rejection PersonnelDayTaken(LocalDate day) => new("organisation.unit.personnel-day-taken", day);

    /// <summary>Argument: since when.</summary>
    public static Rejection AlreadyClosed(LocalDate on) => new("organisation.unit.already-closed", on);

    /// <summary>Arguments: how many parts are still there, their names.</summary>
    public static Rejection StillInUse(IReadOnlyList<string> parts) =>
        new("organisation.unit.still-in-use", parts.Count, string.Join(", ", parts));
}
