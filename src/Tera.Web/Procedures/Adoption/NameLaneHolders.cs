using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>Names the holders of many lanes at once, as after an import; lanes that keep theirs, or for which none is named, stay as they are.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="By">Who; null for the system.</param>
/// <param name="Procedure">Which SOP.</param>
/// <param name="Holdings">Holders of the lanes, several of one lane allowed.</param>
/// <param name="From">First day of those who are new, not before today.</param>
/// <param name="Reason">Why, or by which letter.</param>
/// <param name="Seen">Version of the procedure the user saw; null for a command without a form.</param>
public sealed record NameLaneHolders(
    CommandId Command, SignedInUser? By, ProcedureId Procedure, IReadOnlyList<LaneHolding> Holdings, LocalDate From, string Reason, int? Seen);

/// <inheritdoc cref="NameLaneHolders"/>
public sealed class NameLaneHoldersHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, AuditTrail audit, RegionClock days)
{
    private const string Process = "procedures.name-lane-holders";

    public Task<Result<Receipt>> HandleAsync(NameLaneHolders wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By?.PersonId.Value, inner => NameAsync(wish, inner), ct);

    private async Task<Result<string>> NameAsync(NameLaneHolders wish, CancellationToken ct)
    {
        if (await db.Set<AdoptedProcedure>().SingleOrDefaultAsync(row => row.Id == wish.Procedure, ct) is not { } procedure
            || await db.Set<ProcedureVersion>().AsNoTracking().Where(row => row.ProcedureId == wish.Procedure).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct) is not { Definition: var sop })
        {
            return AdoptionRejections.NoSuchVersion();
        }

        if (await access.LegalisationRefusalAsync(wish.By?.PersonId, procedure.Id, ct) is { } notHis)
        {
            return notHis;
        }

        if (await LaneHolderRules.RefusalAsync(db, procedure.AgencyId, sop, wish.Holdings, ct) is { } cannot)
        {
            return cannot;
        }

        if (!(await TurnedAsync(wish, sop, ct)).Accepted(out var changed, out var no))
        {
            return no;
        }

        if (changed.Count == 0)
        {
            return LaneHolderRejections.NothingNamed();
        }

        db.Expect(procedure, wish.Seen);
        await audit.WriteAsync(
            new(wish.Command, Process, "procedure", procedure.Id.Value)
            {
                By = wish.By,
                Before = string.Join("; ", changed.SelectMany(one => one.Ending).Select(row => row.Holding)),
                After = $"{string.Join("; ", changed.SelectMany(one => one.Begun))} from {wish.From:uuuu-MM-dd}",
                Reason = wish.Reason,
            },
            ct);
        return procedure.Id.ToString();
    }

    private async Task<Result<List<(IReadOnlyList<LaneBinding> Ending, IReadOnlyList<LaneHolding> Begun)>>> TurnedAsync(NameLaneHolders wish, ProcedureDefinition sop, CancellationToken ct)
    {
        var today = await days.TodayAsync(ct);
        var bindings = (await db.Set<LaneBinding>().Where(row => row.ProcedureId == wish.Procedure).ToListAsync(ct)).ToLookup(row => row.Lane);
        var changed = new List<(IReadOnlyList<LaneBinding>, IReadOnlyList<LaneHolding>)>();
        foreach (var lane in wish.Holdings.GroupBy(holding => holding.Lane))
        {
            List<LaneHolding> named = [.. lane.Distinct()];
            if (bindings[lane.Key.Value].Where(row => row.IsInForce(wish.From)).Select(row => row.Holding).ToHashSet().SetEquals(named))
            {
                continue;
            }

            var turn = new LaneTurn(wish.Procedure, sop.Lane(lane.Key).Role, named, wish.From, today);
            if (!LaneChange.Make(db, turn, [.. bindings[lane.Key.Value]]).Accepted(out var ending, out var no))
            {
                return no;
            }

            changed.Add((ending, named));
        }

        return changed;
    }
}
