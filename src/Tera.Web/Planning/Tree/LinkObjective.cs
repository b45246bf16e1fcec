using Microsoft.EntityFrameworkCore;
using Tera.Planning.Agreements;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Tree;

/// <summary>The wish that an objective serves another one, of whatever agency.</summary>
/// <param name="Parent">Null for the top of the tree.</param>
public sealed record LinkObjective(PlanCall Call, ObjectiveId Objective, ObjectiveId? Parent, int? Seen);

/// <inheritdoc cref="LinkObjective"/>
public sealed class LinkObjectiveHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.link-objective";

    /// <returns>A receipt whose result is the objective's id.</returns>
    public Task<Result<Receipt>> HandleAsync(LinkObjective wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => LinkAsync(wish, inner), ct);

    private async Task<Result<string>> LinkAsync(LinkObjective wish, CancellationToken ct)
    {
        await desk.TakeTreeAsync(ct);
        if (await db.Set<Objective>().SingleOrDefaultAsync(one => one.Id == wish.Objective && one.AgencyId == wish.Call.Agency, ct) is not { } objective)
        {
            return StrategyRejections.NotThere;
        }

        List<Objective> line = [];
        for (var next = wish.Parent; next is { } id; next = line[^1].ParentId)
        {
            if (await db.Set<Objective>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) is not { } above)
            {
                return StrategyRejections.NotThere;
            }

            line.Add(above);
        }

        if (!objective.Serve(line).Accepted(out _, out var no))
        {
            return no;
        }

        db.Expect(objective, wish.Seen);
        await desk.NoteAsync(
            wish.Call, Process, new("objective", objective.Id.Value) { After = line is [var parent, ..] ? $"Mendukung: {parent.Name}" : "Tidak mendukung sasaran lain" }, ct);
        return objective.Id.Value.ToString();
    }
}
