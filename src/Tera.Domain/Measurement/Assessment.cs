namespace Tera.Measurement;

/// <summary>A percentage before cap and rounding with the lines that explain it, or the reason why there is none.</summary>
internal readonly record struct Assessment
{
    internal Assessment(decimal percent, IReadOnlyList<TraceLine> working) => (Percent, Working) = (percent, working);

    internal Assessment(NotAssessableReason reason) => (Reason, Working) = (reason, []);

    internal decimal? Percent { get; }

    internal NotAssessableReason Reason { get; }

    internal IReadOnlyList<TraceLine> Working { get; }
}
