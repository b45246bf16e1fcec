using Tera.Planning.Indicators;

namespace Tera.Planning.Contracts;

/// <summary>The scales of categories a card may name for itself; a module above keeps them.</summary>
public interface ICategoryScales
{
    /// <summary>Those for achievements, in the order a form offers them.</summary>
    Task<IReadOnlyList<CardScale>> AllAsync(CancellationToken ct);
}
