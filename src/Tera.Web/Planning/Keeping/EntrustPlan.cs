using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Keeping;

/// <summary>The wish that from a day on the people of a unit keep the plan of their agency.</summary>
public sealed record EntrustPlan(CommandId Command, SignedInUser? By, AgencyId Agency, UnitId Unit, LocalDate From, PrintedLine Ground);

/// <inheritdoc cref="EntrustPlan"/>
public sealed class EntrustPlanHandler(TeraDbContext db, PlanKeepers keepers, CommandScope commands, AuditTrail audit)
{
    private const string Process = "planning.entrust-plan";

    public Task<Result<Receipt>> HandleAsync(EntrustPlan wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By?.PersonId.Value, inner => EntrustAsync(wish, inner), ct);

    private async Task<Result<string>> EntrustAsync(EntrustPlan wish, CancellationToken ct)
    {
        if (wish.By is { } user && !await keepers.MayEntrustAsync(user, wish.Agency, ct))
        {
            return StrategyRejections.NotKeeper;
        }

        var unit = await db.Set<Unit>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == wish.Unit && one.AgencyId == wish.Agency && one.ClosedOn == null, ct);
        if (unit is null)
        {
            return StrategyRejections.UnitElsewhere;
        }

        var others = await keepers.DecisionsAsync(wish.Agency, ct);
        var id = new PlanKeepingId(DerivedGuid.Of($"plan-keeping:{wish.Command}"));
        if (!PlanKeeping.Entrust(id, wish.Agency, wish.Unit, wish.From, wish.Ground, others).Accepted(out var keeping, out var no))
        {
            return no;
        }

        db.Add(keeping);
        await audit.WriteAsync(
            new(wish.Command, Process, "plan-keeping", wish.Agency.Value) { By = wish.By, After = $"{unit.Name}, sejak {IndonesianDate.Long(wish.From)}", Reason = keeping.Ground }, ct);
        return id.Value.ToString();
    }
}
