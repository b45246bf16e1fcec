using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tera.Documents.Archiving;
using Tera.Documents.Contracts;
using Tera.Documents.Retention;
using Tera.Documents.Srikandi;
using Tera.Documents.WetInk;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Documents.Library;

/// <summary>The files behind the pages: PDFs and packages, for those who may see the page.</summary>
internal static class DocumentFiles
{
    public static IEndpointRouteBuilder MapDocumentFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(DocumentLinks.Documents + "/{id:guid}/pdf", PdfAsync);
        endpoints.MapGet(DocumentLinks.Documents + "/{id:guid}/konsep", DraftAsync);
        endpoints.MapGet(DocumentLinks.Documents + "/{id:guid}/srikandi/paket", SrikandiAsync);
        endpoints.MapGet(DocumentLinks.Documents + "/{id:guid}/lembar-tanda-tangan", CodedPrintAsync);
        endpoints.MapGet(DocumentLinks.Documents + "/{id:guid}/pindaian", ScanAsync);
        endpoints.MapGet(DocumentLinks.Documents + "/{id:guid}/bukti/{outgoing:guid}", ProofAsync);
        endpoints.MapGet(DocumentLinks.Documents + "/{id:guid}/paket", RunPackageAsync);
        endpoints.MapGet(DocumentLinks.Archive + "/{id:guid}/paket", RecordPackageAsync);
        endpoints.MapGet(DocumentLinks.Archive + "/{id:guid}/berita-acara", DisposalProofAsync);
        return endpoints;
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> PdfAsync(
        Guid id, DocumentReader reader, CurrentUser current, FileStore store, HttpContext http, CancellationToken ct)
    {
        var (revision, _) = await reader.FindAsync(current.Required, new RevisionId(id), ct);
        if (revision?.CurrentPdf is not { } hash || store.OpenRead(hash) is not { } content)
        {
            return TypedResults.NotFound();
        }

        // Shown in the browser; the name is for who saves it.
        http.Response.Headers.ContentDisposition = $"inline; filename=\"{FileNames.Of(revision.Title)}.pdf\"";
        return TypedResults.Stream(content, FileType.Pdf.MediaType, enableRangeProcessing: true, entityTag: new($"\"{hash}\""));
    }

    /// <summary>The words of a document as a text to write on; what counts is the PDF.</summary>
    private static async Task<Results<FileContentHttpResult, NotFound>> DraftAsync(
        Guid id, DocumentReader reader, CurrentUser current, KeptFiles files, CancellationToken ct)
    {
        var (revision, _) = await reader.FindAsync(current.Required, new RevisionId(id), ct);
        return revision?.HtmlHash is { } hash
            ? TypedResults.File(
                WordPaper.Write(
                    Encoding.UTF8.GetString(await files.ReadAsync(hash, ct)),
                    $"KONSEP, bukan naskah resmi. Disalin dari versi {revision.Number}; yang berlaku adalah PDF-nya."),
                FileType.Docx.MediaType,
                $"konsep-{FileNames.Of(revision.Title)}.docx")
            : TypedResults.NotFound();
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> SrikandiAsync(
        Guid id, DocumentReader reader, LimitedPapers limited, CurrentUser current, SrikandiPackage package, CancellationToken ct) =>
        await reader.FindAsync(current.Required, new RevisionId(id), ct) is ({ } revision, { } artifact) && !limited.AreLimited(artifact.Kind)
        && await package.WriteAsync(revision, ct) is { } zip
            ? TypedResults.File(zip, RunPackage.MediaType, $"srikandi-{FileNames.Of(revision.Title)}.zip")
            : TypedResults.NotFound();

    private static async Task<Results<FileContentHttpResult, NotFound>> CodedPrintAsync(
        Guid id, DocumentReader reader, CurrentUser current, CodedPrint print, CancellationToken ct)
    {
        var (revision, _) = await reader.FindAsync(current.Required, new RevisionId(id), ct);
        return revision is { PdfHash: not null } && (await print.OfAsync(revision, ct)).Accepted(out var pdf, out _)
            ? TypedResults.File(pdf, FileType.Pdf.MediaType, $"lembar-tanda-tangan-{FileNames.Of(revision.Title)}.pdf")
            : TypedResults.NotFound();
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> ScanAsync(
        Guid id, DocumentReader reader, CurrentUser current, FileStore store, CancellationToken ct)
    {
        var (revision, _) = await reader.FindAsync(current.Required, new RevisionId(id), ct);
        return revision?.ScanHash is { } hash && store.OpenRead(hash) is { } content
            ? TypedResults.Stream(content, FileType.Pdf.MediaType, $"salinan-pindai-{FileNames.Of(revision.Title)}.pdf")
            : TypedResults.NotFound();
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> ProofAsync(
        Guid id, Guid outgoing, DocumentReader reader, OutgoingReader outgoings, CurrentUser current, FileStore store, CancellationToken ct) =>
        await reader.FindAsync(current.Required, new RevisionId(id), ct) is ({ } revision, { } artifact)
        && (await outgoings.OfAsync(artifact.Id, IndonesianTimeZone.Western, ct)).FirstOrDefault(line => line.Id == outgoing) is { File: { } file }
        && await outgoings.TypeAsync(file, ct) is { } type
        && store.OpenRead(file) is { } content
            ? TypedResults.Stream(content, type.MediaType, $"bukti-{FileNames.Of(revision.Title)}{type.Extensions[0]}")
            : TypedResults.NotFound();

    private static async Task<Results<FileStreamHttpResult, NotFound>> RunPackageAsync(
        Guid id, DocumentReader reader, LimitedPapers limited, CurrentUser current, RunPackage package, FileStore store, CancellationToken ct)
    {
        if (await reader.FindAsync(current.Required, new RevisionId(id), ct) is not ({ } revision, { } artifact)
            || !await limited.OpenAllAsync(artifact.RunId, current.Required, ct))
        {
            return TypedResults.NotFound();
        }

        var packed = await package.PackAsync(artifact.RunId, ct);
        return TypedResults.Stream(store.OpenRead(packed.File.Hash)!, RunPackage.MediaType, $"{FileNames.Of(revision.Title)}.zip");
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> RecordPackageAsync(
        Guid id, ArchiveReader reader, RetentionReader retention, LimitedPapers limited, CurrentUser current, FileStore store, CancellationToken ct) =>
        await reader.FindAsync(current.Required, new ArchiveRecordId(id), ct) is { } record
        && await retention.OfAsync(record.Id, ct) is not { Kind: DisposalKind.Destroyed }
        && await limited.OpenAllAsync(record.RunId, current.Required, ct)
        && (await reader.PackageAsync(record.Id, ct)).Hash is { } hash
        && store.OpenRead(hash) is { } content
            ? TypedResults.Stream(content, RunPackage.MediaType, $"arsip-{FileNames.Of(record.Description)}.zip")
            : TypedResults.NotFound();

    private static async Task<Results<FileStreamHttpResult, NotFound>> DisposalProofAsync(
        Guid id, ArchiveReader reader, RetentionReader retention, CurrentUser current, FileStore store, CancellationToken ct) =>
        await reader.FindAsync(current.Required, new ArchiveRecordId(id), ct) is { } record
        && await retention.OfAsync(record.Id, ct) is { } disposal
        && store.OpenRead(disposal.ProofHash) is { } content
            ? TypedResults.Stream(content, FileType.ForExtension(Path.GetExtension(disposal.ProofName).ToLowerInvariant())?.MediaType, disposal.ProofName)
            : TypedResults.NotFound();
}
