using Tera.Platform.Paper;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Exchange;

/// <summary>The SOPs for other programs: lists as JSON, each SOP in every form of <see cref="SopFormat"/>; for whoever is signed in, and no more than he sees on the pages.</summary>
internal static class SopApi
{
    public static void MapSopApi(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup(ProceduresLinks.Api);
        api.MapGet("", ListAsync);
        api.MapGet("/library", (ProcedureLibrary library) => Results.Json(library.Definitions.Select(definition => new
        {
            code = definition.Code.Value,
            title = definition.Title,
            exports = Exports(format => ProceduresLinks.ApiExport(definition.Code, format)),
        })));
        api.MapGet("/library/{code}/export/{format}", OfLibraryAsync);
        api.MapGet("/{id:guid}/export/{format}", OfVersionAsync);
    }

    /// <summary>A page of the list, 50 SOPs; <c>page</c> counts from 1.</summary>
    private static async Task<IResult> ListAsync(AdoptedSopQuery query, string? search, int? page, CancellationToken ct)
    {
        var at = Math.Clamp(page ?? 1, 1, 9_999);
        var list = await query.ListAsync(new(string.IsNullOrWhiteSpace(search) ? null : search.Trim(), Agency: null, State: null, at), ct);
        return Results.Json(new
        {
            total = list.Total,
            page = at,
            pageSize = AdoptedSopQuery.PageSize,
            procedures = list.Rows.Select(row => new
            {
                id = row.Id.Value,
                code = row.Code,
                title = row.Title,
                agency = row.Agency,
                version = row.Number,
                state = row.State.ToString(),
                inForceSince = row.InForceSince?.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                exports = Exports(format => ProceduresLinks.ApiExport(row.Id, row.Number, format)),
            }),
        });
    }

    private static Dictionary<string, string> Exports(Func<string, string> address) => SopFormat.All.ToDictionary(format => format.Code, format => address(format.Code));

    private static Task<IResult> OfLibraryAsync(string code, string format, string? paper, ProcedureLibrary library, PaperRenderer renderer, CancellationToken ct) =>
        SopFormat.Find(format) is { } form
            ? library.Find(code) is { } definition ? SopDownload.FileAsync(new(definition) { Paper = ProcedurePrint.SizeOf(paper) }, form, code, renderer, ct) : Task.FromResult(NoSuchSop())
            : Task.FromResult(NoSuchForm());

    private static async Task<IResult> OfVersionAsync(Guid id, string format, int? version, string? paper, ProcedureQuery query, PaperRenderer renderer, CancellationToken ct)
    {
        if (SopFormat.Find(format) is not { } form)
        {
            return NoSuchForm();
        }

        return await query.FindAsync(new(id), version, ct) is { } view ? await SopDownload.FileAsync(view, form, ProcedurePrint.SizeOf(paper), renderer, ct) : NoSuchSop();
    }

    private static IResult NoSuchForm() => Results.Problem(
        $"Pilih salah satu bentuk: {string.Join(", ", SopFormat.All.Select(format => format.Code))}.", statusCode: StatusCodes.Status404NotFound, title: "Bentuk itu tidak ada");

    private static IResult NoSuchSop() => Results.Problem(
        $"Daftar SOP ada di {ProceduresLinks.Api}, pustaka di {ProceduresLinks.Api}/library.", statusCode: StatusCodes.Status404NotFound, title: "SOP atau versi itu tidak ada, atau bukan bagian Anda");
}
