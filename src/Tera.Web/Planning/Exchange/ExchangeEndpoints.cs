using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Planning.Exchange;

/// <summary>The plan as a file, for whoever sees the agency.</summary>
internal static class ExchangeEndpoints
{
    public const string Workbook = "xlsx";

    private static readonly string[] Help =
    [
        "Setiap lembar boleh dihapus; lembar yang ada dibaca menurut judul kolomnya. Baris yang tidak ada di berkas tidak berubah di rencana.",
        "Sasaran: Renstra harus sudah ada, ditulis dengan judulnya. Urutan mengenali sasarannya. Berlaku sejak yang kosong: hari pertama Renstra bagi sasaran baru, tetap bagi yang sudah ada. Kedudukan: hasil akhir, faktor kunci keberhasilan, kondisi antara, atau kondisi operasional. Jabatan: nama jabatan penanggung jawab.",
        "Pohon kinerja: satu baris untuk setiap sasaran yang didukung sebuah sasaran; instansinya ditulis dengan nama pendeknya, sasarannya dengan namanya. Kaitan diakhiri pada halamannya, tidak lewat berkas.",
        "Indikator: Kode mengenali indikatornya. Jenis: IKU atau bukan IKU. Unit: nama lengkap unit. Nama pada kartu hanya untuk dibaca. Berlaku sejak yang kosong: seperti sasarannya bagi indikator baru.",
        "Kartu: cara indikator diukur sejak sebuah tanggal (2026-01-01). Kartu yang sudah ada tidak berubah; perubahan ditulis sebagai baris dengan tanggal yang lebih baru. Jenis nilai, Rumus, Penghitungan triwulan, dan Aturan nol memakai kata-kata pada layar, seperti pada unduhan. Polaritas mengikuti rumusnya; Rumus yang kosong dengan polaritas makin rendah memakai rumus ketentuan daerah. Batas capaian, Negatif dihitung nol, Aturan nol, dan Desimal yang kosong mengikuti ketentuan kartu daerah; “tanpa” berarti tanpa batas. Predikat: dari yang terendah, misalnya WDP | 3 | 50; WTP | 4 | 0, yaitu nama, nilai, dan persen bila target lebih tinggi.",
        "Bobot: satu baris untuk sebuah indikator (isi Kode indikator saja) atau sebuah sasaran (isi Renstra dan Urutan sasaran). Bobot 0 sampai 1000, berlaku sejak tanggalnya dengan dasarnya; yang sudah ada tidak berubah. Dipakai bila daerah memilih rata-rata berbobot.",
        "Target Renstra: satu baris untuk setiap indikator dan tahun Renstranya, ditulis seperti pada lembar Target; kosongkan Target bila tidak ditetapkan. Target tahun terakhir adalah target akhir Renstra.",
        "Target: diterapkan pada rancangan perjanjian tahun itu. Rentang ditulis 80–90, tanggal 2026-09-30. Kosongkan semua angka bila tidak diperjanjikan. Wajib bukti: ya atau tidak.",
        "Langkah aksi: Kode dan Urutan mengenali langkahnya; Triwulan ditulis TW I sampai TW IV. Langkah dicoret pada halamannya, tidak lewat berkas.",
        "Anggaran: kode ditulis sebagai teks. Kode subkegiatan, atau kode kegiatan bila tidak dibagi, mengenali barisnya. Pagu dalam rupiah.",
        "Angka boleh sebagai angka atau sebagai teks dengan koma desimal. Rumus dibaca nilainya. Berkas bermakro ditolak.",
    ];

    public static void MapExchange(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(
        PlanningLinks.Exchange + "/unduh/{form}",
        async (string form, Guid instansi, string tahun, TeraDbContext db, CurrentUser user, PlanExport export, CancellationToken ct) =>
        {
            var agency = new AgencyId(instansi);
            var code = await db.Set<Agency>().Where(one => one.Id == agency).VisibleTo(user.Required).Select(one => one.Code).SingleOrDefaultAsync(ct);
            if (code is null || !FiscalYear.Parse(tahun).Accepted(out var year, out _))
            {
                return Results.NotFound();
            }

            var sheets = await export.OfAsync(agency, year.Value, ct);
            var sheet = PlanSheet.All.FirstOrDefault(one => one.Name.Equals(form, StringComparison.OrdinalIgnoreCase));
            return form == Workbook
                ? Results.File(BookWriter.Workbook(sheets, Help), FileType.Xlsx.MediaType, $"rencana-{code}-{year}.xlsx")
                : sheet is null ? Results.NotFound()
                : Results.File(BookWriter.Table(sheet, sheets[sheet]), FileType.Csv.MediaType, $"{form.ToLowerInvariant()}-{code}-{year}.csv");
        });
}
