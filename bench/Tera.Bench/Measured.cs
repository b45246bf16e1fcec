namespace Tera.Bench;

/// <summary>A measure beside its limit.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Limit">The most, or the least, it may be; null for a figure without a limit.</param>
/// <param name="AtLeast">True when the limit is the least.</param>
internal sealed record Measured(string What, double Value, string Unit, double? Limit = null, bool AtLeast = false)
{
    /// <summary>Null without a limit.</summary>
    public bool? Kept => Limit is { } limit ? AtLeast ? Value >= limit : Value <= limit : null;
}

/// <summary>One bench by name.</summary>
internal sealed record Bench(string Name, string About, Func<Task<IReadOnlyList<Measured>>> RunAsync);

/// <summary>Figures over many times.</summary>
internal static class Times
{
    public static double Percentile(IEnumerable<double> milliseconds, double share)
    {
        var sorted = milliseconds.Order().ToList();
        return sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }
}
