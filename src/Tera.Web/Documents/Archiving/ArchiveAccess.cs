using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Documents.Letters;
using Tera.Documents.Signatures;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Documents.Archiving;

/// <summary>Who may open what was filed under an access class: see ADR 0074.</summary>
public sealed class ArchiveAccess(TeraDbContext db, LetterKeepers keepers, Inbox inbox)
{
    /// <summary>The strictest class a run was filed under; <see cref="AccessClass.Ordinary"/> for one that was not filed.</summary>
    public async Task<AccessClass> OfRunAsync(RunId run, CancellationToken ct)
    {
        var classes = await db.Set<ArchiveRecord>().Where(row => row.RunId == run).Select(row => row.AccessClass).Distinct().ToListAsync(ct);
        return classes.DefaultIfEmpty(AccessClass.Ordinary).Max();
    }

    /// <summary>
    /// Whether somebody may open papers and package of a run. Biasa: whoever sees the agency. Above it: its head, who filed or signed it; and below
    /// sangat rahasia also who worked in it or has to, and the secretariat. Never an administrator as such.
    /// </summary>
    public async Task<bool> OpensAsync(RunId run, SignedInUser user, CancellationToken ct)
    {
        var strictest = await OfRunAsync(run, ct);
        if (strictest is AccessClass.Ordinary)
        {
            return true;
        }

        var me = user.PersonId;
        var records = await db.Set<ArchiveRecord>().AsNoTracking().Where(row => row.RunId == run).ToListAsync(ct);
        if (LetterKeepers.HeadOf(user, records[0].AgencyId) || records.Exists(row => row.FiledBy == me) || await MarkedAsync(run, user, ct))
        {
            return true;
        }

        return strictest is not AccessClass.TopSecret
            && (await WorkedAsync(run, user, ct) || await inbox.HoldsAsync(me, run, Slot.Sole, ct) || await keepers.InSecretariatAsync(user, records[0].AgencyId, ct));
    }

    private async Task<bool> MarkedAsync(RunId run, SignedInUser user, CancellationToken ct) => await (
        from mark in db.Set<Signature>()
        join revision in db.Set<Revision>() on mark.RevisionId equals revision.Id
        join artifact in db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
        where artifact.RunId == run && mark.PersonId == user.PersonId
        select mark.Id).AnyAsync(ct);

    private async Task<bool> WorkedAsync(RunId run, SignedInUser user, CancellationToken ct) => (await db.Database.SqlQuery<bool>(
        $"""select exists (select from procedures.task where run_id = {run.Value} and by_person = {user.PersonId.Value}) as "Value" """).ToListAsync(ct))[0];
}
