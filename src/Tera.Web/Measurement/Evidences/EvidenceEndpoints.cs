using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tera.Measurement.Deadlines;
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

    /// <summary>Bytes of a field beside the files; the longest is the token.</summary>
    private const int LongestField = 4 * 1024;

    /// <summary>No script, no request, no frame but our own pages'.</summary>
    private const string Nothing = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'self'";

    /// <summary>The same for a PDF: browsers show none in a sandbox of ours, and their viewers are sandboxes of their own.</summary>
    private const string PdfPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

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
        if (await http.RequestServices.GetRequiredService<SheetReader>().ReadAsync(sheet, user, http.RequestAborted) is not { } view)
        {
            return Results.NotFound();
        }

        var options = http.RequestServices.GetRequiredService<IOptions<EvidenceOptions>>().Value;
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = options.Patience;
        }

        var back = entry is { } row ? MeasurementLinks.Entry(sheet, row) : MeasurementLinks.EmployeeEvidence(sheet);
        if (Refusal(view) is { } closed)
        {
            await DrainAsync(http);
            return Results.LocalRedirect(http.RequestServices.GetRequiredService<UploadNotes>().Refused(back, [("", closed)]));
        }

        var taken = await TakeAsync(http, options, (command, file, type, name) => new AddEvidence(command, sheet, entry, user, file, type, name));
        await DrainAsync(http);
        var done = taken.Aggregate(back, (address, one) => one.Result.Accepted(out var receipt, out _) ? ReceiptDesk.After(back, receipt) : address);
        var notes = http.RequestServices.GetRequiredService<UploadNotes>();
        return Results.LocalRedirect(notes.Refused(done, [.. taken.Where(one => one.Result.Rejection is not null).Select(one => (one.Name, one.Result.Rejection!))]));
    }

    /// <summary>Reads on to the end or to the bound, and keeps nothing: a browser that is still sending hears no answer.</summary>
    private static async Task DrainAsync(HttpContext http)
    {
        try
        {
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        }
        catch (IOException)
        {
            // It sent more than we read, or went away.
        }
    }

    /// <summary>Why nothing is kept at all; null when the files are welcome. The handler asks again, under the lock.</summary>
    private static Rejection? Refusal(SheetView view) => view switch
    {
        { MayFill: false } => SheetRejections.NotYours,
        { Sheet.IsOpen: false } => SheetRejections.Locked(view.Sheet.State),
        { PeriodClosed: true } => SheetRejections.PeriodClosed,
        { IsLate: true, Deadline: { } deadline } => DeadlineRejections.Over(deadline.LastDay),
        _ => null,
    };

    /// <summary>What became of each file, in their order; never none. What was taken before the line broke stays taken.</summary>
    private static async Task<IReadOnlyList<TakenFile>> TakeAsync(HttpContext http, EvidenceOptions options, Func<CommandId, StoredFile, FileType, string, AddEvidence> command)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 } boundary)
        {
            return [new("", EvidenceRejections.Broken)];
        }

        List<TakenFile> taken = [];
        try
        {
            await ReadAsync(http, new MultipartReader(boundary, http.Request.Body), options, command, taken);
            return taken.Count > 0 ? taken : [new("", EvidenceRejections.NoFile)];
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            return [.. taken, new("", EvidenceRejections.Broken)];
        }
    }

    /// <summary>Fields come first, in the order of the form; the files last.</summary>
    private static async Task ReadAsync(
        HttpContext http, MultipartReader reader, EvidenceOptions options, Func<CommandId, StoredFile, FileType, string, AddEvidence> command, List<TakenFile> taken)
    {
        var (ct, left) = (http.RequestAborted, options.Total);
        CommandId? id = null;
        while (await reader.ReadNextSectionAsync(ct) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var part))
            {
                continue;
            }

            if (part.IsFormDisposition())
            {
                id = await FieldAsync(http, part, section, ct) ?? id;
                continue;
            }

            // Without the header the token would be looked for in the body, which only we may read.
            if (id is not { } known || http.Request.Headers[TokenHeader].Count == 0 || !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
            {
                taken.Add(new("", EvidenceRejections.Broken));
                return;
            }

            if (taken.Count == EvidenceOptions.MostAtOnce)
            {
                taken.Add(new("", EvidenceRejections.TooMany(EvidenceOptions.MostAtOnce)));
                return;
            }

            var sent = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).Value ?? "";
            var (name, place) = (Path.GetFileName(sent.Replace('\\', '/')), taken.Count);
            var limit = Math.Min(options.Limit, Math.Max(left, 1));
            var done = await StoreAsync(http, section.Body, name, limit, (file, type, called) =>
            {
                left -= file.Size;
                return command(CommandOf(known, place), file, type, called);
            });
            if (limit < options.Limit && done.Rejection?.Code == FileRejections.TooLarge(limit).Code)
            {
                taken.Add(new(name, EvidenceRejections.TooMuch(options.TotalMegabytes)));
                return;
            }

            taken.Add(new(name, done));
        }
    }

    /// <summary>Each file is a command of its own, so that a form sent twice brings each of its files once.</summary>
    private static CommandId CommandOf(CommandId form, int place) => place == 0 ? form : new(DerivedGuid.Of($"evidence:{form}:{place}"));

    private static async Task<CommandId?> FieldAsync(HttpContext http, ContentDispositionHeaderValue part, MultipartSection section, CancellationToken ct)
    {
        var bytes = new byte[LongestField + 1];
        var length = await section.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        if (length > LongestField)
        {
            throw new InvalidDataException("A field of the form is too long.");
        }

        var (name, value) = (HeaderUtilities.RemoveQuotes(part.Name).Value, Encoding.UTF8.GetString(bytes, 0, length));
        if (name == TokenField)
        {
            http.Request.Headers[TokenHeader] = value;
        }

        return name == CommandFields.CommandName && Guid.TryParse(value, out var guid) ? new CommandId(guid) : null;
    }

    private sealed record TakenFile(string Name, Result<Platform.Commands.Receipt> Result);

    private static async Task<Result<Platform.Commands.Receipt>> StoreAsync(
        HttpContext http, Stream body, string name, long limit, Func<StoredFile, FileType, string, AddEvidence> command)
    {
        var (store, ct) = (http.RequestServices.GetRequiredService<FileStore>(), http.RequestAborted);
        if (name.Length == 0)
        {
            return EvidenceRejections.NoFile;
        }

        FileType? type = null;
        var saved = await store.SaveAsync(body, limit, async arrived => (await FileTypes.RecogniseAsync(name, arrived, ct)).Accepted(out type, out var notTaken) ? null : notTaken, ct);
        await body.CopyToAsync(Stream.Null, ct);
        return saved.Accepted(out var stored, out var notStored)
            ? await http.RequestServices.GetRequiredService<AddEvidenceHandler>().HandleAsync(command(stored, type!, name), ct)
            : notStored;
    }

    private static async Task<IResult> DownloadAsync(
        Guid evidence, TeraDbContext db, SheetAccess access, CurrentUser user, FileStore store, HttpContext http)
    {
        var file = await db.Set<EvidenceFile>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == new EvidenceId(evidence), http.RequestAborted);
        var sheet = file is null ? null : await db.Set<Sheet>().AsNoTracking().SingleAsync(one => one.Id == file.SheetId, http.RequestAborted);
        if (sheet is null || (file!.RemovedAt is not null && !await IsApprovedAsync(db, file, sheet, http.RequestAborted)) || !await access.MaySeeAsync(sheet, user.Required, http.RequestAborted) || store.OpenRead(file.FileHash) is not { } content)
        {
            return Results.NotFound();
        }

        // What a person brought never runs in our pages: shown only where it cannot, otherwise handed over as a file.
        var shown = (file.IsPdf || file.IsPicture) && !http.Request.Query.ContainsKey("unduh");
        http.Response.Headers.ContentSecurityPolicy = file.IsPdf ? PdfPolicy : Nothing;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.File(content, file.MediaType, shown ? null : file.Name, enableRangeProcessing: true);
    }

    /// <summary>A file that was taken away in a later correction still proves the version that was approved with it.</summary>
    private static Task<bool> IsApprovedAsync(TeraDbContext db, EvidenceFile file, Sheet sheet, CancellationToken ct)
    {
        var (agency, year, quarter, id) = (sheet.AgencyId.Value, sheet.FiscalYear, sheet.Quarter, file.Id.Value.ToString("D"));
        return db.Database.SqlQuery<bool>(
            $"""
             select exists (
                 select from measurement.quarter_version v join measurement.snapshot s on s.id = v.snapshot_id
                 where v.agency_id = {agency} and v.fiscal_year = {year} and v.quarter = {quarter} and v.closed_at is not null and position({id} in s.content) > 0) as "Value"
             """).TagWith("Measurement: evidence of an approved version").SingleAsync(ct);
    }
}
