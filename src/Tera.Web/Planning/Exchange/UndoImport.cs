using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using Npgsql;
using Tera.Organisation;
using Tera.Planning.Budgets;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>The wish that the last import had not been; refused when what it touched was changed since or is used.</summary>
/// <param name="Import">The one the user saw as the last.</param>
public sealed record UndoImport(PlanCall Call, Guid Import, string Reason);

/// <inheritdoc cref="UndoImport"/>
public sealed class UndoImportHandler(TeraDbContext db, PlanDesk desk, ImportJournal journal, IClock clock)
{
    private const string Process = "planning.undo-import";

    public Task<Result<Receipt>> HandleAsync(UndoImport wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => UndoAsync(wish, inner), ct);

    /// <summary>The last import of an agency that was not undone; null for none.</summary>
    internal static Task<ImportedPlan?> LastAsync(TeraDbContext db, AgencyId agency, CancellationToken ct) => db.Set<ImportedPlan>()
        .TagWith("Planning: last import").Where(one => one.AgencyId == agency && one.UndoneAt == null).OrderByDescending(one => one.ImportedAt).ThenByDescending(one => one.Id).FirstOrDefaultAsync(ct);

    /// <summary>From which day on weights of an import hold; null where it brought none.</summary>
    private static LocalDate? FirstWeighedDay(ImportedPlan import)
    {
        var days = JsonNode.Parse(import.After)!.AsObject().Where(row => row.Key.StartsWith("weight:", StringComparison.Ordinal))
            .Select(row => LocalDatePattern.Iso.Parse(row.Value!["valid_from"]!.GetValue<string>()).Value).ToList();
        return days.Count == 0 ? null : days.Min();
    }

    /// <summary>From which day on an import let an indicator begin otherwise; null where it moved none.</summary>
    private static LocalDate? FirstMovedDay(JsonObject before, JsonObject after)
    {
        static LocalDate From(JsonNode row) => LocalDatePattern.Iso.Parse(row["valid_from"]!.GetValue<string>()).Value;
        var days = after.Where(row => row.Key.StartsWith("indicator:", StringComparison.Ordinal) && before[row.Key] is { } was && From(was) != From(row.Value!))
            .SelectMany(row => new[] { From(before[row.Key]!), From(row.Value!) }).ToList();
        return days.Count == 0 ? null : days.Min();
    }

    private async Task<Result<string>> UndoAsync(UndoImport wish, CancellationToken ct)
    {
        var agency = wish.Call.Agency;
        if (await LastAsync(db, agency, ct) is not { } last || last.Id != wish.Import)
        {
            return ImportRejections.NotTheLast;
        }

        var year = new FiscalYear(last.FiscalYear);
        var now = await journal.LookAsync(agency, year, ct);
        var (before, after) = (JsonNode.Parse(last.Before)!.AsObject(), JsonNode.Parse(last.After)!.AsObject());
        if (after.Any(row => !JsonNode.DeepEquals(row.Value, now[row.Key]))
            || before.Any(row => !after.ContainsKey(row.Key) && now.ContainsKey(row.Key))
            || await journal.IsUsedAsync(last, ct))
        {
            return ExchangeRejections.StillUsed;
        }

        if (last.After.Contains("\"budget_item:", StringComparison.Ordinal) && await desk.LastClosedAsync(agency, ct) is { } closed && closed >= year.FirstDay)
        {
            return BudgetRejections.QuarterClosed(closed);
        }

        if (new[] { FirstWeighedDay(last), FirstMovedDay(before, after) }.Min() is { } touched && await desk.LastClosedAsync(agency, ct) is { } over && over >= touched)
        {
            return StrategyRejections.QuarterClosed(over);
        }

        try
        {
            await journal.PutBackAsync(last, ct);
        }
        catch (PostgresException refused) when (refused.SqlState == PostgresErrorCodes.ForeignKeyViolation)
        {
            // Figures were entered by a card of the import, or something else of a higher module hangs on it.
            return ExchangeRejections.StillUsed;
        }

        last.UndoneAt = clock.GetCurrentInstant();
        await desk.ChangedAsync(agency, year.FirstDay, ct);
        await desk.NoteAsync(wish.Call, Process, new("plan-import", agency.Value) { Before = last.FileName, Reason = wish.Reason }, ct);
        return last.Id.ToString();
    }
}
