using System.Collections.Immutable;
using Tera.Organisation;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Engine;

/// <summary>One person who may act for a lane now.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Slot">The unit or employee for whom he may act; <see cref="Slot.Sole"/> where the lane has one holder or a team.</param>
/// <param name="Person">The natural person.</param>
/// <param name="Position">His title, with <c>Plt.</c> or <c>Plh.</c> before it where he acts for another.</param>
/// <param name="Kind">By what right.</param>
/// <param name="OnBehalfOf">Whom he stands in for; null unless he acts for a known holder.</param>
public sealed record LaneHolder(LaneKey Lane, Slot Slot, PersonId Person, string Position, AssignmentKind Kind, PersonId? OnBehalfOf);

/// <summary>A unit or employee that takes part in fan-outs of a run.</summary>
/// <param name="Slot">Its slot.</param>
/// <param name="Name">Its name, as tasks show it.</param>
/// <param name="Lane">The lane under which it acts: Sekretariat may act under the lane Sekretaris, the others under Bidang.</param>
public sealed record Participant(Slot Slot, string Name, LaneKey Lane);

/// <summary>Who may act for which lane at this moment, resolved from dated bindings before a command is decided.</summary>
/// <param name="Holders">All of them.</param>
/// <param name="Units">The units that take part unless the distribution says otherwise.</param>
/// <param name="Employees">The employees that take part.</param>
public sealed record Roster(ImmutableArray<LaneHolder> Holders, ImmutableArray<Participant> Units, ImmutableArray<Participant> Employees)
{
    /// <summary>Nobody at all.</summary>
    public static Roster Empty { get; } = new([], [], []);

    /// <summary>
    /// Those who may do a task of that lane and slot. The task of a unit belongs to those who act for the unit or for the whole lane;
    /// a task that is not one of many belongs to the holders of the lane itself: who fills the sheet of the Sekretariat is not Sekretaris.
    /// Only where a lane is held unit by unit and by nobody else does such a task belong to all of them.
    /// </summary>
    public IEnumerable<LaneHolder> HoldersOf(LaneKey lane, Slot slot)
    {
        var holders = Holders.Where(holder => holder.Lane == lane).ToList();
        return slot.IsOneOfMany ? holders.Where(holder => holder.Slot == slot || holder.Slot == Slot.Sole)
            : holders.Exists(holder => holder.Slot == Slot.Sole) ? holders.Where(holder => holder.Slot == Slot.Sole)
            : holders;
    }

    /// <summary>By what right the person may do a task of that lane and slot; null when he may not.</summary>
    public LaneHolder? Find(PersonId person, LaneKey lane, Slot slot) =>
        HoldersOf(lane, slot).Where(holder => holder.Person == person).OrderBy(holder => holder.Kind).FirstOrDefault();
}
