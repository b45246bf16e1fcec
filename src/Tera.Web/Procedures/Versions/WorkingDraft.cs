using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Shared;

namespace Tera.Procedures.Versions;

/// <summary>The version of a procedure that may still be written on; made from the one in force when there is none.</summary>
internal static class WorkingDraft
{
    /// <summary>The open draft, tracked. A new one leaves the version in force marked as in revision.</summary>
    public static async Task<Result<ProcedureVersion>> OfAsync(
        TeraDbContext db, ProcedureId procedure, PersonId? actor, string reason, Instant now, CancellationToken ct)
    {
        var versions = await db.Set<ProcedureVersion>().Where(row => row.ProcedureId == procedure).OrderByDescending(row => row.Number).ToListAsync(ct);
        if (versions.FirstOrDefault(version => version.State is VersionState.Legalised || version.State.MayChange()) is { } open)
        {
            return open.State.MayBeWritten() ? open : VersionRejections.WithLegaliser(open.Number);
        }

        if (versions.FirstOrDefault(version => version.State.IsInForce()) is not { } current)
        {
            return VersionRejections.NothingToRevise();
        }

        if (current.State is VersionState.InForce)
        {
            if (current.MoveTo(VersionState.InRevision) is { } no)
            {
                return no;
            }

            db.Add(Change(current, actor, reason, now));
        }

        var sop = current.Definition;
        var draft = ProcedureVersion.Draft(procedure, versions[0].Number + 1, sop with { Cover = sop.Cover.OfRevision() }, now);
        db.AddRange(draft, Change(draft, actor, reason, now));
        return draft;
    }

    internal static VersionChange Change(ProcedureVersion version, PersonId? actor, string? reason, Instant now) =>
        new() { VersionId = version.Id, State = version.State, PersonId = actor, Reason = reason, RecordedAt = now };
}
