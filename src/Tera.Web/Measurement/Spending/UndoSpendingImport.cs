using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Measurement.Spending;

/// <summary>The wish that the last import of a quarter had not been; refused when a line of it was told anew since.</summary>
/// <param name="Import">The one the user saw as the last.</param>
public sealed record UndoSpendingImport(CommandId Command, SignedInUser By, AgencyId Agency, FiscalPeriod Period, Guid Import, string Reason);

/// <inheritdoc cref="UndoSpendingImport"/>
public sealed class UndoSpendingImportHandler(TeraDbContext db, CommandScope commands, SpendingDesk desk, PlanningUnit planners)
{
    private const string Process = "measurement.undo-spending-import";

    public Task<Result<Receipt>> HandleAsync(UndoSpendingImport wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => UndoAsync(wish, inner), ct);

    /// <summary>The last import of a quarter that was not undone; null for none.</summary>
    internal static Task<SpendingImport?> LastAsync(TeraDbContext db, AgencyId agency, FiscalPeriod period, CancellationToken ct)
    {
        var (year, quarter) = (period.Year.Value, period.Quarter.Number);
        return db.Set<SpendingImport>().TagWith("Measurement: last import of spending")
            .Where(one => one.AgencyId == agency && one.FiscalYear == year && one.Quarter == quarter && one.UndoneAt == null)
            .OrderByDescending(one => one.ImportedAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(ct);
    }

    private async Task<Result<string>> UndoAsync(UndoSpendingImport wish, CancellationToken ct)
    {
        if (!await planners.IncludesAsync(wish.By, wish.Agency, ct))
        {
            return SpendingRejections.NotYours("");
        }

        if (await desk.ClosedAsync(wish.Agency, wish.Period, wish.By.PersonId, ct) is { } closed)
        {
            return closed;
        }

        if (await LastAsync(db, wish.Agency, wish.Period, ct) is not { } last || last.Id != wish.Import)
        {
            return ImportRejections.NotTheLast;
        }

        var imported = await db.Set<ImportedLine>().AsNoTracking().Where(line => line.ImportId == last.Id).ToListAsync(ct);
        var (lines, told) = await desk.LookAsync(wish.Agency, wish.Period, ct);
        if (imported.Exists(line => told.GetValueOrDefault(line.ItemId)?.Version != line.Version))
        {
            return SpendingRejections.ToldSince;
        }

        last.UndoneAt = desk.Now;
        List<(BudgetItem, decimal?)> back = imported.ConvertAll(line => (lines[line.ItemId], line.Before));
        await desk.KeepAsync(new(wish.Command, Process, wish.By, wish.Agency, wish.Period) { Reason = wish.Reason }, back, told, ct);
        return last.Id.ToString();
    }
}
