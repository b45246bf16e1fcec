using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>Gives a lane other holders from a day on. Those before end the day before and stay on record.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="By">Who; null for the system.</param>
/// <param name="Procedure">Which SOP.</param>
/// <param name="Lane">Which lane.</param>
/// <param name="Holdings">Its new holders; as a rule one.</param>
/// <param name="From">First day of the new holders, not before today.</param>
/// <param name="Reason">Why, or by which letter.</param>
/// <param name="Seen">Version of the procedure the user saw; null for a command without a form.</param>
public sealed record ChangeLaneHolder(
    CommandId Command, SignedInUser? By, ProcedureId Procedure, LaneKey Lane, IReadOnlyList<LaneHolding> Holdings, LocalDate From, string Reason, int? Seen);

/// <inheritdoc cref="ChangeLaneHolder"/>
public sealed class ChangeLaneHolderHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, AuditTrail audit, RegionClock days)
{
    public Task<Result<Receipt>> HandleAsync(ChangeLaneHolder wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.change-lane-holder", wish.By?.PersonId.Value, inner => ChangeAsync(wish, inner), ct);

    private async Task<Result<string>> ChangeAsync(ChangeLaneHolder wish, CancellationToken ct)
    {
        if (wish.Holdings.Count == 0 || wish.Holdings.Any(holding => holding.Lane != wish.Lane))
        {
            return AdoptionRejections.LaneUnbound(wish.Lane.Value);
        }

        if (await db.Set<AdoptedProcedure>().SingleOrDefaultAsync(row => row.Id == wish.Procedure, ct) is not { } procedure
            || await LatestAsync(wish.Procedure, ct) is not { } definition)
        {
            return AdoptionRejections.NoSuchVersion();
        }

        if (await access.LegalisationRefusalAsync(wish.By?.PersonId, procedure.Id, ct) is { } notHis)
        {
            return notHis;
        }

        var bindings = await db.Set<LaneBinding>()
            .Where(row => row.ProcedureId == wish.Procedure && row.Lane == wish.Lane.Value).ToListAsync(ct);
        var today = await days.TodayAsync(ct);
        if (await LaneHolderRules.RefusalAsync(db, procedure.AgencyId, definition, wish.Holdings, ct) is { } cannot)
        {
            return cannot;
        }

        var turn = new LaneTurn(procedure.Id, definition.Lane(wish.Lane).Role, wish.Holdings, wish.From, today);
        if (!LaneChange.Make(db, turn, bindings).Accepted(out var ending, out var no))
        {
            return no;
        }

        db.Expect(procedure, wish.Seen);
        await audit.WriteAsync(
            new(wish.Command, "procedures.change-lane-holder", "procedure", procedure.Id.Value)
            {
                By = wish.By,
                Before = string.Join("; ", ending.Select(row => row.Holding)),
                After = $"{string.Join("; ", wish.Holdings)} from {wish.From:uuuu-MM-dd}",
                Reason = wish.Reason,
            },
            ct);
        return procedure.Id.ToString();
    }

    /// <summary>Lanes are those of the newest version: a draft may bring a lane that needs a holder before it comes in force.</summary>
    private async Task<ProcedureDefinition?> LatestAsync(ProcedureId procedure, CancellationToken ct) =>
        (await db.Set<ProcedureVersion>().AsNoTracking().Where(row => row.ProcedureId == procedure).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct))?.Definition;
}
