using Tera.Organisation;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Builders;

/// <summary>Who holds which lane, by name.</summary>
internal sealed class RosterBuilder
{
    private readonly List<LaneHolder> _holders = [];
    private readonly List<Participant> _units = [];
    private readonly List<Participant> _employees = [];

    public RosterBuilder Holds(string lane, params string[] people)
    {
        _holders.AddRange(people.Select(name =>
            new LaneHolder(new(lane), Slot.Sole, A.Person(name), name, AssignmentKind.Definitive, OnBehalfOf: null)));
        return this;
    }

    /// <summary>A Plt. of the lane.</summary>
    public RosterBuilder Acts(string lane, string person, string? onBehalfOf = null)
    {
        PersonId? absent = onBehalfOf is null ? null : A.Person(onBehalfOf);
        _holders.Add(new(new(lane), Slot.Sole, A.Person(person), "Plt. " + lane, AssignmentKind.Acting, absent));
        return this;
    }

    /// <summary>A unit that takes part under a lane, with those who act for it.</summary>
    public RosterBuilder Unit(string unit, string lane, params string[] people)
    {
        _units.Add(new(A.Unit(unit), unit, new(lane)));
        _holders.AddRange(people.Select(name =>
            new LaneHolder(new(lane), A.Unit(unit), A.Person(name), name, AssignmentKind.Definitive, OnBehalfOf: null)));
        return this;
    }

    /// <summary>An employee who takes part under a lane and acts for himself.</summary>
    public RosterBuilder Employee(string person, string lane)
    {
        _employees.Add(new(A.Employee(person), person, new(lane)));
        _holders.Add(new(new(lane), A.Employee(person), A.Person(person), person, AssignmentKind.Definitive, OnBehalfOf: null));
        return this;
    }

    public Roster Build() => new([.. _holders], [.. _units], [.. _employees]);
}
