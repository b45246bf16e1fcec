namespace Tera.Documents.Contracts;

/// <summary>A figure that has another value or version now than on the paper.</summary>
/// <param name="ValueId">The measurement.</param>
/// <param name="Now">Its value now, as printed; null when it may not be shown or is no more.</param>
public sealed record ChangedFigure(Guid ValueId, string? Now);

/// <summary>Whether the figures of a paper are the ones that count.</summary>
/// <param name="Counts">False once later figures took their place.</param>
/// <param name="Sentence">For those who may read the document.</param>
/// <param name="ForAnybody">For whoever holds the paper; nothing that is the agency's own affair.</param>
public sealed record FiguresStanding(bool Counts, string Sentence, string ForAnybody);

/// <summary>Told by the module that keeps figures, so that a document can say whether they have changed since it was frozen.</summary>
public interface IFigureWatch
{
    /// <summary>Those of the figures that changed since; an id the module does not know is none of its own and is left out.</summary>
    Task<IReadOnlyList<ChangedFigure>> ChangedAsync(IReadOnlyList<SnapshotValue> frozen, CancellationToken ct);

    /// <summary>Where the figures a paper was printed from stand; null when they are not the module's, or were never approved.</summary>
    /// <param name="source">What the paper was made from.</param>
    /// <param name="ct">Ends the reading.</param>
    Task<FiguresStanding?> StandingAsync(Guid source, CancellationToken ct);
}
