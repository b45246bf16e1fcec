using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Shared;

namespace Tera.Documents.Letters;

/// <summary>The register as a workbook, oldest first, as a book of letters is kept.</summary>
internal static class RegisterBook
{
    public static IEndpointRouteBuilder MapRegisterBook(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            DocumentLinks.Letters + "/xlsx",
            async (string? tahun, string? buku, Guid? instansi, LetterRegisterQuery query, RegionClock days, CurrentUser user, CancellationToken ct) =>
                FiscalYear.Parse(tahun).Accepted(out var year, out _) && instansi is { } asked && user.Required.Sees(new AgencyId(asked))
                && (await query.NamesAsync(new AgencyId(asked), ct)).FirstOrDefault(one => one.Book == (buku ?? LetterNumbers.Outgoing)) is { } book
                    ? Results.File(
                        Write(await query.AllAsync(new AgencyId(asked), book.Book, year, ct), await days.ZoneAsync(ct)), FileType.Xlsx.MediaType,
                        $"nomor surat {FileNames.Of(book.Name)} {year}.xlsx")
                    : Results.NotFound());
        return endpoints;
    }

    public static byte[] Write(IReadOnlyList<RegisterLine> lines, IndonesianTimeZone zone) => WorkbookWriter.Write(new BookTable(
        "Nomor surat",
        [new("Urut", 10), new("Sampai", 10), new("Nomor", 34), new("Perihal", 60), new("Keadaan", 16), new("Sebab", 50), new("Diambil oleh", 34), new("Waktu", 28)],
        [
            .. lines.OrderBy(line => line.First).Select(line => (IReadOnlyList<object?>)
            [
                (decimal)line.First, (decimal)line.Last, line.Text, line.DocumentTitle ?? line.Subject, RegisterWords.Of(line.State), line.Reason, line.By, zone.Moment(line.At),
            ]),
        ]));
}
