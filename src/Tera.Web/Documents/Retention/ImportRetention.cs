using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.Retention;

/// <summary>The wish to take over the region's codes and schedule from a workbook: rows are added or changed, none is taken away.</summary>
/// <param name="Tables">Without faults.</param>
internal sealed record ImportRetention(CommandId Command, SignedInUser By, string FileName, RetentionTables Tables);

/// <inheritdoc cref="ImportRetention"/>
internal sealed class ImportRetentionHandler(TeraDbContext db, CommandScope commands, AuditTrail audit)
{
    private const string Process = "documents.import-retention";

    public Task<Result<Receipt>> HandleAsync(ImportRetention wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => ImportAsync(wish, inner), ct);

    private async Task<Result<string>> ImportAsync(ImportRetention wish, CancellationToken ct)
    {
        if (wish.By.Role is not AccountRole.Administrator)
        {
            return RetentionRejections.NotKeeper();
        }

        var codes = await db.Set<Classification>().ToDictionaryAsync(row => row.Code, ct);
        var rows = await db.Set<RetentionRow>().ToDictionaryAsync(row => (row.Code, row.Series), ct);
        var (added, changed) = (0, 0);
        foreach (var line in wish.Tables.Codes)
        {
            if (!codes.TryGetValue(line.Code, out var known))
            {
                db.Add(new Classification { Code = line.Code, Title = line.Title, Basis = line.Basis });
                added++;
            }
            else if ((known.Title, known.Basis) != (line.Title, line.Basis))
            {
                known.Change(line.Title, line.Basis);
                changed++;
            }
        }

        foreach (var line in wish.Tables.Rows)
        {
            if (!rows.TryGetValue((line.Code, line.Series), out var known))
            {
                db.Add(new RetentionRow
                {
                    Id = Guid.CreateVersion7(), Code = line.Code, Series = line.Series, ActiveYears = line.Active.Years, CountedFrom = line.Active.CountedFrom, InactiveYears = line.InactiveYears,
                    FinalFate = line.Fate, Basis = line.Basis,
                });
                added++;
            }
            else if ((new CountedTerm(known.ActiveYears, known.CountedFrom), known.InactiveYears, known.FinalFate, known.Basis) != (line.Active, line.InactiveYears, line.Fate, line.Basis))
            {
                known.Change(line);
                changed++;
            }
        }

        await audit.WriteAsync(
            new(wish.Command, Process, "retention", wish.Command.Value)
            {
                By = wish.By, After = string.Create(CultureInfo.InvariantCulture, $"{added} baris baru, {changed} baris berubah"), Reason = wish.FileName,
            },
            ct);
        return "";
    }
}
