using System.Globalization;
using System.Text;
using Tera.Documents.Artifacts;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.WetInk;

/// <summary>The frozen PDF with a small code in the corner of every page, for printing and signing with a pen. The frozen one stays as it is.</summary>
public sealed class CodedPrint(KeptFiles files, PdfPages pages, PaperRenderer renderer)
{
    /// <summary>More than any document of an office; uploads are held to it as well.</summary>
    internal const int MostPages = 300;

    private const double PointsPerMillimetre = 72 / 25.4;

    /// <summary>What the codes of a revision say, page by page.</summary>
    internal static PageMark MarkOf(Revision revision, int page, int pages) =>
        new(revision.VerificationCode, page, pages, revision.PdfHash!.Value.ToString()[..PageMark.FingerprintLength].ToUpperInvariant());

    /// <param name="revision">Printed already.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<Result<byte[]>> OfAsync(Revision revision, CancellationToken ct)
    {
        var pdf = await files.ReadAsync(revision.PdfHash!.Value, ct);
        if (!(await pages.SizesAsync(pdf, MostPages, ct)).Accepted(out var sizes, out var no))
        {
            return no;
        }

        var over = await renderer.RenderPdfAsync(Html(revision, sizes), ct);
        return await pages.OverlayAsync(pdf, over, ct);
    }

    /// <summary>The upper right corner is white on every paper: above the first line, right of the last letter.</summary>
    private static string Html(Revision revision, IReadOnlyList<PageSize> sizes)
    {
        var (style, body) = (new StringBuilder("body { margin: 0 } section { position: relative; break-before: page } section:first-child { break-before: auto } "
            + "svg { position: absolute; top: 4mm; right: 4.5mm; width: 10mm; height: 10mm } "
            + "p { position: absolute; top: 4mm; right: 15.5mm; margin: 0; font: 6pt \"Liberation Sans\"; text-align: right } "), new StringBuilder());
        foreach (var (at, size) in sizes.Index())
        {
            style.Append(CultureInfo.InvariantCulture, $"@page h{at} {{ size: {size.Width / PointsPerMillimetre:0.###}mm {size.Height / PointsPerMillimetre:0.###}mm; margin: 0 }} .h{at} {{ page: h{at} }} ");
            var drawing = QrDrawing.Of(MarkOf(revision, at + 1, sizes.Count).Text);
            body.Append(CultureInfo.InvariantCulture, $"<section class=\"h{at}\"><p>Lembar tanda tangan {at + 1}/{sizes.Count}</p>")
                .Append(CultureInfo.InvariantCulture, $"<svg viewBox=\"4 4 {drawing.Modules - 8} {drawing.Modules - 8}\"><path d=\"{drawing.Path}\" fill=\"#000\"></path></svg></section>");
        }

        return $"<!DOCTYPE html><html lang=\"id\"><head><meta charset=\"utf-8\"><title>Kode halaman</title><style>{style}</style></head><body>{body}</body></html>";
    }
}
