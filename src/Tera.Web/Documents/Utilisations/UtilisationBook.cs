using Tera.Documents.Acts;
using Tera.Documents.FollowUps;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Documents.Utilisations;

/// <summary>A year's uses of the measurement as a workbook: what the evaluation asks to be shown.</summary>
internal static class UtilisationBook
{
    public static IEndpointRouteBuilder MapUtilisationBook(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            DocumentLinks.Utilisations + "/xlsx",
            async (string? tahun, string? jenis, string? instansi, UtilisationList list, OrganisationDirectory directory, CurrentUser user, CancellationToken ct) =>
                FiscalYear.Parse(tahun).Accepted(out var year, out _)
                    ? Results.File(
                        Write(await list.ReadAsync(UtilisationListPage.FilterOf(await directory.AgenciesAsync(user.Required, ct), instansi, year, jenis), UtilisationList.Most, ct)),
                        FileType.Xlsx.MediaType, $"pemanfaatan {year}.xlsx")
                    : Results.NotFound());
        return endpoints;
    }

    public static byte[] Write(IReadOnlyList<UtilisationRow> rows) => WorkbookWriter.Write(new BookTable(
        "Pemanfaatan",
        [
            new("Instansi", 20), new("Pengukuran", 20), new("Jenis pemanfaatan", 40), new("Keputusan", 60), new("Dasar", 50), new("Penanggung jawab", 34), new("Rapat", 44),
            new("Tanggal", 20), new("Keadaan", 20),
        ],
        [
            .. rows.Select(row => (IReadOnlyList<object?>)
            [
                row.AgencyName, row.Period, ActWords.Of(row.Utilisation), row.Text, row.Basis, row.OwnerName, row.MeetingSubject, IndonesianDate.Long(row.HeldOn),
                FollowUpWords.Of(row.Standing),
            ]),
        ]));
}
