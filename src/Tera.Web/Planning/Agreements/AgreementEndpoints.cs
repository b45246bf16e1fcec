using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Paper;

namespace Tera.Planning.Agreements;

/// <summary>An agreement as a paper to sign by hand, or as it was signed, for whoever sees the agency.</summary>
internal static class AgreementEndpoints
{
    public static void MapAgreements(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        PlanningLinks.Agreements + "/{id:guid}/cetak",
        async (Guid id, TeraDbContext db, CurrentUser user, AgreementPrint print, PaperRenderer renderer, RegionClock days, CancellationToken ct) =>
        {
            var wanted = new AgreementId(id);
            if (await db.Set<Agreement>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == wanted, ct) is not { } agreement
                || await db.Set<Agency>().Where(one => one.Id == agreement.AgencyId).VisibleTo(user.Required).Select(one => one.Code).SingleOrDefaultAsync(ct) is not { } code)
            {
                return Results.NotFound();
            }

            var view = await print.OfAsync(agreement, await days.TodayAsync(ct), ct);
            var pdf = await renderer.RenderPdfAsync<AgreementPaper>(new Dictionary<string, object?> { [nameof(AgreementPaper.View)] = view }, ct);
            return Results.File(pdf, FileType.Pdf.MediaType, $"{(agreement.IsDraft ? "rancangan-" : "")}perjanjian-kinerja-{code}-{agreement.FiscalYear}-{agreement.Revision}.pdf");
        });
}
