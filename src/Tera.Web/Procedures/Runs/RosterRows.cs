using System.Collections.Immutable;
using System.Data.Common;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>One row of <see cref="RosterSql"/>: a holder of a lane, a unit that reports, or a member of a unit.</summary>
internal sealed record RosterRow(
    string What, string? Name, Guid? Unit, bool IsHead, Guid? Person, string? Title, AssignmentKind Kind, Guid? OnBehalfOf, string? FullName);

/// <summary>The rows of a roster, and the stamp they bear: as long as it is the same, so are they.</summary>
internal sealed record RosterReading(string Stamp, IReadOnlyList<RosterRow> Rows);

/// <summary>Makes the roster of a run out of its rows.</summary>
internal static class RosterRows
{
    public static async Task<RosterReading> ReadAsync(DbDataReader reader, CancellationToken ct)
    {
        var rows = await AllAsync(reader, ct);
        return new(rows.FirstOrDefault(row => row.What == "stamp")?.Name ?? "", rows);
    }

    private static async Task<IReadOnlyList<RosterRow>> AllAsync(DbDataReader reader, CancellationToken ct) =>
        await RunRows.AllAsync(reader, row => new RosterRow(
            row.GetString(0),
            row.TextOrNull(1),
            row.GuidOrNull(2),
            !row.IsDBNull(3) && row.GetBoolean(3),
            row.GuidOrNull(4),
            row.TextOrNull(5),
            row.TextOrNull(6) is { } kind ? Enum.Parse<AssignmentKind>(kind) : AssignmentKind.Definitive,
            row.GuidOrNull(7),
            row.TextOrNull(8)), ct);

    /// <remarks>A unit acts under the lane of its own head where the fan-out names that lane (Sekretariat under Sekretaris), else under the lane of all units.</remarks>
    public static Roster RosterOf(IReadOnlyList<RosterRow> rows, ProcedureDefinition definition)
    {
        var lanes = rows.Where(row => row.What == "lane").ToList();
        var perUnit = definition.Steps.SelectMany(step => step.Acts).Where(act => act.Participation is Participation.EachUnit).ToList();
        var perEmployee = definition.Lanes.Where(lane => lane.Nature is LaneNature.EachEmployee).Select(lane => lane.Key).ToHashSet();

        var heads = lanes.Where(row => row is { IsHead: true, Unit: not null } && perUnit.Any(act => act.Lanes.Contains(new(row.Name!))))
            .GroupBy(row => row.Unit!.Value).ToDictionary(unit => unit.Key, unit => new LaneKey(unit.First().Name!));
        var ofOthers = definition.Lanes.FirstOrDefault(lane => lane.Nature is LaneNature.EachUnit)?.Key ?? perUnit.FirstOrDefault()?.Primary ?? definition.Lanes[0].Key;
        ImmutableArray<Participant> units = [.. rows.Where(row => row.What == "unit")
            .Select(unit => new Participant(Slot.Of(new UnitId(unit.Unit!.Value)), unit.Name!, heads.GetValueOrDefault(unit.Unit!.Value, ofOthers)))];
        ImmutableArray<Participant> employees = [.. lanes.Where(row => perEmployee.Contains(new(row.Name!)))
            .DistinctBy(row => row.Person)
            .Select(row => new Participant(Slot.Of(new PersonId(row.Person!.Value)), row.FullName!, new(row.Name!)))];
        return new(
            [
                .. lanes.Where(row => !perEmployee.Contains(new(row.Name!))).Select(row => Holder(new(row.Name!), Slot.Sole, row)),
                .. lanes.Where(row => perEmployee.Contains(new(row.Name!))).Select(row => Holder(new(row.Name!), Slot.Of(new PersonId(row.Person!.Value)), row)),
                .. MembersOfUnits(rows, units, perUnit),
            ],
            units,
            employees);
    }

    /// <summary>Members of a unit may fill for it, whatever lane the row prints.</summary>
    private static IEnumerable<LaneHolder> MembersOfUnits(IReadOnlyList<RosterRow> rows, ImmutableArray<Participant> units, List<Act> perUnit)
    {
        var slots = units.Select(unit => unit.Slot).ToHashSet();
        var named = perUnit.SelectMany(act => act.Lanes).Distinct().ToList();
        return
            from member in rows
            where member.What == "member" && member.Unit is not null
            let slot = Slot.Of(new UnitId(member.Unit!.Value))
            where slots.Contains(slot)
            from lane in named
            select Holder(lane, slot, member);
    }

    private static LaneHolder Holder(LaneKey lane, Slot slot, RosterRow row) => new(
        lane,
        slot,
        new(row.Person!.Value),
        Title(row),
        row.Kind,
        row.OnBehalfOf is { } other ? new PersonId(other) : null);

    private static string Title(RosterRow row) => row.Kind switch
    {
        AssignmentKind.Acting => "Plt. " + row.Title,
        AssignmentKind.DailyActing => "Plh. " + row.Title,
        _ => row.Title!,
    };
}
