using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Saves what was typed on a sheet.</summary>
/// <param name="Dismissed">A row of which cells that are refused are given up instead of being told again; null for none.</param>
public sealed record SaveSheet(CommandId Command, SheetId Sheet, SignedInUser User, IReadOnlyList<TypedRow> Rows, EntryId? Dismissed = null);

/// <summary>How saving ended: what could be saved is saved; the rest is told and stays typed.</summary>
/// <param name="Receipt">Null when nothing was saved.</param>
/// <param name="Faults">Cells that were refused.</param>
/// <param name="Conflicts">Rows in which somebody else saved another value meanwhile; those cells are untouched.</param>
/// <param name="Refused">Why the sheet as a whole took nothing.</param>
public sealed record SavedSheet(Receipt? Receipt, IReadOnlyList<RowFault> Faults, IReadOnlyList<RowConflict> Conflicts, Rejection? Refused)
{
    public bool IsComplete => Faults.Count == 0 && Conflicts.Count == 0 && Refused is null;
}

/// <inheritdoc cref="SaveSheet"/>
public sealed class SaveSheetHandler(TeraDbContext db, CommandScope commands, SheetAccess access, SheetGate gate, ValueHistory history, IClock clock)
{
    private const string Process = "measurement.save-sheet";

    public async Task<SavedSheet> HandleAsync(SaveSheet command, CancellationToken ct)
    {
        if (await commands.FindAsync(command.Command, command.User.PersonId.Value, ct) is { } before)
        {
            return new(before, [], [], null);
        }

        var sheet = await db.Set<Sheet>().AsNoTracking().SingleAsync(one => one.Id == command.Sheet, ct);
        if (!await access.IsFillerAsync(sheet, command.User, ct))
        {
            return new(null, [], [], SheetRejections.NotYours);
        }

        var cards = await CardsAsync(sheet, ct);
        var (byLine, untaken) = await gate.Money.OfAsync(sheet, command.Rows, cards, ct);
        var (wanted, faults) = Read([.. command.Rows.Select(row => byLine.Contains(row.Entry) ? Untyped([RowField.Spent], row) : row)], cards);
        faults.AddRange(untaken);
        faults.RemoveAll(fault => fault.Entry == command.Dismissed);
        if (wanted.Count == 0)
        {
            return new(null, faults, [], null);
        }

        List<RowConflict> conflicts = [];
        var result = await commands.OnceAsync(
            command.Command, Process, command.User.PersonId.Value, inner => KeepAsync(command, new(wanted, cards, byLine), conflicts, faults, inner), ct);
        return result.Accepted(out var receipt, out var no)
            ? new(receipt, faults, conflicts, null)
            : new(null, faults, conflicts, no == EntryRejections.ChangedMeanwhile ? null : no);
    }

    private static (List<TypedRow> Wanted, List<RowFault> Faults) Read(IReadOnlyList<TypedRow> rows, Dictionary<EntryId, IndicatorCard> cards)
    {
        List<TypedRow> wanted = [];
        List<RowFault> faults = [];
        foreach (var row in rows.Where(row => row.IsChange))
        {
            if (!cards.TryGetValue(row.Entry, out var card))
            {
                faults.Add(new(row.Entry, RowField.Value, EntryRejections.Unknown));
                continue;
            }

            var (_, wrong) = row.Read(card);
            faults.AddRange(wrong);
            if (Without([.. wrong.Select(fault => fault.Field)], row) is { IsChange: true } rest)
            {
                wanted.Add(rest);
            }
        }

        return (wanted, faults);
    }

    /// <summary>A cell that was refused is no change and waits; the others of its row are saved. A reason given for numbers waits with the number it was typed beside.</summary>
    private static TypedRow Without(HashSet<RowField> fields, TypedRow row)
    {
        if (fields.Contains(RowField.Value) || fields.Contains(RowField.Spent))
        {
            fields.Add(RowField.Assurance);
        }

        return Untyped(fields, row);
    }

    /// <summary>The row as if nothing had been typed in some of its cells, or asked about them.</summary>
    private static TypedRow Untyped(HashSet<RowField> fields, TypedRow row) => row with
    {
        Shown = fields.Aggregate(row.Shown, (shown, field) => shown.With(field, row)),
        Asked = [.. row.Asked.Where(field => !fields.Contains(field))],
    };

