using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Periods;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Saves what was typed on a sheet.</summary>
public sealed record SaveSheet(CommandId Command, SheetId Sheet, SignedInUser User, IReadOnlyList<TypedRow> Rows);

/// <summary>How saving ended: what could be saved is saved; the rest is told and stays typed.</summary>
/// <param name="Receipt">Null when nothing was saved.</param>
/// <param name="Faults">Cells that were refused.</param>
/// <param name="Conflicts">Rows that somebody else changed since they were shown; untouched.</param>
/// <param name="Refused">Why the sheet as a whole took nothing.</param>
public sealed record SavedSheet(Receipt? Receipt, IReadOnlyList<RowFault> Faults, IReadOnlyList<EntryId> Conflicts, Rejection? Refused)
{
    public bool IsComplete => Faults.Count == 0 && Conflicts.Count == 0 && Refused is null;
}

/// <inheritdoc cref="SaveSheet"/>
public sealed class SaveSheetHandler(TeraDbContext db, CommandScope commands, SheetAccess access, PeriodSums sums, ValueHistory history, IClock clock)
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
        var (wanted, faults) = Read(command.Rows, cards);
        var conflicts = command.Rows.Where(row => row is { Asked: true, Choice: "" }).Select(row => row.Entry).ToList();
        wanted.RemoveAll(row => conflicts.Contains(row.Typed.Entry));
        if (wanted.Count == 0)
        {
            return new(null, faults, conflicts, null);
        }

        var result = await commands.OnceAsync(
            command.Command, Process, command.User.PersonId.Value, inner => KeepAsync(command, wanted, cards, conflicts, faults, inner), ct);
        return result.Accepted(out var receipt, out var no)
            ? new(receipt, faults, conflicts, null)
            : new(null, faults, conflicts, no == EntryRejections.ChangedMeanwhile ? null : no);
    }

    private static (List<WantedRow> Wanted, List<RowFault> Faults) Read(IReadOnlyList<TypedRow> rows, Dictionary<EntryId, IndicatorCard> cards)
    {
        List<WantedRow> wanted = [];
        List<RowFault> faults = [];
        foreach (var row in rows.Where(row => row.IsChange))
        {
            if (!cards.TryGetValue(row.Entry, out var card))
            {
                faults.Add(new(row.Entry, RowField.Value, EntryRejections.Unknown));
                continue;
            }

            var (content, wrong) = row.Read(card);
            faults.AddRange(wrong);
            if (content is not null)
            {
                wanted.Add(new(row, content));
            }
        }

        return (wanted, faults);
    }

    private async Task<Result<string>> KeepAsync(
        SaveSheet command, List<WantedRow> wanted, Dictionary<EntryId, IndicatorCard> cards, List<EntryId> conflicts, List<RowFault> faults, CancellationToken ct)
    {
        var sheet = await db.LockSheetAsync(command.Sheet, ct);
        if (!sheet.IsOpen)
        {
            return SheetRejections.Locked(sheet.State);
        }

        if ((await sums.LockedAsync(sheet.AgencyId, sheet.Period, ct)).ClosedAt is not null)
        {
            return SheetRejections.PeriodClosed;
        }

        var ids = wanted.ConvertAll(row => row.Typed.Entry);
        var entries = await db.Set<SheetEntry>().Where(entry => ids.Contains(entry.Id)).ToDictionaryAsync(entry => entry.Id, ct);
        var at = clock.GetCurrentInstant();
        var saved = 0;
        foreach (var row in wanted)
        {
            var entry = entries[row.Typed.Entry];
            if (entry.Version != row.Typed.Seen)
            {
                conflicts.Add(entry.Id);
            }
            else if (entry.Write(cards[entry.Id], row.Content, command.User.PersonId, at).Accepted(out var changes, out var no))
            {
                await history.WriteAsync(entry, changes, new(command.User.PersonId, command.Command, at), ct);
                saved++;
            }
            else
            {
                faults.Add(new(entry.Id, RowField.Value, no));
            }
        }

        if (saved == 0)
        {
            return EntryRejections.ChangedMeanwhile;
        }

        await db.SaveChangesAsync(ct);
        await sums.RecountAsync(sheet.AgencyId, sheet.Period, ct);
        return sheet.Id.Value.ToString("D");
    }

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

    private sealed record WantedRow(TypedRow Typed, EntryContent Content);
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

/// <summary>Who changed a value, by which command, when.</summary>
/// <param name="Reason">Why, where a reason was asked.</param>
public sealed record ValueAuthor(PersonId Person, CommandId Command, Instant At, string? Reason = null);

/// <summary>Writes what every value once was, in the transaction of the change.</summary>
public sealed class ValueHistory(TeraDbContext db)
{
    public async Task WriteAsync(SheetEntry entry, IReadOnlyList<EntryChange> changes, ValueAuthor by, CancellationToken ct)
    {
        foreach (var change in changes)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 insert into measurement.value_history (fiscal_year, entry_id, version, field, before, after, person_id, reason, command_id, recorded_at)
                 values ({entry.FiscalYear}, {entry.Id.Value}, {entry.Version}, {change.Field}, {change.Before}, {change.After},
                         {by.Person.Value}, {by.Reason}, {by.Command.Value}, {by.At.ToDateTimeUtc()})
                 """,
                ct);
        }
    }
}
