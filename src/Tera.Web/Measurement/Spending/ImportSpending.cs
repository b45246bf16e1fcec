using System.Globalization;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning;
using Tera.Planning.Budgets;
using Tera.Planning.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Measurement.Spending;

/// <summary>The wish that a file tells the spending of a quarter: all of it or nothing.</summary>
/// <param name="State"><see cref="ImportOutcome.State"/> that was shown; null for one that nobody looked at.</param>
public sealed record ImportSpending(CommandId Command, SignedInUser By, AgencyId Agency, FiscalPeriod Period, ReceivedFile File, string? State = null);

/// <inheritdoc cref="ImportSpending"/>
public sealed class ImportSpendingHandler(TeraDbContext db, CommandScope commands, SpendingDesk desk, PlanningUnit planners)
{
    private const string Process = "measurement.import-spending";

    /// <summary>What the file would do; nothing is kept.</summary>
    public async Task<Result<ImportOutcome>> PreviewAsync(ImportSpending wish, CancellationToken ct)
    {
        if (!(await SpendingBook.ReadAsync(wish.File, ct)).Accepted(out var rows, out var no))
        {
            return no;
        }

        var (lines, told) = await desk.LookAsync(wish.Agency, wish.Period, ct);
        return Weigh(rows, lines, told).Outcome;
    }

    /// <returns>A receipt whose result is the import's id.</returns>
    public Task<Result<Receipt>> HandleAsync(ImportSpending wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => TakeAsync(wish, inner), ct);

    private async Task<Result<string>> TakeAsync(ImportSpending wish, CancellationToken ct)
    {
        if (!await planners.IncludesAsync(wish.By, wish.Agency, ct))
        {
            return SpendingRejections.NotYours("");
        }

        if (await desk.ClosedAsync(wish.Agency, wish.Period, wish.By.PersonId, ct) is { } closed)
        {
            return closed;
        }

        if (!(await SpendingBook.ReadAsync(wish.File, ct)).Accepted(out var rows, out var no))
        {
            return no;
        }

        var (lines, told) = await desk.LookAsync(wish.Agency, wish.Period, ct);
        var (outcome, changes) = Weigh(rows, lines, told);
        if (outcome.RefusalAfter(wish.State) is { } refused)
        {
            return refused;
        }

        var id = wish.Command.Value;
        db.Add(new SpendingImport
        {
            Id = id,
            AgencyId = wish.Agency,
            FiscalYear = wish.Period.Year.Value,
            Quarter = wish.Period.Quarter.Number,
            FileName = wish.File.Name,
            PersonId = wish.By.PersonId,
            ImportedAt = desk.Now,
        });
        var before = told.ToDictionary(one => one.Key, one => (decimal?)one.Value.Spent);
        var versions = await desk.KeepAsync(new(wish.Command, Process, wish.By, wish.Agency, wish.Period), changes, told, ct);
        db.AddRange(changes.Select(change => new ImportedLine
        {
            ImportId = id,
            ItemId = change.Line.Id,
            Before = before.GetValueOrDefault(change.Line.Id),
            After = change.Spent!.Value,
            Version = versions[change.Line.Id],
        }));
        await db.SaveChangesAsync(ct);
        return id.ToString();
    }

    private static (ImportOutcome Outcome, IReadOnlyList<(BudgetItem Line, decimal? Spent)> Changes) Weigh(
        IReadOnlyList<SpendingRow> rows, IReadOnlyDictionary<BudgetItemId, BudgetItem> lines, IReadOnlyDictionary<BudgetItemId, LineSpending> told)
    {
        var byCode = lines.Values.ToDictionary(line => line.Code);
        var sums = lines.Values.SelectMany(line => new[] { line.ProgrammeCode, line.ActivityCode }).Where(code => !byCode.ContainsKey(code)).ToHashSet();
        var seen = new HashSet<string>();
        List<RowResult> results = [];
        List<CellFault> faults = [];
        List<(BudgetItem, decimal?)> changes = [];
        foreach (var row in rows)
        {
            if (sums.Contains(row.Code))
            {
                results.Add(new(row.CodeAt, row.Code, RowEffect.Skipped, "baris jumlah, dihitung sendiri"));
            }
            else if (!byCode.TryGetValue(row.Code, out var line))
            {
                faults.Add(new(row.CodeAt, SpendingRejections.UnknownCode(row.Code)));
            }
            else if (!seen.Add(row.Code))
            {
                faults.Add(new(row.CodeAt, SpendingRejections.CodeTwice(row.Code)));
            }
            else if (row.Spent.IsEmpty)
            {
                results.Add(new(row.CodeAt, $"{line.Code} {line.Name}", RowEffect.Skipped, "kosong, tidak diubah"));
            }
            else if (Sum(row.Spent, out var spent) is { } no)
            {
                faults.Add(new(row.SpentAt, no));
            }
            else
            {
                var before = told.GetValueOrDefault(line.Id)?.Spent;
                var effect = before is null ? RowEffect.New : before == spent ? RowEffect.Same : RowEffect.Changed;
                results.Add(new(row.CodeAt, $"{line.Code} {line.Name}", effect, Words(before, spent, line)));
                if (effect is not RowEffect.Same)
                {
                    changes.Add((line, spent));
                }
            }
        }

        return (new(results, faults) { State = StateOf(told.Values) }, changes);
    }

    private static Rejection? Sum(BookCell cell, out decimal spent)
    {
        if (cell.Misfit is { } odd)
        {
            spent = 0;
            return odd;
        }

        if (cell.Number is { } native)
        {
            spent = native;
        }
        else if (!IndonesianNumber.Parse(cell.Text, NumberReading.Thousands).Accepted(out spent, out var no))
        {
            return no;
        }

        return SpendingDesk.Misfit(spent);
    }

    private static string Words(decimal? before, decimal spent, BudgetItem line) =>
        $"{IndonesianNumber.FormatMoney(spent)}{(before is { } old && old != spent ? $", semula {IndonesianNumber.FormatMoney(old)}" : "")}"
        + (spent > line.Ceiling ? $"; melebihi pagu {IndonesianNumber.FormatMoney(line.Ceiling)}" : "");

    private static string StateOf(IEnumerable<LineSpending> told) => ImportOutcome.StateOf(
        string.Join(';', told.OrderBy(one => one.ItemId.Value).Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.ItemId.Value:N}:{one.Version}:{one.Spent}"))));
}
