using NodaTime;
using Tera.Measurement.Periods;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Sheets;

/// <summary>Hands in a sheet for which the run has no task; the others are handed in by their task.</summary>
public sealed record HandInSheet(CommandId Command, SheetId Sheet, SignedInUser User);

/// <inheritdoc cref="HandInSheet"/>
public sealed class HandInSheetHandler(TeraDbContext db, CommandScope commands, SheetAccess access, HandInCheck check, PeriodSums sums, IClock clock)
{
    /// <summary>The receipt, or everything that keeps the sheet from being handed in.</summary>
    public async Task<(Receipt? Receipt, IReadOnlyList<Rejection> Faults)> HandleAsync(HandInSheet command, CancellationToken ct)
    {
        IReadOnlyList<Rejection> faults = [];
        var result = await commands.OnceAsync(command.Command, "measurement.hand-in-sheet", command.User.PersonId.Value, async inner =>
        {
            var sheet = await db.LockSheetAsync(command.Sheet, inner);
            if (!sheet.SelfStanding)
            {
                return SheetRejections.HandedInByTask;
            }

            if (!await access.IsFillerAsync(sheet, command.User, inner))
            {
                return SheetRejections.NotYours;
            }

            faults = await check.FaultsAsync(sheet, inner);
            if (faults is [var first, ..])
            {
                return first;
            }

            if (!sheet.HandIn(command.User.PersonId, clock.GetCurrentInstant()).Accepted(out _, out var no))
            {
                return no;
            }

            await db.SaveChangesAsync(inner);
            await sums.RecountSheetsAsync(sheet.AgencyId, sheet.Period, inner);
            return sheet.Id.Value.ToString("D");
        }, ct);
        return result.Accepted(out var receipt, out var refused) ? (receipt, []) : (null, faults.Count > 0 ? faults : [refused]);
    }
}
