using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Evidences;

/// <summary>Takes a file off a row; it stays in the history with the reason.</summary>
public sealed record RemoveEvidence(CommandId Command, EvidenceId Evidence, SignedInUser User, string Reason);

/// <inheritdoc cref="RemoveEvidence"/>
public sealed class RemoveEvidenceHandler(
    TeraDbContext db, CommandScope commands, SheetAccess access, SheetGate gate, ValueHistory history, IClock clock)
{
    public Task<Result<Receipt>> HandleAsync(RemoveEvidence command, CancellationToken ct) =>
        commands.OnceAsync(command.Command, "measurement.remove-evidence", command.User.PersonId.Value, inner => KeepAsync(command, inner), ct);

    private async Task<Result<string>> KeepAsync(RemoveEvidence command, CancellationToken ct)
    {
        if (await db.Set<EvidenceFile>().SingleOrDefaultAsync(one => one.Id == command.Evidence, ct) is not { } file)
        {
            return EvidenceRejections.Unknown;
        }

        var sheet = await db.LockSheetAsync(await FilledAsync(file, ct), ct);
        if (await gate.RefusalOfChangeAsync(sheet, command.User, access, ct) is { } no)
        {
            return no;
        }

        // Read again, now that nobody else changes it.
        await db.Entry(file).ReloadAsync(ct);
        var at = clock.GetCurrentInstant();
        if (!file.Remove(command.Reason, command.User.PersonId, at).Accepted(out _, out var refused))
        {
            return refused;
        }

        if (file.EntryId is { } id && await db.EntryOfAsync(sheet, id, ct) is { } entry)
        {
            entry.Touch(command.User.PersonId, at);
            await history.WriteAsync(entry, [new("evidence", file.Name, "")], new(command.User.PersonId, command.Command, at, command.Reason.Trim()), ct);
        }

        await db.SaveChangesAsync(ct);
        await gate.Sums.RecountAsync(sheet.AgencyId, sheet.Period, ct);
        return file.Id.Value.ToString("D");
    }

    /// <summary>The sheet that is filled now: a file that came with an earlier version is taken off on the sheet of the version that is open.</summary>
    private async Task<SheetId> FilledAsync(EvidenceFile file, CancellationToken ct) => file.EntryId is not { } id ? file.SheetId : (await (
        from entry in db.Set<SheetEntry>()
        join sheet in db.Set<Sheet>() on new { entry.AgencyId, Unit = (UnitId?)entry.UnitId, entry.FiscalYear, entry.Quarter }
            equals new { sheet.AgencyId, Unit = sheet.UnitId, sheet.FiscalYear, sheet.Quarter }
        where entry.Id == id
        select new { sheet.Id, sheet.State, sheet.OpenedAt }).TagWith("Measurement: sheets of a file").ToListAsync(ct))
        .OrderByDescending(sheet => sheet.Id == file.SheetId && sheet.State is SheetState.Open or SheetState.Returned)
        .ThenByDescending(sheet => sheet.OpenedAt).ThenByDescending(sheet => sheet.Id.Value).First().Id;
}
