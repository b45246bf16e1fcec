using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Planning.Agreements;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Tree;

/// <summary>The wish that an objective serves another one no longer.</summary>
/// <param name="On">First day without it.</param>
public sealed record UnlinkObjective(PlanCall Call, ObjectiveLinkId Link, LocalDate On, string Reason);

/// <inheritdoc cref="UnlinkObjective"/>
public sealed class UnlinkObjectiveHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.unlink-objective";

    /// <returns>A receipt whose result is the objective's id.</returns>
    public Task<Result<Receipt>> HandleAsync(UnlinkObjective wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => UnlinkAsync(wish, inner), ct);

    private async Task<Result<string>> UnlinkAsync(UnlinkObjective wish, CancellationToken ct)
    {
        await desk.TakeTreeAsync(ct);
        if (await db.Set<ObjectiveLink>().SingleOrDefaultAsync(one => one.Id == wish.Link && one.AgencyId == wish.Call.Agency, ct) is not { } link)
        {
            return StrategyRejections.NotThere;
        }

        if (!link.End(wish.On).Accepted(out _, out var no))
        {
            return no;
        }

        var served = await db.Set<Objective>().Where(one => one.Id == link.ServedId).Select(one => one.Name).SingleAsync(ct);
        await desk.NoteAsync(
            wish.Call, Process, new("objective", link.ObjectiveId.Value) { After = $"Tidak lagi mendukung: {served}, mulai {IndonesianDate.Long(wish.On)}", Reason = wish.Reason }, ct);
        return link.ObjectiveId.Value.ToString();
    }
}
