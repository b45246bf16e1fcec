using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Measurement.Evidences;

/// <summary>Files in and out. An upload is streamed to the store as it arrives; nothing of it is held in memory.</summary>
internal static class EvidenceEndpoints
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";

    /// <summary>How much more than the limit is still read, so that the browser gets to see why the file was refused.</summary>
    private const int Patience = 10;

    public static void MapEvidence(this IEndpointRouteBuilder endpoints)
    {
        var sheet = endpoints.MapGroup(MeasurementLinks.Sheets);
        sheet.MapPost("/{id:guid}/isian/{entry:guid}/berkas", (HttpContext http, Guid id, Guid entry) => UploadAsync(http, new(id), new EntryId(entry)));
        sheet.MapPost("/{id:guid}/berkas", (HttpContext http, Guid id) => UploadAsync(http, new(id), null));
        sheet.MapGet("/bukti/{evidence:guid}", DownloadAsync);
    }

    private static async Task<IResult> UploadAsync(HttpContext http, SheetId sheet, EntryId? entry)
    {
        var user = http.RequestServices.GetRequiredService<CurrentUser>().Required;
        if (await http.RequestServices.GetRequiredService<SheetReader>().ReadAsync(sheet, user, http.RequestAborted) is null)
        {
            return Results.NotFound();
        }

        var limit = http.RequestServices.GetRequiredService<IOptions<EvidenceOptions>>().Value.Limit;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit * Patience;
        }

        var back = entry is { } row ? MeasurementLinks.Entry(sheet, row) : MeasurementLinks.EmployeeEvidence(sheet);
        var taken = await TakeAsync(http, limit, (command, file, type, name) => new AddEvidence(command, sheet, entry, user, file, type, name));
        var notes = http.RequestServices.GetRequiredService<UploadNotes>();
        return Results.LocalRedirect(taken.Accepted(out var receipt, out var no) ? ReceiptDesk.After(back, receipt) : notes.Refused(back, no));
    }

    private static async Task<Result<Platform.Commands.Receipt>> TakeAsync(
        HttpContext http, long limit, Func<CommandId, StoredFile, FileType, string, AddEvidence> command)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return EvidenceRejections.Broken;
        }

        try
        {
            return await ReadAsync(http, new MultipartReader(boundary, http.Request.Body), limit, command);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return EvidenceRejections.Broken;
        }
    }

    /// <summary>Fields come first, in the order of the form; the file last.</summary>
    private static async Task<Result<Platform.Commands.Receipt>> ReadAsync(
        HttpContext http, MultipartReader reader, long limit, Func<CommandId, StoredFile, FileType, string, AddEvidence> command)
    {
        var ct = http.RequestAborted;
        CommandId? id = null;
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
            {
                continue;
            }

            if (part.IsFormDisposition())
            {
                var (name, value) = (HeaderUtilities.RemoveQuotes(part.Name).Value, await new StreamReader(section.Body).ReadToEndAsync(ct));
                if (name == TokenField)
                {
                    http.Request.Headers[TokenHeader] = value;
                }
                else if (name == CommandFields.CommandName && Guid.TryParse(value, out var guid))
                {
                    id = new CommandId(guid);
                }

                continue;
            }

            // Without the header the token would be looked for in the body, which only we may read.
            if (id is not { } known || http.Request.Headers[TokenHeader].Count == 0 || !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            {
                return EvidenceRejections.Broken;
            }

            var sent = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value ?? "";
            return await StoreAsync(http, section.Body, Path.GetFileName(sent.Replace('\\', '/')), limit, (file, type, name) => command(known, file, type, name));
        }

        return EvidenceRejections.NoFile;
    }

    private static async Task<Result<Platform.Commands.Receipt>> StoreAsync(
        HttpContext http, Stream body, string name, long limit, Func<StoredFile, FileType, string, AddEvidence> command)
    {
        var (store, ct) = (http.RequestServices.GetRequiredService<FileStore>(), http.RequestAborted);
        if (name.Length == 0)
        {
            return EvidenceRejections.NoFile;
        }

        var saved = await store.SaveAsync(body, limit, ct);
        await body.CopyToAsync(Stream.Null, ct);
        if (!saved.Accepted(out var stored, out var notStored))
        {
            return notStored;
        }

        await using var content = store.OpenRead(stored.Hash)!;
        return (await FileTypes.RecogniseAsync(name, content, ct)).Accepted(out var type, out var notTaken)
            ? await http.RequestServices.GetRequiredService<AddEvidenceHandler>().HandleAsync(command(stored, type, name), ct)
            : notTaken;
    }

    private static async Task<IResult> DownloadAsync(
        Guid evidence, TeraDbContext db, SheetAccess access, CurrentUser user, FileStore store, HttpContext http)
    {
        var file = await db.Set<EvidenceFile>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == new EvidenceId(evidence), http.RequestAborted);
        var sheet = file is null ? null : await db.Set<Sheet>().AsNoTracking().SingleAsync(one => one.Id == file.SheetId, http.RequestAborted);
        if (sheet is null || !await access.MaySeeAsync(sheet, user.Required, http.RequestAborted) || store.OpenRead(file!.FileHash) is not { } content)
        {
            return Results.NotFound();
        }

        // What a person brought never runs in our pages: shown only where it cannot, otherwise handed over as a file.
        var shown = file.MediaType is "application/pdf" or "image/png" or "image/jpeg" && !http.Request.Query.ContainsKey("unduh");
        http.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; object-src 'self'; plugin-types application/pdf";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(content, file.MediaType, shown ? null : file.Name, enableRangeProcessing: true);
    }
}
