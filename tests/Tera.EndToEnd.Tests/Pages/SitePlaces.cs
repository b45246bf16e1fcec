using System.Text.RegularExpressions;

namespace Tera.EndToEnd.Pages;

/// <summary>One page of the program and how somebody comes to it.</summary>
/// <param name="Route">As the page declares it.</param>
/// <param name="Kind">What kind of screen: a word or two, for its picture.</param>
/// <param name="From">
/// The page whose first fitting link leads there: a route of the same list, or an address. Null where the route itself is the address. A
/// question to the database (<c>select …</c>, <c>with …</c>) where no page of this reader links to it.
/// </param>
internal sealed partial record SitePlace(string Route, string Kind, string? From = null)
{
    public bool Fits(string address) => Pattern().IsMatch(address.Split('?', '#')[0]);

    private Regex Pattern() => new("^" + Parameter().Replace(Route, match => match.Value switch
    {
        var guid when guid.EndsWith(":guid}", StringComparison.Ordinal) => "[0-9a-f]{8}-[0-9a-f-]{27}",
        var number when number.EndsWith(":int}", StringComparison.Ordinal) => "[0-9]+",
        _ => "[^/]+",
    }) + "$");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}

/// <summary>Every page of the program, by who opens it.</summary>
internal static class SitePlaces
{
    private const string Agency = "/administrasi/perangkat-daerah/{Id:guid}";
    private const string Sop = "/sop/{Id:guid}";
    private const string Indicator = "/perencanaan/indikator/{Id:guid}";

    public static IReadOnlyList<SitePlace> Strangers { get; } =
    [
        new("/masuk", "masuk"), new("/verifikasi", "verifikasi kosong"),
        new(
            "/hadir/{Token}", "daftar hadir lewat ponsel",
            """
            with opened as (
                insert into documents.attendance_door (region_id, meeting_id, token, opened_by, opened_at)
                select region_id, id, 'contoh-alamat-daftar-hadir', chair_id, now() from documents.meeting where chair_id is not null order by id limit 1 returning token)
            select '/hadir/' || token from opened
            """),
        new("/verifikasi/{Code}", "verifikasi", "select '/verifikasi/' || code from documents.revision where signed_hash is not null limit 1"),
    ];

