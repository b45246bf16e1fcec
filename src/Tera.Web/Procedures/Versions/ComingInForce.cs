using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>Brings in force, on their first day, the versions that were legalised before it; the ones before them are superseded that day and not earlier.</summary>
public sealed class ComingInForce(TeraDbContext db, RegionClock days)
{
    private const string Reason = "Hari pertamanya tiba.";
    private const int Most = 200;

    /// <summary>One round in the region of the scope; returns how many came in force. Two nodes never take the same version.</summary>
    public async Task<int> BringAsync(CancellationToken ct)
    {
        var today = await days.TodayAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var due = await db.Database.SqlQuery<Guid>(
            $"""
             select id as "Value" from procedures.version
             where state = 'Legalised' and effective_from <= {today.ToDateOnly()}
             order by effective_from, number, id limit {Most} for update skip locked
             """).ToListAsync(ct);
        foreach (var id in due)
        {
            var version = await db.Set<ProcedureVersion>().SingleAsync(row => row.Id == new VersionId(id), ct);
            if (await SupersedeAsync(db, version, actor: null, Reason, days.Now, ct) is null && version.MoveTo(VersionState.InForce) is null)
            {
                db.Add(WorkingDraft.Change(version, actor: null, Reason, days.Now));
                await db.SaveChangesAsync(ct);
            }
        }

        await transaction.CommitAsync(ct);
        return due.Count;
    }

    /// <summary>Ends the version that was in force before another; why not, when it cannot end.</summary>
    internal static async Task<Rejection?> SupersedeAsync(TeraDbContext db, ProcedureVersion by, PersonId? actor, string? reason, Instant now, CancellationToken ct)
    {
        if (await db.Set<ProcedureVersion>().SingleOrDefaultAsync(row => row.ProcedureId == by.ProcedureId && row.Id != by.Id
                && (row.State == VersionState.InForce || row.State == VersionState.InRevision), ct) is not { } earlier)
        {
            return null;
        }

        if (earlier.MoveTo(VersionState.Superseded) is { } stays)
        {
            return stays;
        }

        db.Add(WorkingDraft.Change(earlier, actor, reason, now));
        await db.SaveChangesAsync(ct);
        return null;
    }
}
