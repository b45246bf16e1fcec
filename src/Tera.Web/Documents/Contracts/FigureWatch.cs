namespace Tera.Documents.Contracts;

/// <summary>A figure of a paper, as the module that keeps it knows it now.</summary>
/// <param name="Printed">The value that counts, as a paper would print it today.</param>
/// <param name="Changed">True when the paper prints another.</param>
/// <param name="Href">The page that tells where it comes from; whoever opens it is asked there.</param>
public sealed record FigureNow(string Printed, bool Changed, string Href);

/// <summary>Whether the figures of a paper are the ones that count.</summary>
/// <param name="Counts">False once later figures took their place.</param>
/// <param name="Sentence">For those who may read the document.</param>
/// <param name="ForAnybody">For whoever holds the paper; nothing that is the agency's own affair.</param>
public sealed record FiguresStanding(bool Counts, string Sentence, string ForAnybody);

/// <summary>Told by the module that keeps figures, so that a document can say whether they have changed since it was frozen.</summary>
public interface IFigureWatch
{
    /// <summary>Each of the figures as it is now, in their order; null for one that is not the module's or is no more.</summary>
    /// <param name="source">What the paper was made from.</param>
    /// <param name="frozen">What it prints.</param>
    /// <param name="ct">Ends the reading.</param>
    Task<IReadOnlyList<FigureNow?>> NowAsync(Guid source, IReadOnlyList<SnapshotValue> frozen, CancellationToken ct);

    /// <summary>Where the figures a paper was printed from stand; null when they are not the module's, or were never approved.</summary>
    /// <param name="source">What the paper was made from.</param>
    /// <param name="ct">Ends the reading.</param>
    Task<FiguresStanding?> StandingAsync(Guid source, CancellationToken ct);
}
