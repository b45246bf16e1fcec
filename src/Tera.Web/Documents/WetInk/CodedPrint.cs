using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.WetInk;

/// <summary>
/// The sheets of a frozen revision for printing and signing with a pen: an open place where the electronic signature would stand, a foot that
/// claims no certificate, and a small code in the corner of every page. Made once and kept; the frozen PDF stays as it is.
/// </summary>
public sealed class CodedPrint(TeraDbContext db, KeptFiles files, PdfPages pages, PaperRenderer renderer)
{
    /// <summary>More than any document of an office; uploads are held to it as well.</summary>
    internal const int MostPages = 300;

    private const double PointsPerMillimetre = 72 / 25.4;

    private const string EndOfStyles = "</style>";

    /// <summary>
    /// Only how the frozen sheets look is changed, so their words and figures are those of the frozen PDF. The place has room for
    /// a stamp.
    /// </summary>
    private static readonly string PenStyle =
        ".paper .electronic { display: block; margin-top: 0; border: 0; padding-top: 25mm } .paper .electronic > .mark, .paper .electronic .how { display: none } "
        + ".paper .electronic > .who { display: block; padding: 0 } .paper .sheet-foot .statement { display: none } "
        + $".paper .sheet-foot::before {{ display: block; content: \"{PaperParts.PenStatement}\" }} ";

    /// <summary>What the codes of a revision say, page by page.</summary>
    internal static PageMark MarkOf(Revision revision, int page, int pages) =>
        new(revision.VerificationCode, page, pages, revision.PdfHash!.Value.ToString()[..PageMark.FingerprintLength].ToUpperInvariant());

    /// <summary>The same bytes whenever it is asked; refused once the document bears an electronic signature.</summary>
    /// <param name="revision">Printed already.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<Result<byte[]>> OfAsync(Revision revision, CancellationToken ct)
    {
        if (revision.SignedHash is not null)
        {
            return WetInkRejections.SignedElectronically();
        }

        if (revision.PenHash is null)
        {
            if (!(await MadeAsync(revision, ct)).Accepted(out var made, out var no))
            {
                return no;
            }

            await KeepAsync(revision, made, ct);
        }

        var kept = await db.Set<Revision>().Where(row => row.Id == revision.Id).Select(row => row.PenHash).SingleAsync(ct);
        return await files.ReadAsync(kept!.Value, ct);
    }

    private async Task<Result<byte[]>> MadeAsync(Revision revision, CancellationToken ct)
    {
        var html = Encoding.UTF8.GetString(await files.ReadAsync(revision.HtmlHash!.Value, ct));
        var at = html.IndexOf(EndOfStyles, StringComparison.Ordinal);
        var pdf = await renderer.RenderPdfAsync(html.Insert(at, PenStyle), ct);
        if (!(await pages.SizesAsync(pdf, MostPages, ct)).Accepted(out var sizes, out var no))
        {
            return no;
        }

        return await pages.OverlayAsync(pdf, await renderer.RenderPdfAsync(Codes(revision, sizes), ct), ct);
    }

    /// <summary>Of two who ask at once the first one's sheets are handed to both.</summary>
    private async Task KeepAsync(Revision revision, byte[] sheets, CancellationToken ct)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        FileHash? hash = await files.KeepAsync(sheets, FileType.Pdf.MediaType, ct);
        await db.Set<Revision>().Where(row => row.Id == revision.Id && row.PenHash == null).ExecuteUpdateAsync(row => row.SetProperty(one => one.PenHash, hash), ct);
        if (transaction is not null)
        {
            await transaction.CommitAsync(ct);
        }
    }

    /// <summary>The upper right corner is white on every paper: above the first line, right of the last letter.</summary>
    private static string Codes(Revision revision, IReadOnlyList<PageSize> sizes)
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
