using Microsoft.AspNetCore.Http.HttpResults;
using Tera.Documents.Archiving;
using Tera.Documents.Contracts;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;

namespace Tera.Documents.Library;

/// <summary>The files behind the pages: PDFs and packages, for those who may see the page.</summary>
internal static class DocumentFiles
{
    public static IEndpointRouteBuilder MapDocumentFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(DocumentLinks.Documents + "/{id:guid}/pdf", PdfAsync);
        endpoints.MapGet(DocumentLinks.Documents + "/{id:guid}/paket", RunPackageAsync);
        endpoints.MapGet(DocumentLinks.Archive + "/{id:guid}/paket", RecordPackageAsync);
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
        Guid id, ArchiveReader reader, LimitedPapers limited, CurrentUser current, FileStore store, CancellationToken ct) =>
        await reader.FindAsync(current.Required, new ArchiveRecordId(id), ct) is { } record
        && await limited.OpenAllAsync(record.RunId, current.Required, ct)
        && store.OpenRead(record.PackageHash) is { } content
            ? TypedResults.Stream(content, RunPackage.MediaType, $"arsip-{FileNames.Of(record.Description)}.zip")
            : TypedResults.NotFound();
}
