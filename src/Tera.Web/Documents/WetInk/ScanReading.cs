using Tera.Documents.Artifacts;
using Tera.Documents.Tasks;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.WetInk;

/// <summary>A scan that is the whole document, in its order.</summary>
/// <param name="Pdf">One file of all pages.</param>
public sealed record WholeScan(byte[] Pdf);

/// <summary>Reads the codes on scanned pages and puts the pages into the order of the document.</summary>
public sealed class ScanReading(KeptFiles files, PdfPages pages, CodeReading codes)
{
    /// <summary>The whole document, or everything that is wrong with the scan.</summary>
    public async Task<(WholeScan? Scan, IReadOnlyList<Rejection> Faults)> ReadAsync(Revision revision, IReadOnlyList<UploadedFile> scans, CancellationToken ct)
    {
        if (!(await pages.SizesAsync(await files.ReadAsync((revision.PenHash ?? revision.PdfHash)!.Value, ct), CodedPrint.MostPages, ct)).Accepted(out var own, out var broken))
        {
            return (null, [broken]);
        }

        Dictionary<ScannedPage, PdfPage> where = [];
        List<Rejection> faults = [];
        foreach (var (scan, name) in scans.Zip(Names(scans)))
        {
            if ((await ReadAsync(scan, name, where, ct)) is { } no)
            {
                faults.Add(WetInkRejections.File(name, no));
            }
        }

        if (faults.Count > 0)
        {
            return (null, faults);
        }

        var mark = CodedPrint.MarkOf(revision, 1, own.Count);
        var match = ScanMatch.Of(mark.Code, own.Count, mark.Fingerprint, [.. where.Keys]);
        return match.IsWhole
            ? (new WholeScan(await pages.AssembleAsync([.. match.Ordered.Select(page => where[page])], ct)), [])
            : (null, WetInkRejections.Of(match, own.Count));
    }

    /// <summary>Telephones call every photo the same: the second is told apart as “image.jpg (2)”.</summary>
    private static IReadOnlyList<string> Names(IReadOnlyList<UploadedFile> scans)
    {
        HashSet<string> taken = [];
        return [.. scans.Select(scan => Enumerable.Range(1, scans.Count).Select(nth => nth == 1 ? scan.Name : $"{scan.Name} ({nth})").First(taken.Add))];
    }

    private async Task<Rejection?> ReadAsync(UploadedFile scan, string name, Dictionary<ScannedPage, PdfPage> where, CancellationToken ct)
    {
        var bytes = await files.ReadAsync(scan.File.Hash, ct);
        if (scan.Type != FileType.Pdf)
        {
            if (!PicturePdf.Of(bytes).Accepted(out var wrapped, out var notTaken))
            {
                return notTaken;
            }

            bytes = wrapped;
        }

        if (!(await pages.SizesAsync(bytes, CodedPrint.MostPages, ct)).Accepted(out var sizes, out var unreadable))
        {
            return unreadable;
        }

        // One page at a time: a scan of many pages takes no more memory than one.
        foreach (var (at, size) in sizes.Index())
        {
            var page = new PdfPage(bytes, at + 1);
            if (!(await codes.SeekAsync(page, size, text => PageMark.TryParse(text, out var mark) ? mark : null, ct)).Accepted(out var found, out var no))
            {
                return no;
            }

            where.Add(new(name, at + 1, found.Code), page);
        }

        return null;
    }
}

/// <summary>Why a scan was not taken; each names what to do.</summary>
public static class WetInkRejections
{
    private const int MostNamed = 8;

    /// <summary>No file was chosen.</summary>
    public static Rejection NoScan() => new("documents.wet-ink.no-scan");

    /// <summary>He does not say that he signed it.</summary>
    public static Rejection NotDeclared() => new("documents.wet-ink.not-declared");

    /// <summary>The PDF bears electronic signatures: on paper they say nothing.</summary>
    public static Rejection SignedElectronically() => new("documents.wet-ink.signed-electronically");

    /// <summary>One of the files cannot be read.</summary>
    internal static Rejection File(string name, Rejection why) => why.Code switch
    {
        "platform.pdf.too-many-pages" => new("documents.wet-ink.file-too-long", name),
        "platform.pdf.picture-form" => new("documents.wet-ink.picture-form", name),
        _ => new("documents.wet-ink.file-unreadable", name),
    };

    /// <summary>All that keeps the scan from being the document.</summary>
    internal static IReadOnlyList<Rejection> Of(ScanMatch match, int pages)
    {
        List<Rejection> faults = [];
        if (match.Missing.Length > 0)
        {
            faults.Add(new("documents.wet-ink.missing", Numbers(match.Missing), pages));
        }

        if (match.Twice.Length > 0)
        {
            faults.Add(new("documents.wet-ink.twice", Numbers(match.Twice)));
        }

        if (match.Foreign.Length > 0)
        {
            faults.Add(new("documents.wet-ink.foreign", Places(match.Foreign)));
        }

        if (match.Unreadable.Length > 0)
        {
            faults.Add(new("documents.wet-ink.unreadable", Places(match.Unreadable)));
        }

        return faults;
    }

    private static string Numbers(IEnumerable<int> pages) => string.Join(", ", pages);

    private static string Places(IReadOnlyList<ScannedPage> pages)
    {
        var named = string.Join("; ", pages.Take(MostNamed).Select(page => $"{page.File} halaman {page.PageOfFile}"));
        return pages.Count > MostNamed ? $"{named}; dan {pages.Count - MostNamed} lagi" : named;
    }
}
