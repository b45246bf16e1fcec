
namespace Tera.Measurement.Calculating;

/// <summary>What came out of a row.</summary>
internal sealed record FigureResult
{
    /// <summary>As printed in <c>capaian</c>; null where there is none.</summary>
    public decimal? Percent { get; init; }

    /// <summary>The same before cap and floor; null where it does not differ in kind.</summary>
    public decimal? Raw { get; init; }

    public required int Decimals { get; init; }

    /// <summary>Why there is none, or what in the row may have been meant otherwise, Indonesian; empty where there is neither.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Of the row's own budget, as printed; null without one.</summary>
    public decimal? Absorption { get; init; }

    /// <summary>By the method that was asked for, as printed; null where it gives none.</summary>
    public decimal? Efficiency { get; init; }

    /// <summary>Name of the rule, Indonesian.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The working, in the order of reading.</summary>
    public IReadOnlyList<TraceLine> Lines { get; init; } = [];

    public IReadOnlyList<OtherRule> Others { get; init; } = [];
}
