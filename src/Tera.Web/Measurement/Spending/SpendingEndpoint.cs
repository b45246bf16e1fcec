using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Measurement.Spending;

/// <summary>Hands out the spending of a quarter as a workbook, to be filled and sent back, to whoever sees the agency.</summary>
internal static class SpendingEndpoint
{
    public static void MapSpendingBook(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        MeasurementLinks.Spending + ".xlsx",
        async (Guid instansi, string tahun, int triwulan, TeraDbContext db, SpendingReader reader, CurrentUser user, CancellationToken ct) =>
        {
            var agency = new AgencyId(instansi);
            var code = await db.Set<Agency>().Where(one => one.Id == agency).VisibleTo(user.Required).Select(one => one.Code).SingleOrDefaultAsync(ct);
            if (code is null || triwulan is < 1 or > 4 || !FiscalYear.Parse(tahun).Accepted(out var year, out _))
            {
                return Results.NotFound();
            }

            var view = await reader.OfAsync(agency, new(year, new(triwulan)), user.Required, ct);
            return Results.File(SpendingBook.Write(view), FileType.Xlsx.MediaType, $"realisasi-anggaran-{code}-{year}-tw{triwulan}.xlsx");
        });
}
