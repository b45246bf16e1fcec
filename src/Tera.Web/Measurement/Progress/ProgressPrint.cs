using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Measurement.Progress;

/// <summary>The trend and the heat map as a paper, with the figures the screen shows.</summary>
internal static class ProgressPrint
{
    public static void MapProgressPrint(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        MeasurementLinks.ProgressPaper,
        async (string? tahun, Guid? instansi, ProgressReader reader, PaperParts parts, PaperRenderer renderer, RegionClock days, CurrentUser user, CancellationToken ct) =>
        {
            AgencyId? agency = instansi is { } id ? new(id) : null;
            if (!FiscalYear.Parse(tahun).Accepted(out var year, out _) || await reader.SeenAsync(agency, year, user.Required, ct) is not { } view)
            {
                return Results.NotFound();
            }

            var pdf = await renderer.RenderPdfAsync<ProgressPaper>(
                new Dictionary<string, object?>
                {
                    [nameof(ProgressPaper.Letterhead)] = agency is { } one ? await parts.LetterheadAsync(one, ct) : await parts.RegionLetterheadAsync(ct),
                    [nameof(ProgressPaper.View)] = view,
                    [nameof(ProgressPaper.Moment)] = (await days.ZoneAsync(ct)).Moment(days.Now),
                },
                ct);
            return Results.File(pdf, FileType.Pdf.MediaType, $"perkembangan {view.Name} {year}.pdf");
        });
}
