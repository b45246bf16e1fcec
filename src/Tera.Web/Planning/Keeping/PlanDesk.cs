using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Keeping;

/// <summary>What every command on a plan needs: the right to change it, one after another within an agency, the audit, and who reckons with it.</summary>
public sealed class PlanDesk(TeraDbContext db, CommandScope commands, AuditTrail audit, PlanKeepers keepers, IEnumerable<IPlanWatch> watches)
{
    private LocalDate? _earliest;
    private bool _gathering;

    /// <summary>Carries out a command of somebody who keeps the plan of an agency; two at once would both find a place or a code free.</summary>
    /// <param name="call">Which command, by whom, on whose plan.</param>
    /// <param name="process">Its name.</param>
    /// <param name="work">Changes tracked entities and returns what came of it, or why not.</param>
    /// <param name="ct">Ends waiting.</param>
    public Task<Result<Receipt>> OnceAsync(PlanCall call, string process, Func<CancellationToken, Task<Result<string>>> work, CancellationToken ct) =>
        commands.OnceAsync(call.Command, process, call.By?.PersonId.Value, async inner =>
        {
            if (await BeginAsync(call, inner) is { } no)
            {
                return no;
            }

            return await work(inner);
        }, ct);

    /// <summary>Asks for the right and takes the plan for this transaction; returns why not.</summary>
    public async Task<Rejection?> BeginAsync(PlanCall call, CancellationToken ct)
    {
        if (await keepers.RefusalAsync(call.By, call.Agency, ct) is { } no)
        {
            return no;
        }

        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"plan:" + call.Agency}, 0))", ct);
        return null;
    }

    /// <summary>Takes the tree of the region: two agencies hanging their objectives below each other, or ending them, at once would not see each other.</summary>
    public Task TakeTreeAsync(CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended('plan-tree:' || platform.current_region(), 0))", ct);

    /// <summary>Notes what was done.</summary>
    public Task NoteAsync(PlanCall call, string process, PlanChange change, CancellationToken ct) => audit.WriteAsync(
        new(call.Command, process, change.Subject, change.Id) { By = call.By, Before = change.Before, After = change.After, Reason = change.Reason }, ct);

    /// <summary>Last day that may no longer be touched; null for none.</summary>
    public async Task<LocalDate?> LastClosedAsync(AgencyId agency, CancellationToken ct)
    {
        LocalDate? last = null;
        foreach (var watch in watches)
        {
            last = await watch.LastClosedAsync(agency, ct) is { } closed && !(last >= closed) ? closed : last;
        }

        return last;
    }

    /// <summary>What of the modules above depends on an indicator, in words.</summary>
    public async Task<IReadOnlyList<string>> DependingAsync(Indicator indicator, CancellationToken ct)
    {
        List<string> depending = [];
        foreach (var watch in watches)
        {
            depending.AddRange(await watch.DependingAsync(indicator, ct));
        }

        return depending;
    }

    /// <summary>Saves, and tells whoever reckons with the plan.</summary>
    public async Task ChangedAsync(AgencyId agency, LocalDate from, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        if (_gathering)
        {
            _earliest = _earliest < from ? _earliest : from;
            return;
        }

        foreach (var watch in watches)
        {
            await watch.ChangedAsync(agency, from, ct);
        }
    }

    /// <summary>Does many changes and tells of them once, at the end: each telling reckons whole quarters.</summary>
    public async Task TogetherAsync(AgencyId agency, Func<Task> changes, CancellationToken ct)
    {
        (_gathering, _earliest) = (true, null);
        await changes();
        _gathering = false;
        if (_earliest is { } from)
        {
            await ChangedAsync(agency, from, ct);
        }
    }
}

/// <summary>A command on the plan of an agency.</summary>
/// <param name="By">Who; null for the program itself.</param>
public sealed record PlanCall(CommandId Command, SignedInUser? By, AgencyId Agency);

/// <summary>What became of a thing of the plan, in words for the history.</summary>
public sealed record PlanChange(string Subject, Guid Id)
{
    public string? Before { get; init; }

    public string? After { get; init; }

    public string? Reason { get; init; }
}
