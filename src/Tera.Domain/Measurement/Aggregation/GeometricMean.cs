namespace Tera.Measurement;

/// <summary>Geometric means in decimal: the product of the n-th roots, because the product itself would soon pass what decimal holds.</summary>
internal static class GeometricMean
{
    /// <summary>A start of fifteen right digits doubles them with each step; a third one meets the end of decimal.</summary>
    private const int Steps = 3;

    /// <summary>Null of nothing, and of anything negative: it has no real root. Zero when one of them is zero.</summary>
    internal static decimal? Of(IReadOnlyCollection<decimal> values) => values switch
    {
        { Count: 0 } => null,
        _ when values.Any(value => value < 0) => null,
        _ when values.Contains(0) => 0,
        _ => values.Aggregate(1m, (product, value) => product * Root(value, values.Count)),
    };

    /// <summary>The n-th root of a positive number by Newton's steps.</summary>
    private static decimal Root(decimal value, int n)
    {
        // The double only tells where to start; the steps are reckoned in decimal, so that no figure rests on it.
        var root = (decimal)Math.Pow((double)value, 1d / n);
        for (var step = 0; step < Steps; step++)
        {
            root = (((n - 1) * root) + (value / Power(root, n - 1))) / n;
        }

        return root;
    }

    private static decimal Power(decimal value, int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= value;
        }

        return power;
    }
}
