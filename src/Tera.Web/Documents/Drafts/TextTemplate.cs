using Tera.Procedures.Definitions;

namespace Tera.Documents.Drafts;

/// <summary>One headed section of a text.</summary>
/// <param name="Key">Stable name, under which it is kept.</param>
/// <param name="Heading">As printed.</param>
/// <param name="Hint">What belongs into it.</param>
/// <param name="Required">Whether the text may be handed over without it.</param>
internal sealed record TextSection(string Key, string Heading, string Hint, bool Required = true)
{
    /// <summary>The chapter that begins with this section; null when it goes on.</summary>
    public string? Chapter { get; init; }
}

/// <summary>The sections a kind of text has.</summary>
internal sealed record TextTemplate(string Title, IReadOnlyList<TextSection> Sections)
{
    /// <summary>Sections of a nota dinas, which is printed in its own form.</summary>
    public const string MemoKind = "nota-dinas", MemoTo = "yth", MemoBody = "isi", MemoCopies = "tembusan";

    /// <summary>Berita acara pengumpulan data, which is printed in its own form.</summary>
    public const string CollectionKind = "berita-acara", CollectionRemark = "keterangan";

    /// <summary>Laporan kinerja.</summary>
    /// <remarks>Source: PermenPANRB 53/2014, annex II.</remarks>
    private static readonly TextTemplate PerformanceReport = new("Laporan Kinerja",
    [
        new("umum", "A. Penjelasan umum organisasi", "Tugas, fungsi, dan susunan organisasi.") { Chapter = "BAB I PENDAHULUAN" },
        new("isu", "B. Aspek strategis dan permasalahan utama", "Isu strategis yang sedang dihadapi."),
        new("perencanaan", "Ikhtisar perjanjian kinerja", "Ringkasan perjanjian kinerja tahun yang bersangkutan.") { Chapter = "BAB II PERENCANAAN KINERJA" },
        new("capaian", "A.1 Target dan realisasi tahun ini", "Per sasaran strategis.") { Chapter = "BAB III AKUNTABILITAS KINERJA" },
        new("perbandingan", "A.2 Perbandingan dengan tahun-tahun sebelumnya", "Realisasi dan capaian tahun lalu dan beberapa tahun terakhir."),
        new("jangka-menengah", "A.3 Kemajuan terhadap target jangka menengah", "Realisasi sampai tahun ini terhadap target akhir rencana strategis."),
        new("standar-nasional", "A.4 Perbandingan dengan standar nasional", "Bila ada.", Required: false),
        new("analisis", "A.5 Analisis penyebab keberhasilan atau kegagalan", "Beserta alternatif solusi yang telah dilakukan."),
        new("efisiensi", "A.6 Analisis efisiensi penggunaan sumber daya", "Anggaran, orang, dan sarana terhadap hasil."),
        new("program", "A.7 Analisis program dan kegiatan penunjang", "Program atau kegiatan yang menunjang keberhasilan atau kegagalan."),
        new("tindak-lanjut", "A.8 Tindak lanjut atas evaluasi tahun lalu", "Rekomendasi dan apa yang telah dilakukan.", Required: false),
        new("anggaran", "B. Realisasi anggaran", "Pagu, realisasi, dan persentase penyerapan."),
        new("penutup", "Simpulan dan langkah perbaikan", "Simpulan umum dan langkah tahun berikutnya.") { Chapter = "BAB IV PENUTUP" },
    ]);

    private static readonly TextTemplate Evaluation = new("Hasil Evaluasi",
    [
        new("dasar", "A. Dasar dan tujuan", "Dasar hukum, perintah, dan tujuan evaluasi.") { Chapter = "I. PENDAHULUAN" },
        new("lingkup", "B. Ruang lingkup dan cara", "Yang dievaluasi, sumber data, dan cara kerja."),
        new("hasil", "A. Hasil evaluasi", "Capaian kinerja yang dievaluasi.") { Chapter = "II. HASIL" },
        new("permasalahan", "B. Permasalahan", "Hambatan dan penyebabnya."),
        new("rekomendasi", "A. Rekomendasi", "Perbaikan yang disarankan dan penanggung jawabnya.") { Chapter = "III. PENUTUP" },
        new("tindak-lanjut", "B. Tindak lanjut rekomendasi sebelumnya", "Bila ada.", Required: false),
    ]);

