using Tera.Planning.Keeping;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>Carries the rows of a file into a plan by the plan's own commands, within the transaction of the caller. All faults are gathered.</summary>
public sealed class PlanImport(TeraDbContext db, PlanDesk desk, PlanSheetImports sheets)
{
    internal async Task<ImportOutcome> RunAsync(PlanCall call, FiscalYear year, IReadOnlyList<BookRow> rows, CancellationToken ct)
    {
        var run = new ImportRun(db, call, year)
        {
            Announced = rows.Where(row => row.Sheet == PlanSheet.Indicators).Select(row => row[PlanSheet.Code].Text).ToHashSet(StringComparer.OrdinalIgnoreCase),
        };
        await run.BeginAsync(ct);
        Repeated(run, rows);
        Telling(run, rows);
        await desk.TogetherAsync(call.Agency, async () =>
        {
            foreach (var row in rows.Where(row => row.Sheet == PlanSheet.Objectives))
            {
                await sheets.Strategy.ObjectiveAsync(run, row, ct);
            }

            foreach (var row in rows.Where(row => row.Sheet == PlanSheet.Links))
            {
                await sheets.Links.TakeAsync(run, row, ct);
            }

            foreach (var row in rows.Where(row => row.Sheet == PlanSheet.Indicators))
            {
                await sheets.Strategy.IndicatorAsync(run, row, ct);
            }

            foreach (var row in rows.Where(row => row.Sheet == PlanSheet.Cards))
            {
                await sheets.Cards.TakeAsync(run, row, ct);
            }

            foreach (var row in rows.Where(row => row.Sheet == PlanSheet.Weights))
            {
                await sheets.Weights.TakeAsync(run, row, ct);
            }

            await sheets.StrategicTargets.TakeAsync(run, [.. rows.Where(row => row.Sheet == PlanSheet.StrategicTargets)], ct);
            await sheets.Targets.TakeAsync(run, [.. rows.Where(row => row.Sheet == PlanSheet.Targets)], ct);
            foreach (var row in rows.Where(row => row.Sheet == PlanSheet.Actions))
            {
                await sheets.Actions.TakeAsync(run, row, ct);
            }

            await sheets.Budget.TakeAsync(run, [.. rows.Where(row => row.Sheet == PlanSheet.Budget)], ct);
        }, ct);
        return run.Outcome;
    }

    /// <summary>Two rows about one thing would leave what the plan says to their order.</summary>
    private static void Repeated(ImportRun run, IReadOnlyList<BookRow> rows)
    {
        foreach (var twice in rows.GroupBy(KeyOf, StringComparer.OrdinalIgnoreCase).SelectMany(group => group.Skip(1)))
        {
            run.Fault(twice, twice.Sheet.Columns[0], new("planning.exchange.repeated"));
        }
    }

    /// <summary>What a spreadsheet could not reckon is no name and no empty cell.</summary>
    private static void Telling(ImportRun run, IReadOnlyList<BookRow> rows)
    {
        foreach (var (row, cell) in rows.SelectMany(row => row.Cells, (row, cell) => (row, cell)))
        {
            if (cell.Value.Misfit is { } no)
            {
                run.Fault(row, cell.Key, no);
            }
        }
    }

    private static string KeyOf(BookRow row) => row.Sheet.Name + "\n" + (
        row.Sheet == PlanSheet.Objectives ? $"{row[PlanSheet.Plan].Text}\n{row[PlanSheet.Ordinal].Text}"
        : row.Sheet == PlanSheet.Links ? $"{row[PlanSheet.Plan].Text}\n{row[PlanSheet.ObjectiveOrdinal].Text}\n{row[PlanSheet.ServedAgency].Text}\n{row[PlanSheet.Served].Text}"
        : row.Sheet == PlanSheet.Weights ? $"{row[PlanSheet.Plan].Text}\n{row[PlanSheet.ObjectiveOrdinal].Text}\n{row[PlanSheet.Indicator].Text}\n{row[PlanSheet.ValidFrom].Text}"
        : row.Sheet == PlanSheet.Budget ? $"{BudgetImport.CodeOf(row)}\n{row[PlanSheet.RevisedFrom].Text}"
        : row.Sheet == PlanSheet.StrategicTargets ? $"{row[PlanSheet.Code].Text}\n{row[PlanSheet.Plan].Text}\n{row[PlanSheet.Annual].Text}"
        : row.Sheet == PlanSheet.Actions ? $"{row[PlanSheet.Code].Text}\n{row[PlanSheet.Ordinal].Text}"
        : row.Sheet == PlanSheet.Cards ? $"{row[PlanSheet.Code].Text}\n{row[PlanSheet.ValidFrom].Text}"
        : row[PlanSheet.Code].Text);
}

/// <summary>What takes the rows of each sheet.</summary>
public sealed record PlanSheetImports(StrategyImport Strategy, LinkImport Links, CardImport Cards, WeightImport Weights, StrategicTargetImport StrategicTargets, TargetImport Targets, ActionImport Actions, BudgetImport Budget);
