using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Measurement.Evidences;

/// <summary>Puts a file that lies in the store behind a row, or behind an employee's sheet.</summary>
public sealed record AddEvidence(CommandId Command, SheetId Sheet, EntryId? Entry, SignedInUser User, StoredFile File, FileType Type, string Name);

/// <inheritdoc cref="AddEvidence"/>
public sealed class AddEvidenceHandler(
    TeraDbContext db, CommandScope commands, SheetAccess access, FileRegister register, SheetGate gate, ValueHistory history, IClock clock)
{
    private const int LongestName = 200;

    public Task<Result<Receipt>> HandleAsync(AddEvidence command, CancellationToken ct) =>
        commands.OnceAsync(command.Command, "measurement.add-evidence", command.User.PersonId.Value, inner => KeepAsync(command, inner), ct);

    private async Task<Result<string>> KeepAsync(AddEvidence command, CancellationToken ct)
    {
        var sheet = await db.LockSheetAsync(command.Sheet, ct);
        if (await gate.RefusalOfChangeAsync(sheet, command.User, access, ct) is { } no)
        {
            return no;
        }

        var entry = command.Entry is { } id ? await db.EntryOfAsync(sheet, id, ct) : null;
        if (command.Entry is null != (sheet.PersonId is not null) || (command.Entry is not null && entry is null))
        {
            return EntryRejections.Unknown;
        }

        var name = command.Name.Length > LongestName ? command.Name[^LongestName..] : command.Name;
        // A row keeps its files from run to run of its quarter; an employee's sheet is of one run.
        var there = command.Entry is null
            ? db.Set<EvidenceFile>().Where(file => file.SheetId == sheet.Id && file.EntryId == null)
            : db.Set<EvidenceFile>().Where(file => file.EntryId == command.Entry);
        if (await there.AnyAsync(file => file.FileHash == command.File.Hash && file.RemovedAt == null, ct))
        {
            return EvidenceRejections.AlreadyThere(name);
        }

        var at = clock.GetCurrentInstant();
        await register.NoteAsync(command.File, command.Type.MediaType, at, ct);
        var evidence = db.Add(new EvidenceFile
        {
            Id = EvidenceId.New(),
            SheetId = sheet.Id,
            EntryId = command.Entry,
            FileHash = command.File.Hash,
            Name = name,
            MediaType = command.Type.MediaType,
            Size = command.File.Size,
            AddedBy = command.User.PersonId,
            AddedAt = at,
        }).Entity;
        if (entry is not null)
        {
            entry.Touch(command.User.PersonId, at);
            await history.WriteAsync(entry, [new("evidence", "", name)], new(command.User.PersonId, command.Command, at), ct);
        }

        await db.SaveChangesAsync(ct);
        await gate.Sums.RecountAsync(sheet.AgencyId, sheet.Period, ct);
        return evidence.Id.Value.ToString("D");
    }
}

/// <summary>What adding and removing evidence both ask of a sheet.</summary>
internal static class EvidenceRules
{
    /// <summary>Why the sheet, locked, takes no change of this user; null when it does.</summary>
    public static async Task<Rejection?> RefusalOfChangeAsync(this SheetGate gate, Sheet sheet, SignedInUser user, SheetAccess access, CancellationToken ct) =>
        await access.IsFillerAsync(sheet, user, ct) ? await gate.RefusalAsync(sheet, ct) : SheetRejections.NotYours;

    /// <summary>A row of the sheet; null for one that is not its own.</summary>
    public static Task<SheetEntry?> EntryOfAsync(this TeraDbContext db, Sheet sheet, EntryId id, CancellationToken ct) =>
        db.Set<SheetEntry>().SingleOrDefaultAsync(
            entry => entry.Id == id && entry.UnitId == sheet.UnitId && entry.FiscalYear == sheet.FiscalYear && entry.Quarter == sheet.Quarter, ct);
}
