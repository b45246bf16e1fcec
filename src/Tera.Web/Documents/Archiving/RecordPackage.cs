using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime.Text;
using Tera.Documents.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Documents.Archiving;

/// <summary>Brings the entry of the archive into the package it is the entry of: whoever finds the package alone knows how long it is kept, where, and who may read it.</summary>
public sealed class RecordPackage(TeraDbContext db) : IPackageSource
{
    public async Task<IReadOnlyList<PackageFile>> OfRunAsync(RunId run, CancellationToken ct) => await TableAsync(run, ct) is { Rows.Count: > 0 } table ? [.. table.Files()] : [];

    /// <summary>Without rows while the run is not filed.</summary>
    internal async Task<PackTable> TableAsync(RunId run, CancellationToken ct)
    {
        var rows = await (
            from record in db.Set<ArchiveRecord>().AsNoTracking().TagWith("Documents: archive record of a package")
            join person in db.Set<Person>() on record.FiledBy equals person.Id
            where record.RunId == run
            orderby record.FiledAt, record.Id
            select new { record, person.FullName }).ToListAsync(ct);
        return new(
            "data/catatan-arsip", "Catatan arsip",
            [
                "klasifikasi", "uraian", "tanggal", "tingkat_perkembangan", "media", "jumlah", "tempat", "kelas_akses", "aktif_tahun", "inaktif_tahun", "inaktif_mulai", "retensi_habis",
                "nasib_akhir", "dasar_jra", "diarsipkan_oleh", "diarsipkan_utc",
            ],
            [.. rows.Select(row => (string[])
            [
                row.record.Classification, row.record.Description, LocalDatePattern.Iso.Format(row.record.DatedOn), DocumentWords.Of(row.record.CopyLevel), DocumentWords.Of(row.record.Medium),
                row.record.Quantity, row.record.Place, DocumentWords.Of(row.record.AccessClass), Number(row.record.ActiveYears), Number(row.record.InactiveYears),
                LocalDatePattern.Iso.Format(row.record.ActiveUntil), LocalDatePattern.Iso.Format(row.record.KeptUntil), DocumentWords.Of(row.record.FinalFate), row.record.RetentionBasis,
                row.FullName, InstantPattern.ExtendedIso.Format(row.record.FiledAt),
            ])])
        {
            Numbers = new HashSet<string> { "aktif_tahun", "inaktif_tahun" },
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
