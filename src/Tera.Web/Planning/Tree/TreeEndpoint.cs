using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Shared;

namespace Tera.Planning.Tree;

/// <summary>The tree of a day as a paper, for whoever sees the agency.</summary>
internal static class TreeEndpoint
{
    public static void MapTree(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        PlanningLinks.Tree + "/cetak",
        async (Guid instansi, string tanggal, TeraDbContext db, CurrentUser user, PaperParts parts, PaperRenderer renderer, CancellationToken ct) =>
        {
            var agency = new AgencyId(instansi);
            if (LocalDatePattern.Iso.Parse(tanggal) is not { Success: true, Value: var day }
                || await db.Set<Agency>().Where(one => one.Id == agency).VisibleTo(user.Required).Select(one => one.Code).SingleOrDefaultAsync(ct) is not { } code)
            {
                return Results.NotFound();
            }

            var pdf = await renderer.RenderPdfAsync<TreePaper>(
                new Dictionary<string, object?>
                {
                    [nameof(TreePaper.Letterhead)] = await parts.LetterheadAsync(agency, ct),
                    [nameof(TreePaper.Tops)] = await ObjectiveTree.OfAsync(db, agency, day, user.Required.Sees, ct),
                    [nameof(TreePaper.Day)] = IndonesianDate.Long(day),
                },
                ct);
            return Results.File(pdf, FileType.Pdf.MediaType, $"pohon-kinerja-{code}-{LocalDatePattern.Iso.Format(day)}.pdf");
        });
}
