using Tera.Planning.Agreements;
using Tera.Planning.Indicators;

namespace Tera.Planning.Contracts;

/// <summary>An indicator whose card is looked at, and what the address of the page asks besides.</summary>
/// <param name="Card">The newest card.</param>
/// <param name="Asked">The query of the address, by name.</param>
public sealed record IndicatorQuestion(Indicator Indicator, IndicatorCard Card, IQueryCollection Asked);

/// <summary>Something a module above shows on the page of an indicator, below its card.</summary>
public interface IIndicatorExhibit
{
    /// <summary>A component with one parameter <c>Model</c>.</summary>
    Type Component { get; }

    /// <summary>What there is to see; null for nothing.</summary>
    Task<object?> LoadAsync(IndicatorQuestion question, CancellationToken ct);
}
