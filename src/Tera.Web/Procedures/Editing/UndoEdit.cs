using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>Takes back the last change of a draft that still stands, whoever wrote it.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Version">The draft.</param>
/// <param name="Edit">The change the user saw as the last.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record UndoEdit(CommandId Command, VersionId Version, Guid Edit, PersonId? Actor);

/// <inheritdoc cref="UndoEdit"/>
public sealed class UndoEditHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(UndoEdit wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.undo-edit", wish.Actor?.Value, inner => UndoAsync(wish, inner), ct);

    private async Task<Result<string>> UndoAsync(UndoEdit wish, CancellationToken ct)
    {
        if (!(await DraftLock.TakeWritableAsync(db, wish.Version, ct)).Accepted(out var version, out var fixedNow))
        {
            return fixedNow;
        }

        if (await access.ChangeRefusalAsync(wish.Actor, version.ProcedureId, ct) is { } notHis)
        {
            return notHis;
        }

        var last = await db.Set<DraftEdit>().Where(row => row.VersionId == version.Id && row.UndoneAt == null).OrderByDescending(row => row.Number).FirstOrDefaultAsync(ct);
        if (last is null || last.Id != wish.Edit || !last.LeftAs.AsSpan().SequenceEqual(version.Fingerprint))
        {
            return EditRejections.NothingToUndo;
        }

        if (await DraftLock.RewriteAsync(db, version, DefinitionJson.Read(last.Before), ct) is { } stays)
        {
            return stays;
        }

        last.Undo(clock.GetCurrentInstant());
        return "";
    }
}