    public static IReadOnlyList<SitePlace> Officials { get; } =
    [
        new("/", "beranda"), new("/akun", "akun"), new("/akun/kunci", "kunci program", "/akun"), new("/tanda-tangan", "tanda tangan saya"), new("/kata-sandi", "kata sandi"), new("/pengganti", "pengganti, bukan pimpinan", "/akun"), new("/panduan", "panduan"), new("/panduan/{Name}", "bab panduan", "/panduan"),
        new("/istilah", "istilah"), new("/kesehatan", "kesehatan"),
        new("/pelaksanaan", "daftar pelaksanaan"), new("/pelaksanaan/{Id:guid}", "pelaksanaan", "/pelaksanaan"),
        new("/sop", "daftar sop"), new("/sop/pustaka/{Code}", "sop pustaka", "/sop"), new(Sop, "sop dipakai", "/sop"), new("/sop/{Id:guid}/simulasi", "simulasi sop", Sop),
        new("/sop/{Id:guid}/waktu", "waktu sop", Sop), new("/sop/{Id:guid}/waktu/log-lain", "log lain", "/sop/{Id:guid}/waktu"), new("/sop/dasar-hukum", "dasar hukum", "/sop"),
        new("/dokumen", "daftar dokumen"), new("/dokumen/antrean", "antrean cetak", "/dokumen"), new("/dokumen/{Id:guid}", "satu dokumen", "/dokumen"), new("/arsip", "daftar arsip"), new("/arsip/{Id:guid}", "satu berkas arsip", "/arsip"), new("/arsip/{Id:guid}/koreksi", "koreksi arsip", "/arsip/{Id:guid}"), new("/arsip/jra", "jadwal retensi", "/arsip"), new("/arsip/retensi", "retensi", "/arsip"),
        new("/templat-naskah", "templat naskah", "/dokumen"), new("/templat-naskah/{Kind}", "satu templat", "/templat-naskah"), new("/nomor-surat/buku", "buku nomor", "/nomor-surat"), new("/dokumen/{Id:guid}/srikandi", "srikandi", "/dokumen/{Id:guid}"), 
        new("/nomor-surat", "nomor surat", "/dokumen"), new("/tindak-lanjut", "tindak lanjut", "/dokumen"), new("/pemanfaatan", "pemanfaatan", "/dokumen"), new("/tindak-lanjut/{Meeting:guid}/{Place:int}", "satu tindak lanjut", "/tindak-lanjut"),
        new("/pengukuran", "pengukuran"), new("/pengukuran/anggaran", "realisasi anggaran"), new("/pengukuran/ketentuan", "ketentuan pengukuran"), new("/pengukuran/aturan", "aturan antarangka", "/pengukuran/ketentuan"),
        new("/pengukuran/tenggat", "tenggat", "/pengukuran"), new("/pengukuran/versi", "versi pengukuran", "/pengukuran"), new("/pengukuran/kelengkapan", "kelengkapan"),
        new("/pengukuran/perkembangan", "perkembangan"), new("/pengukuran/rekap/{Run:guid}", "rekap", "/pengukuran/versi"),
        new("/pengukuran/{Id:guid}", "lembar", "/pengukuran"), new("/pengukuran/{Id:guid}/isian/{Entry:guid}", "isian", "/pengukuran/{Id:guid}"),
        new("/pengukuran/verifikasi", "daftar verifikasi"), new("/pengukuran/verifikasi/{Run:guid}", "verifikasi isian", "/pengukuran/verifikasi"),
        new("/pengukuran/verifikasi/{Run:guid}/isian/{Entry:guid}", "verifikasi satu isian", "/pengukuran/verifikasi/{Run:guid}"),
        new("/pengukuran/angka/{Entry:guid}", "asal angka", "/pengukuran/verifikasi/{Run:guid}/isian/{Entry:guid}"),
        new("/perencanaan", "perencanaan"), new("/perencanaan/pohon", "pohon kinerja"), new("/perencanaan/bobot", "bobot", "/perencanaan"), new("/perencanaan/berkas", "impor dan ekspor rencana"),
        new("/perencanaan/pengelola", "pengelola rencana"), new("/perencanaan/renstra", "renstra"), new("/perencanaan/renstra/baru", "renstra baru", "/perencanaan/renstra"),
        new("/perencanaan/renstra/{Id:guid}", "rencana strategis", "/perencanaan/renstra"), new("/perencanaan/renstra/{Id:guid}/target", "target renstra", "/perencanaan/renstra/{Id:guid}"),
        new("/perencanaan/rencana-aksi", "rencana aksi"), new("/perencanaan/rencana-aksi/langkah/{Id:guid}", "langkah aksi", "/perencanaan/rencana-aksi"),
        new("/perencanaan/rencana-aksi/langkah/baru", "langkah aksi baru", "/perencanaan/rencana-aksi"), new("/perencanaan/sasaran/{Id:guid}", "sasaran", "/perencanaan/renstra/{Id:guid}"), new("/perencanaan/sasaran/{Id:guid}/kaitan", "kaitan sasaran", "/perencanaan/sasaran/{Id:guid}"),
        new(Indicator, "kartu indikator", "/perencanaan"), new("/perencanaan/indikator/{Id:guid}/kartu-baru", "kartu baru", Indicator), new("/perencanaan/indikator/{Id:guid}/ubah", "ubah indikator", Indicator),
        new("/pengukuran/anggaran", "realisasi anggaran"), new("/perencanaan/anggaran", "anggaran"), new("/perencanaan/anggaran/{Id:guid}", "baris anggaran", "/perencanaan/anggaran"), new("/perencanaan/anggaran/baru", "baris anggaran baru", "/perencanaan/anggaran"),
        new("/perencanaan/perjanjian", "perjanjian kinerja"), new("/perencanaan/perjanjian/{Id:guid}", "perjanjian", "/perencanaan/perjanjian"),
        new(
            "/surat-keluar/{Id:guid}", "bukti pengiriman",
            """
            with sent as (
                insert into documents.dispatch (region_id, id, run_id, step, act, round, slot, letter_id, sender, sender_post, subject, drafted_at)
                select l.region_id, gen_random_uuid(), l.run_id, 'kirim', 1, 1, '', l.id, c.person_id, 'Kepala Subbagian Perencanaan', 'Surat contoh', now()
                from documents.letter l join procedures.run r on r.id = l.run_id join organisation.agency a on a.id = r.agency_id and a.code = 'bmcktr'
                join organisation.account c on c.user_name = 'subbag.perencanaan.bmcktr' limit 1 returning region_id, id, sender),
            got as (
                insert into documents.dispatch_recipient (region_id, dispatch_id, ordinal, kind, name, channel, sent_on, proof_text, noted_by, noted_at)
                select region_id, id, 0, 'To', 'Inspektur Daerah', 'Srikandi', '2026-10-06', 'SRIKANDI 1', sender, now() from sent returning dispatch_id)
            select '/surat-keluar/' || dispatch_id from got
            """),
    ];

