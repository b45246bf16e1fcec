using Tera.Planning.Indicators;

namespace Tera.Planning.Contracts;

/// <summary>Shows what the rule of a card that is being written makes of figures; a module above reckons.</summary>
public interface ICardExample
{
    /// <summary>A component with one parameter <c>Model</c>.</summary>
    Type Component { get; }

    /// <summary>The example on a card; null where there is nothing to reckon.</summary>
    /// <param name="card">As it would be settled.</param>
    /// <param name="target">As typed; empty for a figure of our own.</param>
    /// <param name="actual">As typed; empty for a figure of our own.</param>
    /// <param name="ct">Ends the reading.</param>
    Task<object?> OfAsync(IndicatorCard card, string target, string actual, CancellationToken ct);
}
