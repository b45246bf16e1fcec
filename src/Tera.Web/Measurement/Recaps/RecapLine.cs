using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Planning;
using Tera.Planning.Contracts;

namespace Tera.Measurement.Recaps;

/// <summary>A line of the budget with money.</summary>
/// <param name="Unit">Who spends it.</param>
/// <param name="Ceiling">What may be spent, in rupiah; more than 0.</param>
/// <param name="Asked">A row that is filled in the quarter asks for it, or shows the way where the unit that fills it tells it.</param>
/// <param name="Told">What was spent is known.</param>
public sealed record RecapLine(UnitId Unit, decimal Ceiling, bool Asked, bool Told)
{
    /// <summary>Every line of a plan.</summary>
    /// <param name="plan">With the budget.</param>
    /// <param name="rows">Of the indicators.</param>
    /// <param name="told">What was told for lines.</param>
    internal static IReadOnlyList<RecapLine> Of(AgencyPlan plan, IReadOnlyList<RecapRow> rows, IReadOnlyDictionary<BudgetItemId, decimal> told)
    {
        var byIndicator = rows.ToLookup(row => row.Indicator);
        bool Asks(RecapRow row, UnitId spender) => row is { Entry: not null, State: not EntryState.NotDue } && (row.PaidBy.Count == 0 || row.Unit == spender);
        return
        [
            .. from line in plan.Budget
               where line.Ceiling > 0
               let paid = line.IndicatorId is { } indicator ? byIndicator[indicator] : []
               select new RecapLine(
                   line.UnitId, line.Ceiling, paid.Any(row => Asks(row, line.UnitId)), told.ContainsKey(line.Id) || paid.Any(row => row is { Spent: not null, PaidBy.Count: 0 })),
        ];
    }
}