    /// <summary>The head of the agency, when one version of its SOP has come in force beside open runs of the last, and the next is tried at the table.</summary>
    public static IReadOnlyList<SitePlace> Heads { get; } =
    [
        new("/", "beranda kepala"), new("/pelaksanaan", "daftar pelaksanaan kepala"), new("/pelaksanaan/mulai", "mulai pelaksanaan", "/pelaksanaan"), new("/pengganti", "pengganti", "/akun"), new("/sop/pustaka/{Code}/pakai", "pakai sop", "/sop/pustaka/dishub"), new("/sop/tulis", "tulis sop", "/sop"), new("/sop/impor", "impor sop", "/sop"),
        new("/sop/pemantauan", "pemantauan sop", "/sop"), new("/sop/evaluasi", "evaluasi sop", "/sop"), new("/sop/dasar-hukum", "mencatat dasar hukum", "/sop"), new(Sop, "sop direvisi", "/sop"), new("/sop/{Id:guid}/pindah", "pindah versi", Sop),
        new("/sop/{Id:guid}/banding", "banding versi", Sop), new("/sop/{Id:guid}/pelaksana/{LaneName}", "pelaksana sop", Sop), new("/sop/{Id:guid}/pelaksana", "semua pelaksana sop", Sop),
        new(
            "/penyerahan/{Id:guid}", "penyerahan",
            "select '/penyerahan/' || d.id from documents.delivery d join organisation.account a on a.person_id = d.person_id where a.user_name = 'kadis.bmcktr' order by d.id limit 1"),
        new("/sop/{Id:guid}/sunting", "sunting sop", "/sop/{Id:guid}?versi=3"), new("/sop/{Id:guid}/sampul", "sampul sop", "/sop/{Id:guid}?versi=3"),
        new("/sop/{Id:guid}/usulan", "usulan sop", "/sop/{Id:guid}?versi=3"), new("/sop/{Id:guid}/uji-coba/{Trial:guid}", "uji coba sop", "/sop/{Id:guid}?versi=3"),
    ];

    public static IReadOnlyList<SitePlace> Administrators { get; } =
    [
        new("/administrasi", "administrasi"), new("/administrasi/perangkat-daerah", "perangkat daerah"), new("/administrasi/perangkat-daerah/baru", "perangkat daerah baru"),
        new(Agency, "satu perangkat daerah", "/administrasi/perangkat-daerah"), new("/administrasi/perangkat-daerah/{Id:guid}/ubah", "ubah perangkat daerah", Agency),
        new("/administrasi/perangkat-daerah/{Agency:guid}/unit-baru", "unit baru", Agency), new("/administrasi/unit/{Id:guid}", "unit", Agency),
        new("/administrasi/jabatan/{Id:guid}", "jabatan", "/administrasi/unit/{Id:guid}"), new("/administrasi/tim/{Id:guid}", "tim", Agency),
        new("/administrasi/pegawai", "pegawai"), new("/administrasi/pegawai/baru", "pegawai baru"), new("/administrasi/pegawai/{Id:guid}", "satu pegawai", "/administrasi/pegawai"),
        new("/administrasi/akun", "daftar akun"), new("/administrasi/akun/{Id:guid}", "satu akun", "/administrasi/akun"),
        new("/administrasi/kalender", "kalender"), new("/administrasi/daerah", "daerah"), new("/administrasi/tanda-tangan", "layanan tanda tangan"), new("/administrasi/sertifikat", "sertifikat"),
        new("/pengukuran/ketentuan/kewajaran", "ambang kewajaran", "/pengukuran/ketentuan"), new("/perencanaan/ketentuan-kartu", "ketentuan kartu", "/pengukuran/ketentuan"), new("/sop", "sop administrator"), new(Sop, "sop dipakai administrator", "/sop"),
        new("/pengukuran/ketentuan", "menetapkan ketentuan pengukuran"), new("/pengukuran/ketentuan/skala", "skala kategori baru", "/pengukuran/ketentuan"),
        new("/pengukuran/aturan", "menetapkan aturan antarangka", "/pengukuran/ketentuan"), new("/pengukuran/tenggat", "menetapkan tenggat", "/pengukuran"),
        new("/pengukuran/daerah", "capaian daerah"), new("/pengukuran/kelengkapan", "kelengkapan daerah"), new("/pengukuran/perkembangan", "perkembangan daerah"),
    ];

    /// <summary>An employee with a sheet of his own.</summary>
    public static IReadOnlyList<SitePlace> Employees { get; } =
    [
        new("/pengukuran/{Id:guid}", "lembar pegawai", "select '/pengukuran/' || id from measurement.sheet where person_id is not null order by id limit 1"),
        new("/pengukuran/{Id:guid}/bukti", "bukti pegawai", "select '/pengukuran/' || id || '/bukti' from measurement.sheet where person_id is not null order by id limit 1"),
    ];

    /// <summary>What is looked at elsewhere, and where.</summary>
    public static IReadOnlyDictionary<string, string> Elsewhere { get; } = new Dictionary<string, string>
    {
        ["/dokumen/{Id:guid}/atas-nama"] = "opens only while a paper is printed and not signed, which none of these is; its two fields are those of letters",
        ["/tidak-ditemukan"] = "answers any address that is not there, and is looked at under one",
    };

    public static IEnumerable<SitePlace> All => [.. Strangers, .. Officials, .. Heads, .. Employees, .. Administrators];
}
