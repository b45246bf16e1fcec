using NodaTime;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Planning.Budgets;

/// <summary>A change of what may be spent: a shift (pergeseran) or a change of the budget (DPPA), in rupiah and sen, 0 or more.</summary>
public sealed record BudgetRevision
{
    private BudgetRevision(decimal ceiling, LocalDate from, PrintedLine ground) => (Ceiling, From, Ground) = (ceiling, from, ground.Text);

    /// <summary>Pagu from the day on, in rupiah.</summary>
    public decimal Ceiling { get; }

    /// <summary>First day, inclusive.</summary>
    public LocalDate From { get; }

    /// <summary>The regulation or decree it rests on.</summary>
    public string Ground { get; }

    /// <summary>Refuses a change of which ceiling, day or ground is missing, less than nothing, and fractions of a sen.</summary>
    public static Result<BudgetRevision> Of(decimal? ceiling, LocalDate? from, string? ground)
    {
        if (ceiling is not { } amount || from is not { } day || string.IsNullOrWhiteSpace(ground))
        {
            return BudgetRejections.RevisionHalf;
        }

        return BudgetCeiling.Misfit(amount) is { } misfit ? misfit
            : PrintedLine.Of(ground).Accepted(out var line, out var no) ? new BudgetRevision(amount, day, line)
            : no;
    }
}

/// <summary>What may be spent (pagu), in whole rupiah and sen, 0 or more: as first enacted, and after each change from its day on.</summary>
public sealed record BudgetCeiling
{
    private BudgetCeiling(decimal original, IReadOnlyList<BudgetRevision> revisions) => (Original, Revisions) = (original, revisions);

    /// <summary>Pagu murni, in rupiah.</summary>
    public decimal Original { get; }

    /// <summary>In order of their days, of which each has one at most.</summary>
    public IReadOnlyList<BudgetRevision> Revisions { get; }

    /// <summary>Refuses less than nothing, fractions of a sen, and two changes from the same day.</summary>
    public static Result<BudgetCeiling> Of(decimal original, params IReadOnlyList<BudgetRevision> revisions)
    {
        if (Misfit(original) is { } no)
        {
            return no;
        }

        List<BudgetRevision> ordered = [.. revisions.OrderBy(one => one.From)];
        return ordered.Zip(ordered.Skip(1)).FirstOrDefault(pair => pair.First.From == pair.Second.From).First is { } twice
            ? BudgetRejections.RevisionTwice(twice.From)
            : new BudgetCeiling(original, ordered);
    }

    /// <summary>What may be spent on a day, in rupiah.</summary>
    public decimal On(LocalDate day) => Revisions.LastOrDefault(one => one.From <= day)?.Ceiling ?? Original;

    /// <summary>The same with another change, which takes the place of one from the same day.</summary>
    public BudgetCeiling With(BudgetRevision revision) => new(Original, [.. Revisions.Where(one => one.From != revision.From).Append(revision).OrderBy(one => one.From)]);

    /// <inheritdoc/>
    public bool Equals(BudgetCeiling? other) => other is not null && Original == other.Original && Revisions.SequenceEqual(other.Revisions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Original, Revisions.Count);

    internal static Rejection? Misfit(decimal amount) => amount < 0 || decimal.Round(amount, 2) != amount ? BudgetRejections.NotMoney(amount) : null;
}
