using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures;

/// <summary>Whose task it is, where units fill sheets under the lane of an official.</summary>
public sealed class RosterTests
{
    private static readonly LaneKey Secretary = new("sekretaris");
    private static readonly Slot Secretariat = Slot.Of(new UnitId(Guid.CreateVersion7()));
    private static readonly PersonId Official = new(Guid.CreateVersion7());
    private static readonly PersonId Clerk = new(Guid.CreateVersion7());

    [Fact]
    public void Given_a_clerk_who_fills_under_the_lane_of_an_official_when_the_official_has_a_task_then_the_clerk_may_not_do_it()
    {
        var roster = Of(Holding(Secretary, Slot.Sole, Official), Holding(Secretary, Secretariat, Clerk));

        Assert.Equal([Official], roster.HoldersOf(Secretary, Slot.Sole).Select(holder => holder.Person));
    }

    [Fact]
    public void Given_a_clerk_who_fills_under_the_lane_of_an_official_when_the_unit_has_a_sheet_then_both_may_fill_it()
    {
        var roster = Of(Holding(Secretary, Slot.Sole, Official), Holding(Secretary, Secretariat, Clerk));

        Assert.Equal([Official, Clerk], roster.HoldersOf(Secretary, Secretariat).Select(holder => holder.Person));
    }

    [Fact]
    public void Given_a_lane_that_only_units_hold_when_it_has_a_task_of_its_own_then_it_belongs_to_all_of_them()
    {
        var roster = Of(Holding(Secretary, Secretariat, Clerk));

        Assert.Equal([Clerk], roster.HoldersOf(Secretary, Slot.Sole).Select(holder => holder.Person));
    }

    private static Roster Of(params LaneHolder[] holders) => new([.. holders], [], []);

    private static LaneHolder Holding(LaneKey lane, Slot slot, PersonId person) => new(lane, slot, person, "Pejabat", AssignmentKind.Definitive, OnBehalfOf: null);
}
