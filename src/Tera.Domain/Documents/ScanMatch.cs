using System.Collections.Immutable;

namespace Tera.Documents;

/// <summary>A page of a scan and what was read on it.</summary>
/// <param name="File">Name of the file it came in.</param>
/// <param name="PageOfFile">From 1.</param>
/// <param name="Mark">Null when no code could be read.</param>
public sealed record ScannedPage(string File, int PageOfFile, PageMark? Mark);

/// <summary>The pages of a scan held against a document: what is there, what is missing, what does not belong.</summary>
/// <param name="Ordered">One scanned page for each page of the document, in its order; gaps where one is missing.</param>
/// <param name="Missing">Pages of the document nobody scanned.</param>
/// <param name="Twice">Pages of the document that were scanned more than once.</param>
/// <param name="Foreign">Scanned pages of another document, revision or printing.</param>
/// <param name="Unreadable">Scanned pages without a code that can be read.</param>
public sealed record ScanMatch(
    ImmutableArray<ScannedPage> Ordered, ImmutableArray<int> Missing, ImmutableArray<int> Twice, ImmutableArray<ScannedPage> Foreign, ImmutableArray<ScannedPage> Unreadable)
{
    /// <summary>Every page once, and nothing else.</summary>
    public bool IsWhole => Missing.IsEmpty && Twice.IsEmpty && Foreign.IsEmpty && Unreadable.IsEmpty;

    /// <summary>Order of files and of pages within them does not matter.</summary>
    /// <param name="code">Of the revision.</param>
    /// <param name="pages">How many it has.</param>
    /// <param name="fingerprint">Of the PDF that was to be printed.</param>
    /// <param name="scanned">All pages of all files.</param>
    public static ScanMatch Of(VerificationCode code, int pages, string fingerprint, IReadOnlyList<ScannedPage> scanned)
    {
        var own = scanned.Where(page => page.Mark is { } mark && mark.Code == code && mark.Pages == pages && mark.Fingerprint == fingerprint).ToList();
        var byPage = own.ToLookup(page => page.Mark!.Page);
        var all = Enumerable.Range(1, pages).ToList();
        return new(
            [.. all.SelectMany(page => byPage[page].Take(1))],
            [.. all.Where(page => !byPage[page].Any())],
            [.. all.Where(page => byPage[page].Count() > 1)],
            [.. scanned.Where(page => page.Mark is not null && !own.Contains(page))],
            [.. scanned.Where(page => page.Mark is null)]);
    }
}