    private async Task<Result<string>> KeepAsync(
        SaveSheet command, WantedRows of, List<RowConflict> conflicts, List<RowFault> faults, CancellationToken ct)
    {
        var sheet = await db.LockSheetAsync(command.Sheet, ct);
        if (await gate.RefusalAsync(sheet, ct) is { } closed)
        {
            return closed;
        }

        var ids = of.Rows.ConvertAll(row => row.Entry);
        var entries = await db.Set<SheetEntry>().Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, ct);
        var at = clock.GetCurrentInstant();
        var saved = 0;
        foreach (var row in of.Rows)
        {
            var (entry, card) = (entries[row.Entry], of.Cards[row.Entry]);
            var kept = TypedRow.Of(entry);
            // The sum of its lines is no money of the row's own: that stays as it was kept.
            var (merged, clashes) = RowMerge.Of(of.ByLine.Contains(row.Entry) ? row.Keeping(RowField.Spent, kept) : row, kept, card);
            // The other cells of the row are saved all the same.
            var (content, wrong) = clashes.Aggregate(merged, (now, field) => now.Keeping(field, kept)).Read(card);
            if (content is null)
            {
                // What is kept was written under another card: it has to be typed anew.
                faults.AddRange(wrong.Where(fault => !faults.Exists(other => other.Entry == fault.Entry && other.Field == fault.Field)));
                continue;
            }

            if (!entry.Write(card, content, command.User.PersonId, at).Accepted(out var changes, out var no))
            {
                faults.AddRange(entry.Id == command.Dismissed ? [] : [new(entry.Id, RowField.Value, no)]);
                continue;
            }

            await history.WriteAsync(entry, changes, new(command.User.PersonId, command.Command, at), ct);
            saved += clashes.Count == 0 || changes.Count > 0 ? 1 : 0;
            if (clashes.Count > 0)
            {
                conflicts.Add(await ConflictAsync(merged with { Shown = TypedRow.Of(entry).Shown }, entry, clashes, ct));
            }
        }

        if (saved == 0)
        {
            return EntryRejections.ChangedMeanwhile;
        }

        await db.SaveChangesAsync(ct);
        await gate.Sums.RecountAsync(sheet.AgencyId, sheet.Period, ct);
        return sheet.Id.Value.ToString("D");
    }

    private async Task<RowConflict> ConflictAsync(TypedRow row, SheetEntry entry, IReadOnlyList<RowField> clashes, CancellationToken ct)
    {
        var (kept, authors) = (TypedRow.Of(entry), await history.LastAsync(entry.Id, ct));
        return new(row, [.. clashes.Select(field => new CellClash(field, row.Text(field), kept.Text(field), authors.GetValueOrDefault(field)))]);
    }

    /// <param name="ByLine">Those whose money is told by line of the budget.</param>
    private sealed record WantedRows(List<TypedRow> Rows, Dictionary<EntryId, IndicatorCard> Cards, IReadOnlySet<EntryId> ByLine);

    /// <summary>The rows that are the sheet's, with their cards; a row of another unit or quarter is not among them.</summary>
    private async Task<Dictionary<EntryId, IndicatorCard>> CardsAsync(Sheet sheet, CancellationToken ct)
    {
        var (agency, unit, year, quarter) = (sheet.AgencyId, sheet.UnitId, sheet.FiscalYear, sheet.Quarter);
        var rows = await (
            from entry in db.Set<SheetEntry>()
            join card in db.Set<IndicatorCard>() on entry.CardId equals card.Id
            where entry.AgencyId == agency && entry.UnitId == unit && entry.FiscalYear == year && entry.Quarter == quarter
            select new { entry.Id, card }).AsNoTracking().ToListAsync(ct);
        return rows.ToDictionary(row => row.Id, row => row.card);
    }
}

/// <summary>Locks in the one order: run, sheet, value, sums.</summary>
internal static class SheetLocks
{
    /// <summary>The sheet as it stands once it is ours until the transaction ends.</summary>
    public static async Task<Sheet> LockSheetAsync(this TeraDbContext db, SheetId id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select from measurement.sheet where id = {id.Value} for update", ct);
        var sheet = await db.Set<Sheet>().SingleAsync(one => one.Id == id, ct);
        await db.Entry(sheet).ReloadAsync(ct);
        return sheet;
    }
}
