using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Planning.Agreements;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Budgets;

/// <summary>The wish for a new line of the budget, or for other terms of one.</summary>
/// <param name="Item">Null for a new one.</param>
/// <param name="Year">Tahun anggaran; a line stays in its year.</param>
/// <param name="Seen">Version the user saw; null for a new one.</param>
public sealed record KeepBudgetItem(PlanCall Call, BudgetItemId? Item, FiscalYear Year, BudgetTerms Terms, int? Seen);

/// <inheritdoc cref="KeepBudgetItem"/>
public sealed class KeepBudgetItemHandler(TeraDbContext db, PlanDesk desk, OrganisationDirectory directory)
{
    private const string Process = "planning.keep-budget-item";

    /// <returns>A receipt whose result is the line's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepBudgetItem wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => KeepAsync(wish, inner), ct);

    private async Task<Result<string>> KeepAsync(KeepBudgetItem wish, CancellationToken ct)
    {
        var (agency, year) = (wish.Call.Agency, wish.Year.Value);
        if (!await KnowsAsync(wish, ct))
        {
            return StrategyRejections.NotThere;
        }

        if (!(await directory.UnitsAsync([wish.Terms.Unit], ct)).TryGetValue(wish.Terms.Unit, out var unit) || unit.AgencyId != agency)
        {
            return StrategyRejections.UnitElsewhere;
        }

        var lines = await db.Set<BudgetItem>().Where(item => item.AgencyId == agency && item.FiscalYear == year).ToListAsync(ct);
        return (await KeepAsync(wish, new(lines, await desk.LastClosedAsync(agency, ct)), ct)).Accepted(out var kept, out var no) ? kept.Id.Value.ToString() : no;
    }

    /// <summary>
    /// The same within a transaction of somebody who has the right already, such as an import, and who has looked up unit, indicator and the lines
    /// of the year once for all its rows.
    /// </summary>
    /// <param name="wish">Its unit and indicator are the agency's.</param>
    /// <param name="around">The lines of the year as they stand now; a line that is changed is changed in the list.</param>
    /// <param name="ct">Ends waiting.</param>
    internal async Task<Result<BudgetItem>> KeepAsync(KeepBudgetItem wish, BudgetSurroundings around, CancellationToken ct)
    {
        var agency = wish.Call.Agency;
        var id = wish.Item ?? new(DerivedGuid.Of($"budget-item:{wish.Call.Command}"));
        var there = around.Lines.FirstOrDefault(item => item.Id == id);
        if (wish.Item is not null && there is null)
        {
            return StrategyRejections.NotThere;
        }

        if (there is not null && db.Entry(there).State is EntityState.Detached)
        {
            db.Attach(there);
        }

        var before = there is null ? null : BudgetWords.Of(there);
        if (!(there?.Change(wish.Terms, around) ?? BudgetItem.Enter(id, agency, wish.Year, wish.Terms, around)).Accepted(out var item, out var no))
        {
            return no;
        }

        if (there is null)
        {
            db.Add(item);
        }
        else
        {
            db.Expect(item, wish.Seen);
        }

        await desk.ChangedAsync(agency, wish.Year.FirstDay, ct);
        await desk.NoteAsync(wish.Call, Process, new("budget-item", id.Value) { Before = before, After = BudgetWords.Of(item) }, ct);
        return item;
    }

    private async Task<bool> KnowsAsync(KeepBudgetItem wish, CancellationToken ct) => wish.Terms.Indicator is not { } indicator
        || await db.Set<Indicator>().AnyAsync(one => one.Id == indicator && one.AgencyId == wish.Call.Agency, ct);
}

/// <summary>Lines of the budget in words.</summary>
internal static class BudgetWords
{
    public static string Of(BudgetItem item) => $"{item.Code} {item.Name}, pagu {IndonesianNumber.FormatMoney(item.CeilingOriginal)}"
        + string.Concat(item.Revisions.Select(one => $", setelah perubahan {IndonesianNumber.FormatMoney(one.Ceiling)} sejak {IndonesianDate.Long(one.From)} ({one.Ground})"));
}
