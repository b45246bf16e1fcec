using Tera.Measurement.Employees;
using Tera.Organisation;
using Tera.Organisation.Demonstration;

namespace Tera.Measurement.Demonstration;

/// <summary>What an employee of the demonstration tells of his quarter, and how he is rated.</summary>
internal sealed record EmployeeWork(
    string Account, string Results, string Conduct, string Obstacles, string FollowUp, Expectation Work, Expectation Behaviour)
{
    private static readonly EmployeeWork[] Known =
    [
        new("staf1.contohutara", "Menyusun 3 telaahan staf tentang batas kelurahan; semuanya dipakai Camat.", "Memberi masukan tertulis sebelum rapat.", "", "", Expectation.Above, Expectation.Meets),
        new("staf2.contohutara", "Merawat 14 komputer layanan dan memulihkan 2 gangguan jaringan dalam satu hari.", "Menerima laporan gangguan di luar jam layanan.", "Suku cadang datang terlambat.", "Persediaan suku cadang dicatat setiap bulan.", Expectation.Meets, Expectation.Above),
        new("staf3.contohutara", "Mendampingi 6 kelompok usaha; 2 di antaranya telah mandiri.", "Mengunjungi kelompok pada hari pasar.", "", "", Expectation.Above, Expectation.Above),
        new("staf4.contohutara", "Melakukan 18 kunjungan keluarga dan 4 penyuluhan.", "Menjaga kerahasiaan keluarga yang didampingi.", "Dua kunjungan batal karena jalan terputus.", "Kunjungan diganti pada triwulan berikutnya.", Expectation.Meets, Expectation.Meets),
        new("staf5.contohutara", "Menangani 22 laporan ketertiban, 20 selesai pada hari yang sama.", "Menenangkan warga tanpa kekerasan.", "", "", Expectation.Meets, Expectation.Meets),
        new("staf6.contohutara", "Menata 310 berkas arsip aktif dan membuat daftarnya.", "Melayani peminjaman berkas pada hari yang sama.", "Rak arsip belum cukup.", "Usul pemindahan arsip inaktif disiapkan.", Expectation.Meets, Expectation.Meets),
    ];

    /// <summary>Of a person who is measured.</summary>
    public static EmployeeWork Of(PersonId person) => Known.Single(one => OrganisationSeed.Person(one.Account) == person);
}