    private static readonly TextTemplate CollectedData = new("Laporan Hasil Pengumpulan Data Kinerja",
    [
        new("dasar", "1. Dasar dan tujuan", "Perintah dan tujuan pengumpulan data."),
        new("pelaksanaan", "2. Pelaksanaan", "Waktu, petugas, sumber data, dan cara pengumpulan."),
        new("hasil", "3. Data yang terkumpul", "Ringkasan data per sasaran atau kegiatan; rinciannya dilampirkan."),
        new("kendala", "4. Data yang belum ada dan kendala", "Beserta rencana melengkapinya.", Required: false),
        new("simpulan", "5. Simpulan dan saran", "Apa yang perlu dilakukan dengan data ini."),
    ]);

    private static readonly TextTemplate Plan = new("Rencana Kegiatan Pengumpulan Data",
    [
        new("tujuan", "1. Tujuan", "Untuk apa data dikumpulkan."),
        new("data", "2. Data yang dikumpulkan dan sumbernya", "Satu data pada setiap baris, dengan sumber dan penanggung jawab."),
        new("jadwal", "3. Jadwal", "Kegiatan dan tanggalnya."),
        new("cara", "4. Cara dan alat", "Formulir, wawancara, unduhan aplikasi."),
        new("kebutuhan", "5. Kebutuhan", "Orang, sarana, dan biaya.", Required: false),
    ]);

    /// <summary>Nota dinas that an SOP has written and signed; its title is its hal.</summary>
    /// <remarks>Source: Permendagri 1/2023, elements as offices use them.</remarks>
    private static readonly TextTemplate Memo = new("Nota Dinas",
    [
        new(MemoTo, "Yth.", "Satu jabatan pada setiap baris."),
        new(MemoBody, "Isi", "Isi nota dinas selengkapnya."),
        new(MemoCopies, "Tembusan", "Bila ada; satu pada setiap baris.", Required: false),
    ]);

    /// <summary>Berita acara pengumpulan data: what units handed in is put in when it is handed over.</summary>
    private static readonly TextTemplate Collection = new("Berita Acara Pengumpulan Data Kinerja",
        [new(CollectionRemark, "Keterangan", "Catatan atas data yang diterima, misalnya sebab yang belum diserahkan. Daftar unit, waktu, banyaknya angka dan berkas diisi Tera ketika naskah ini diserahkan.", Required: false)]);

    private static readonly TextTemplate Material = new("Data yang Dihimpun",
        [new("uraian", "Uraian", "Apa yang dihimpun, dari siapa, dan catatannya. Boleh kosong bila berkas sudah menjelaskan.", Required: false)]);

    private static readonly TextTemplate Plain = new("Naskah", [new("isi", "Isi", "Isi naskah selengkapnya.")]);

    /// <summary>The sections of what an act makes.</summary>
    public static TextTemplate Of(Act act) => OfKind(KindOf(act).Value) ?? (act.Kind is ActKind.Collect ? Material : Plain);

    /// <summary>The sections of a text that was kept: those of its kind, else those it has.</summary>
    public static TextTemplate OfKept(string kind, IEnumerable<string> keys) =>
        OfKind(kind) ?? (keys.Any(key => Plain.Sections.Any(section => section.Key == key)) ? Plain : Material);

    /// <summary>What an act makes, also where the SOP does not type it.</summary>
    public static ArtifactKind KindOf(Act act) => act.Produces ?? new(act.Kind is ActKind.Collect ? "data" : "naskah");

    /// <summary>What stands in a section of one thing on each line.</summary>
    public static string[] LinesOf(string body) => body.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static TextTemplate? OfKind(string kind) => kind switch
    {
        "laporan-kinerja" => PerformanceReport,
        "hasil-evaluasi" => Evaluation,
        "hasil-pengumpulan-data" => CollectedData,
        "rencana" => Plan,
        MemoKind => Memo,
        CollectionKind => Collection,
        _ => null,
    };
}
