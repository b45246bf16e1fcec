using Tera.Documents.Contracts;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>A recapitulation as a paper, with the figures of the screen; the document that is signed is another one.</summary>
internal static class RecapPrint
{
    public static void MapRecapPrint(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        MeasurementLinks.Sheets + "/rekap/{run:guid}/cetak",
        async (Guid run, RunFigures figures, PaperParts parts, PaperRenderer renderer, RegionClock days, CurrentUser user, CancellationToken ct) =>
        {
            if (await figures.SeenAsync(new(run), user.Required, ct) is not var (of, standing))
            {
                return Results.NotFound();
            }

            var recap = (await figures.OfAsync(of, standing, ct)).Recap;
            var pdf = await renderer.RenderPdfAsync<RecapPaper>(
                new Dictionary<string, object?>
                {
                    [nameof(RecapPaper.Letterhead)] = await parts.LetterheadAsync(recap.Agency, ct),
                    [nameof(RecapPaper.Recap)] = recap,
                    [nameof(RecapPaper.Standing)] = standing,
                    [nameof(RecapPaper.Zone)] = await days.ZoneAsync(ct),
                    [nameof(RecapPaper.At)] = days.Now,
                },
                ct);
            return Results.File(pdf, FileType.Pdf.MediaType, $"rekapitulasi {recap.AgencyName} {new FiscalPeriod(new(recap.FiscalYear), new(recap.Quarter))}.pdf");
        });
}
