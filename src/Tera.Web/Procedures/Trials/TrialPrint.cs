using Tera.Organisation.Contracts;
using Tera.Platform.Paper;

namespace Tera.Procedures.Trials;

/// <summary>The minutes of a trial on paper.</summary>
internal static class TrialPrint
{
    public static void MapTrialPrint(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/sop/{id:guid}/uji-coba/{trial:guid}/berita-acara", PrintAsync);

    private static async Task<IResult> PrintAsync(Guid id, Guid trial, TrialQuery query, RegionClock days, PaperRenderer paper, CancellationToken ct)
    {
        if (await query.FindAsync(new(id), new(trial), ct) is not { } view)
        {
            return Results.NotFound();
        }

        var bytes = await paper.RenderPdfAsync<TrialPaper>(
            new Dictionary<string, object?> { [nameof(TrialPaper.View)] = view, [nameof(TrialPaper.Zone)] = await days.ZoneAsync(ct) }, ct);
        return Results.File(bytes, "application/pdf", $"berita-acara-uji-coba-{view.Version.Number}-{view.Trial.Number}.pdf");
    }
}
