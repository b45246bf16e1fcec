using Tera.Planning.Budgets;

namespace Tera.Planning.Contracts;

/// <summary>The lines of the budget that pay for an indicator, as they stood on a day; one at least.</summary>
public sealed record PlannedBudget
{
    private PlannedBudget(IReadOnlyList<BudgetItem> lines) => Lines = lines;

    /// <summary>In order of code.</summary>
    public IReadOnlyList<BudgetItem> Lines { get; }

    /// <summary>What may be spent on all of them, in rupiah.</summary>
    public decimal Ceiling => Lines.Sum(line => line.Ceiling);

    /// <summary>The lines of which spending is told one by one: those with money, where there are several; else none.</summary>
    public IReadOnlyList<BudgetItem> Several => Lines.Where(line => line.Ceiling > 0).ToList() is { Count: > 1 } funded ? funded : [];

    /// <summary>The one line of which the sheet of the indicator tells; null where several have money. A line with nothing in it asks nobody.</summary>
    public BudgetItem? Single => Several.Count > 0 ? null : Lines.FirstOrDefault(line => line.Ceiling > 0) ?? Lines[0];

    /// <param name="lines">Of one indicator, as of the day.</param>
    /// <returns>Null without any.</returns>
    public static PlannedBudget? Of(IEnumerable<BudgetItem> lines) =>
        lines.OrderBy(line => line.Code, StringComparer.Ordinal).ToList() is { Count: > 0 } own ? new(own) : null;
}
