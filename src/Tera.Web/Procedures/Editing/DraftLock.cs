using Microsoft.EntityFrameworkCore;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>One writer at a time on a draft, so that two who write on different parts both get through.</summary>
internal static class DraftLock
{
    public static async Task<ProcedureVersion?> TakeAsync(TeraDbContext db, VersionId version, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from procedures.version where id = {version.Value} for update", ct);
        return await db.Set<ProcedureVersion>().SingleOrDefaultAsync(row => row.Id == version, ct);
    }

    /// <summary>The same for a draft that may be written on now.</summary>
    public static async Task<Result<ProcedureVersion>> TakeWritableAsync(TeraDbContext db, VersionId version, CancellationToken ct) =>
        await TakeAsync(db, version, ct) switch
        {
            null => AdoptionRejections.NoSuchVersion(),
            { State: VersionState.Draft or VersionState.Trial } draft => draft,
            var other => EditRejections.NotEditable(VersionWords.Of(other.State)),
        };

    /// <summary>Gives a draft another content; an SOP that was never in force goes by the title its first draft bears.</summary>
    public static async Task<Rejection?> RewriteAsync(TeraDbContext db, ProcedureVersion draft, ProcedureDefinition content, CancellationToken ct)
    {
        var title = draft.Definition.Title;
        if (draft.Rewrite(content) is { } stays)
        {
            return stays;
        }

        if (draft.Number == 1 && content.Title != title)
        {
            (await db.Set<AdoptedProcedure>().SingleAsync(row => row.Id == draft.ProcedureId, ct)).Rename(content.Title);
        }

        return null;
    }

    public static Task<DraftEdit?> LastAsync(TeraDbContext db, VersionId version, CancellationToken ct) =>
        db.Set<DraftEdit>().Where(row => row.VersionId == version).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);
}
