namespace Tera.Documents.Contracts;

/// <summary>A figure that has another value or version now than on the paper.</summary>
/// <param name="ValueId">The measurement.</param>
/// <param name="Now">Its value now, as printed; null when it may not be shown or is no more.</param>
public sealed record ChangedFigure(Guid ValueId, string? Now);

/// <summary>Told by the module that keeps figures, so that a document can say whether they have changed since it was frozen.</summary>
public interface IFigureWatch
{
    /// <summary>Those of the figures that changed since; an id the module does not know is none of its own and is left out.</summary>
    Task<IReadOnlyList<ChangedFigure>> ChangedAsync(IReadOnlyList<SnapshotValue> frozen, CancellationToken ct);
}
