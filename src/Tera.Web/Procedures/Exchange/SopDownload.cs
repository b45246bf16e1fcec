using Tera.Platform.Components;
using Tera.Platform.Paper;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Exchange;

/// <summary>SOPs of the library and of agencies as files.</summary>
internal static class SopDownload
{
    public static void MapSopDownloads(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/sop/pustaka/{code}/unduh/{format}", OfLibraryAsync);
        endpoints.MapGet("/sop/{id:guid}/unduh/{format}", OfVersionAsync);
        endpoints.MapGet(ProceduresLinks.ImportTemplate, () => Results.File(SopTemplate.Write(), SopFormat.Xlsx.MediaType, SopTemplate.FileName));
    }

    /// <summary>What a page offers, in the order of the formats.</summary>
    public static IReadOnlyList<ExportItem> Items(Func<string, string> address) =>
        [.. SopFormat.All.Select(format => new ExportItem(format.Code.ToUpperInvariant(), address(format.Code))), new ExportItem("PDF A4", OnA4(address(SopFormat.Pdf.Code)))];

    private static async Task<IResult> OfLibraryAsync(string code, string format, string? kertas, ProcedureLibrary library, PaperRenderer paper, CancellationToken ct) =>
        library.Find(code) is { } definition && SopFormat.Find(format) is { } form
            ? await FileAsync(new(definition) { Paper = ProcedurePrint.SizeOf(kertas) }, form, code, paper, ct)
            : Results.NotFound();

    private static async Task<IResult> OfVersionAsync(Guid id, string format, int? versi, string? kertas, ProcedureQuery query, PaperRenderer paper, CancellationToken ct) =>
        SopFormat.Find(format) is { } form && await query.FindAsync(new(id), versi, ct) is { } view
            ? await FileAsync(view, form, ProcedurePrint.SizeOf(kertas), paper, ct)
            : Results.NotFound();

    internal static Task<IResult> FileAsync(ProcedureView view, SopFormat format, PaperSize size, PaperRenderer paper, CancellationToken ct) =>
        FileAsync(view.ToWrite() with { Paper = size }, format, $"{view.Definition.Code}-versi-{view.Shown.Number}", paper, ct);

    internal static async Task<IResult> FileAsync(SopToWrite sop, SopFormat format, string name, PaperRenderer paper, CancellationToken ct) =>
        Results.File(await format.WriteAsync(sop, paper, ct), format.MediaType, $"{name}.{format.Code}");

    private static string OnA4(string address) => $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}kertas=a4";

    private static SopToWrite ToWrite(this ProcedureView view) => new(view.Definition, view.Agency, ProcedurePrint.NoteOf(view)) { Letterhead = view.Letterhead };
}
