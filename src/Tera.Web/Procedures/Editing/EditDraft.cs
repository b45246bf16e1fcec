using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>Writes one change on the draft of an SOP. Two people may write on different parts at the same time.</summary>
/// <param name="Command">Made with the form.</param>
/// <param name="Version">The draft.</param>
/// <param name="Change">What is to become of it.</param>
/// <param name="Mark">The part as the user saw it, see <see cref="EditMark"/>; null for a change that fits whatever is there.</param>
/// <param name="By">Who writes and when, as the reason of a statement keeps it.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record EditDraft(CommandId Command, VersionId Version, DraftChange Change, string? Mark, string By, PersonId? Actor);

/// <inheritdoc cref="EditDraft"/>
public sealed class EditDraftHandler(TeraDbContext db, ProcedureAccess access, CommandScope commands, IClock clock)
{
    /// <returns>A receipt whose result is the key of the row that was written; empty for the rest.</returns>
    public Task<Result<Receipt>> HandleAsync(EditDraft wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, "procedures.edit-draft", wish.Actor?.Value, inner => EditAsync(wish, inner), ct);

    private async Task<Result<string>> EditAsync(EditDraft wish, CancellationToken ct)
    {
        if (!(await DraftLock.TakeWritableAsync(db, wish.Version, ct)).Accepted(out var version, out var fixedNow))
        {
            return fixedNow;
        }

        if (await access.ChangeRefusalAsync(wish.Actor, version.ProcedureId, ct) is { } notHis)
        {
            return notHis;
        }

        var draft = version.Definition;
        var change = wish.Change is DraftChange.InsertStep insert ? insert with { Key = EditWords.FreeKey(draft) } : wish.Change;
        var part = EditWords.Part(change);
        if (wish.Mark is { } seen && seen != EditMark.Of(draft, change))
        {
            return await ChangedByAsync(version, part, ct);
        }

        if (!DraftEditor.Apply(draft, change, new Provenance(Origin.Confirmed, 1m, wish.By)).Accepted(out var after, out var no))
        {
            return no;
        }

        var (last, now) = (await DraftLock.LastAsync(db, version.Id, ct), clock.GetCurrentInstant());
        var edit = last?.GoesOn(wish.Actor, part, version, now) is true ? last : DraftEdit.Of(version, (last?.Number ?? 0) + 1, wish.Actor, part, EditWords.Of(draft, change), now);
        if (!DefinitionJson.Fingerprint(after).AsSpan().SequenceEqual(version.Fingerprint))
        {
            if (await DraftLock.RewriteAsync(db, version, after, ct) is { } stays)
            {
                return stays;
            }

            await KeepAsync(wish, version, edit, isNew: edit != last, now, ct);
        }

        return EditWords.StepOf(change)?.Value ?? "";
    }

    private async Task KeepAsync(EditDraft wish, ProcedureVersion version, DraftEdit edit, bool isNew, Instant now, CancellationToken ct)
    {
        edit.Leave(version, now);
        if (isNew)
        {
            db.Add(edit);
        }

        // The life of the version tells of a sitting, not of every field.
        var since = now - Duration.FromHours(1);
        if (!await db.Set<DraftEdit>().AnyAsync(row => row.VersionId == version.Id && row.PersonId == wish.Actor && row.RecordedAt > since, ct))
        {
            db.Add(WorkingDraft.Change(version, wish.Actor, "Disunting di layar.", now));
        }
    }

    private async Task<Rejection> ChangedByAsync(ProcedureVersion version, string part, CancellationToken ct)
    {
        var person = await db.Set<DraftEdit>().Where(row => row.VersionId == version.Id && row.Part == part).OrderByDescending(row => row.Number).Select(row => row.PersonId).FirstOrDefaultAsync(ct);
        var name = person is { } known ? await db.Set<Person>().Where(row => row.Id == known).Select(row => row.FullName).SingleOrDefaultAsync(ct) : null;
        return EditRejections.ChangedByOther(name ?? "orang lain");
    }
}

/// <summary>Why nothing was written on a draft.</summary>
public static class EditRejections
{
    /// <summary>Only drafts and versions on trial are written on.</summary>
    public static Rejection NotEditable(string state) => new("procedures.editing.not-editable", state);

    /// <summary>Somebody wrote on the same part after it was shown.</summary>
    public static Rejection ChangedByOther(string name) => new("procedures.editing.changed-by-other", name);

    /// <summary>There is nothing to undo, or not that any more.</summary>
    public static Rejection NothingToUndo { get; } = new("procedures.editing.nothing-to-undo");

    /// <summary>A time that cannot be read.</summary>
    public static Rejection TimeUnreadable(string typed) => new("procedures.editing.time-unreadable", typed);

    /// <summary>A new SOP needs its columns.</summary>
    public static Rejection LanesMissing { get; } = new("procedures.editing.lanes-missing");
}
