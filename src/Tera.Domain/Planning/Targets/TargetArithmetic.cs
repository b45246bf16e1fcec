using System.Diagnostics;
using Tera.Shared;

namespace Tera.Planning.Targets;

/// <summary>Sums and means of targets that are numbers or ranges; of ranges, bound by bound.</summary>
internal static class TargetArithmetic
{
    /// <summary>Null when the targets are not all of one numeric shape, or the sum is beyond decimal.</summary>
    internal static TargetValue? Sum(IReadOnlyList<TargetValue> targets) => Combine(targets, values => values.Sum());

    internal static TargetValue? Mean(IReadOnlyList<TargetValue> targets) => Combine(targets, values => values.Sum() / targets.Count);

    /// <summary>Why a sum is not the year's target; null when it is.</summary>
    internal static Rejection? Difference(TargetValue annual, TargetValue sum) => (annual, sum) switch
    {
        (TargetValue.Amount(var promised), TargetValue.Amount(var summed)) => Difference(promised, summed),
        (TargetValue.Range promised, TargetValue.Range summed) =>
            Difference(promised.Low, summed.Low) ?? Difference(promised.High, summed.High),
        _ => throw new UnreachableException($"A sum of {annual.GetType().Name} cannot be {sum.GetType().Name}."),
    };

    private static Rejection? Difference(decimal annual, decimal sum) =>
        annual == sum ? null : TargetRejections.QuartersDoNotAddUp(annual, sum);

    private static TargetValue? Combine(IReadOnlyList<TargetValue> targets, Func<IEnumerable<decimal>, decimal> fold)
    {
        try
        {
            var amounts = targets.OfType<TargetValue.Amount>().ToList();
            if (amounts.Count == targets.Count)
            {
                return new TargetValue.Amount(fold(amounts.Select(amount => amount.Value)));
            }

            var ranges = targets.OfType<TargetValue.Range>().ToList();
            return ranges.Count == targets.Count
                && TargetValue.Range.Of(fold(ranges.Select(r => r.Low)), fold(ranges.Select(r => r.High))).Accepted(out var range, out _)
                    ? range
                    : null;
        }
        catch (OverflowException)
        {
            // Decimal has no addition that answers instead of throwing, and a typed figure must never end in a fault page.
            return null;
        }
    }
}
