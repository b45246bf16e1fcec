using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Planning.Agreements;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Planning.Actions;

/// <summary>The action plan as a paper, as it stands today, for whoever sees the agency.</summary>
internal static class ActionPlanEndpoint
{
    public static void MapActionPlan(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        PlanningLinks.ActionPlan + "/cetak",
        async (Guid instansi, string tahun, TeraDbContext db, CurrentUser user, AgreementPrint print, PaperRenderer renderer, RegionClock days, CancellationToken ct) =>
        {
            var agency = new AgencyId(instansi);
            if (!FiscalYear.Parse(tahun).Accepted(out var year, out _)
                || await db.Set<Agency>().Where(one => one.Id == agency).VisibleTo(user.Required).Select(one => one.Code).SingleOrDefaultAsync(ct) is not { } code
                || (await ActionPlan.OfAsync(db, agency, year.Value, ct)).Agreement is not { } agreement)
            {
                return Results.NotFound();
            }

            var today = await days.TodayAsync(ct);
            var view = await print.WithStepsOfTodayAsync(await print.OfAsync(agreement, today, ct), ct);
            var pdf = await renderer.RenderPdfAsync<ActionPlanPaper>(
                new Dictionary<string, object?> { [nameof(ActionPlanPaper.View)] = view, [nameof(ActionPlanPaper.Day)] = IndonesianDate.Long(today) }, ct);
            return Results.File(pdf, FileType.Pdf.MediaType, $"rencana-aksi-{code}-{year}.pdf");
        });
}
