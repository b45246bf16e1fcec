using NodaTime;
using Tera.Shared;

namespace Tera.Planning.Budgets;

/// <summary>What may be spent (pagu), in whole rupiah and sen, 0 or more: as first enacted, and after the last change from its day on.</summary>
public sealed record BudgetCeiling
{
    private BudgetCeiling(decimal original, decimal? revised, LocalDate? revisedFrom) =>
        (Original, Revised, RevisedFrom) = (original, revised, revisedFrom);

    /// <summary>Pagu murni, in rupiah.</summary>
    public decimal Original { get; }

    /// <summary>Pagu after the change of the budget (DPPA), in rupiah; null while there was none.</summary>
    public decimal? Revised { get; }

    /// <summary>First day, inclusive, of the revised one.</summary>
    public LocalDate? RevisedFrom { get; }

    /// <summary>Refuses less than nothing, fractions of a sen, and a change without its day or a day without its change.</summary>
    public static Result<BudgetCeiling> Of(decimal original, decimal? revised = null, LocalDate? revisedFrom = null) =>
        (Misfit(original) ?? Misfit(revised ?? 0)) is { } no ? no
        : revised is null != revisedFrom is null ? BudgetRejections.RevisionHalf
        : new BudgetCeiling(original, revised, revisedFrom);

    /// <summary>What may be spent on a day, in rupiah.</summary>
    public decimal On(LocalDate day) => RevisedFrom <= day ? Revised!.Value : Original;

    private static Rejection? Misfit(decimal amount) => amount < 0 || decimal.Round(amount, 2) != amount ? BudgetRejections.NotMoney(amount) : null;
}
