using Tera.Documents.Contracts;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Measurement.RegionFigures;

/// <summary>A region's quarter as a paper, with the figures the screen shows.</summary>
internal static class RegionPrint
{
    public static void MapRegionPrint(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        MeasurementLinks.RegionPaper,
        async (string? tahun, string? triwulan, RegionFiguresQuery query, PaperParts parts, PaperRenderer renderer, RegionClock days, CurrentUser user, CancellationToken ct) =>
        {
            if (!user.Required.SeesEveryAgency || !FiscalYear.Parse(tahun).Accepted(out var year, out _) || !Quarter.Parse(triwulan).Accepted(out var quarter, out _))
            {
                return Results.NotFound();
            }

            var period = new FiscalPeriod(year, quarter);
            var pdf = await renderer.RenderPdfAsync<RegionPaper>(
                new Dictionary<string, object?>
                {
                    [nameof(RegionPaper.Letterhead)] = await parts.RegionLetterheadAsync(ct),
                    [nameof(RegionPaper.Figures)] = await query.ReadAsync(period, ct),
                    [nameof(RegionPaper.Period)] = period,
                    [nameof(RegionPaper.Moment)] = (await days.ZoneAsync(ct)).Moment(days.Now),
                },
                ct);
            return Results.File(pdf, FileType.Pdf.MediaType, $"capaian daerah {period}.pdf");
        });
}
