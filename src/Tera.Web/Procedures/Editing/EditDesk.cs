using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;
using Tera.Procedures.Trials;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Editing;

/// <summary>What lies on the table when a draft is written on.</summary>
public sealed class EditDesk(TeraDbContext db, ProcedureAccess access, EditDraftHandler edit, UndoEditHandler undo, TrialQuery trials)
{
    /// <summary>Edits told on the page, newest first.</summary>
    private const int MostTold = 12;

    public ProcedureAccess Access => access;

    public Task<Result<Receipt>> EditAsync(EditDraft wish, CancellationToken ct) => edit.HandleAsync(wish, ct);

    public Task<Result<Receipt>> UndoAsync(UndoEdit wish, CancellationToken ct) => undo.HandleAsync(wish, ct);

    /// <summary>The text the SOP was imported from last; null for one from the library.</summary>
    public Task<SourceLines?> SourceAsync(ProcedureId procedure, CancellationToken ct) => SourceLines.LastAsync(db, procedure, ct);

    /// <summary>What trials of the draft left beside its rows.</summary>
    public Task<ILookup<StepKey, TrialNote>> TrialNotesAsync(ProcedureVersion version, CancellationToken ct) => trials.NotesOfAsync(version, ct);

    /// <summary>The last edits that still stand, newest first.</summary>
    public async Task<IReadOnlyList<EditRow>> LastAsync(ProcedureVersion version, CancellationToken ct)
    {
        var rows = await db.Set<DraftEdit>().AsNoTracking().TagWith("Procedures: edits of a draft")
            .Where(row => row.VersionId == version.Id && row.UndoneAt == null).OrderByDescending(row => row.Number).Take(MostTold)
            .Select(row => new { row.Id, row.PersonId, row.Words, row.RecordedAt, row.LeftAs }).ToListAsync(ct);
        var people = rows.Select(row => row.PersonId).OfType<PersonId>().Distinct().ToList();
        var names = await db.Set<Person>().AsNoTracking().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, ct);
        return [.. rows.Select((row, at) => new EditRow(
            row.Id, row.PersonId, row.PersonId is { } person ? names.GetValueOrDefault(person, "Tera") : "Tera", row.Words, row.RecordedAt,
            MayUndo: at == 0 && row.LeftAs.AsSpan().SequenceEqual(version.Fingerprint)))];
    }
}

/// <summary>A change as the page tells it.</summary>
/// <param name="Id">Which.</param>
/// <param name="PersonId">Whose; null for the system's.</param>
/// <param name="Person">His name.</param>
/// <param name="Words">What was done.</param>
/// <param name="At">When it was last written on.</param>
/// <param name="MayUndo">True for the last one, as long as nothing else was written after it.</param>
public sealed record EditRow(Guid Id, PersonId? PersonId, string Person, string Words, Instant At, bool MayUndo);
