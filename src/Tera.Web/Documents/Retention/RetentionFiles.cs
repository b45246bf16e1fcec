using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;

namespace Tera.Documents.Retention;

/// <summary>The lists of retention and the reference tables as workbooks.</summary>
internal static class RetentionFiles
{
    public static IEndpointRouteBuilder MapRetention(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
            DocumentLinks.ScheduleBook,
            async (RetentionReader reader, CancellationToken ct) =>
                Results.File(RetentionBook.Write(await reader.CodesAsync(ct), await reader.ScheduleAsync(ct)), FileType.Xlsx.MediaType, "kode klasifikasi dan jra.xlsx"));
        endpoints.MapGet(
            DocumentLinks.Retention + "/xlsx",
            async (Guid? instansi, string? keadaan, RetentionReader reader, RegionClock days, CurrentUser user, CancellationToken ct) =>
                instansi is { } asked && user.Required.Sees(new AgencyId(asked))
                    ? Results.File(
                        Write(await reader.ReadAsync(user.Required, new AgencyId(asked), StandingOf(keadaan), search: null, await days.TodayAsync(ct), page: null, ct)),
                        FileType.Xlsx.MediaType, "retensi arsip.xlsx")
                    : Results.NotFound());
        return endpoints;
    }

    private static RetentionStanding? StandingOf(string? asked) => Enum.TryParse<RetentionStanding>(asked, out var standing) && Enum.IsDefined(standing) ? standing : null;

    private static byte[] Write(RetentionList list) => WorkbookWriter.Write(new BookTable(
        "Retensi arsip",
        [
            new("Kode klasifikasi", 18), new("Uraian", 60), new("Tanggal berkas", 16), new("Jumlah", 14), new("Tingkat perkembangan", 20), new("Lokasi", 24), new("Inaktif mulai", 16),
            new("Habis retensi", 16), new("Menurut JRA", 18), new("Dasar retensi", 50), new("Keterangan", 50),
        ],
        [
            .. list.Records.Select(row => (IReadOnlyList<object?>)
            [
                row.Record.Classification, row.Record.Description, Day(row.Record.DatedOn), row.Record.Quantity, DocumentWords.Of(row.Record.CopyLevel), row.Record.Place,
                Day(row.Record.ActiveUntil), Day(row.Record.KeptUntil), DocumentWords.Proposal(row.Record.FinalFate), row.Record.RetentionBasis,
                row.Disposed is { } done ? $"{DocumentWords.Of(done.Kind)}, berita acara {done.MinutesNumber}, {Day(done.HeldOn)}" : null,
            ]),
        ]));

    private static string Day(LocalDate day) => Tera.Shared.IndonesianDate.Long(day);
}
