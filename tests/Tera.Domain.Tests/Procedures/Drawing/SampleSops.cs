using System.Globalization;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Drawing;

/// <summary>The SOP of Dinas BMCKTR as printed, and the hardest flows we can think of.</summary>
internal static class SampleSops
{
    private const string Realisation = "Realisasi Rencana Aksi Akuntabilitas Kinerja";

    public static IReadOnlyDictionary<string, ProcedureDefinition> All { get; } = new Dictionary<string, ProcedureDefinition>
    {
        ["bmcktr"] = Bmcktr(),
        ["dua-belas-lajur"] = TwelveLanes(),
        ["keputusan-sulit"] = HardDecisions(),
        ["kembali-bersilang"] = CrossingReturns(),
        ["seratus-langkah"] = HundredSteps(),
    };

    public static ProcedureDefinition Bmcktr() =>
        new Sop("Pengukuran Kinerja", "Kepala Dinas", "Sekretaris", "Bidang", "Tim SAKIP", "Subag Perencanaan|Subbag Perencanaan")
            .Row("perintah", "Kepala Dinas memerintahkan Sekretaris untuk melakukan pengukuran kinerja", 0).Kind(ActKind.Instruct)
            .Needs("Laporan Hasil Analisa Data Kinerja").Standard(10, DurationUnit.Minutes, "10 menit").Gives("Nota Kepala Dinas")
            .Row("rapat", "Sekretaris melakukan rapat dengan tim SAKIP untuk memberikan arahan pelaksanaan kegiatan pengukuran kinerja", 1, 3)
            .Kind(ActKind.Meet).Needs("Nota Kepala Dinas").Standard(2, DurationUnit.Hours, "2 Jam").Gives("Notulen Rapat")
            .Row("format", "Tim SAKIP menyiapkan data format pengukuran kinerja dan realisasi keuangan berdasarkan Perjanjian Kinerja dan "
                + "Rencana Aksi dan mendistribusikannya kepada Sekretaris", 3)
            .Kind(ActKind.Prepare).Needs("Notulen Rapat").Standard(1, DurationUnit.Hours, "1 Jam").Gives("Format " + Realisation)
            .Row("isi", "Sekretaris dan Bidang mengisi format pengukuran kinerja dan realisasi keuangan dan menyiapkan data dukung kemudian "
                + "menyerahkan kembali kepada Tim SAKIP", 2, 1)
            .Kind(ActKind.Collect).EachUnit().Needs("Format " + Realisation).Standard(2, DurationUnit.Days, "2 Hari")
            .Gives("Draf " + Realisation, "Lampiran Data Dukung")
            .Row("susun", "Tim SAKIP menyusun Laporan Hasil pengukuran kinerja dan Realisasi Keuangan dan melaporkannya kepada Sekretaris", 3)
            .Kind(ActKind.Process).Needs("Draf " + Realisation, "Lampiran Data Dukung").Standard(2, DurationUnit.Days, "2 Hari").Gives(Realisation)
            .Row("lapor", "Sekretaris melaporkan hasil pengukuran kinerja kepada Kepala Dinas", 1)
            .Kind(ActKind.Report).Needs(Realisation).Standard(30, DurationUnit.Minutes, "30 Menit").Gives(Realisation)
            .Row("analisa", "Kepala Dinas, Sekretaris, bersama Tim SAKIP menganalisa hasil pengukuran kinerja yang telah diserahkan, apabila setuju "
                + "akan digunakan sebagai bahan untuk evaluasi internal, jika tidak maka dikembalikan untuk dilengkapi", 0, 1, 3)
            .Needs(Realisation).Standard(2, DurationUnit.Hours, "2 Jam").Gives(Realisation).Decides("lapor-akhir", ["isi", "susun"], printed: false)
            .Remark("SOP Evaluasi Kinerja Internal")
            .Row("lapor-akhir", "Sekretaris melaporkan hasil pengukuran kinerja kepada Kepala Dinas", 1)
            .Kind(ActKind.Report).Needs(Realisation).Standard(30, DurationUnit.Minutes, "30 Menit").Gives(Realisation)
            .Row("pengesahan", "Pengesahan dokumen pengukuran kinerja", 0, 1).Service(StepNature.Attestation).Kind(ActKind.Sign)
            .Row("unggah", "Subbag Perencanaan mengunggah " + Realisation + " Triwulanan pada aplikasi esr.menpan.go.id dan mengarsipkannya", 4)
            .Kind(ActKind.Upload).Needs(Realisation).Standard(2, DurationUnit.Minutes, "2 Menit").Gives(Realisation).Remark("SOP Pengarsipan")
            .Build();

    /// <summary>Twelve lanes with the longest names the sources print; far returns, a jump forward.</summary>
    public static ProcedureDefinition TwelveLanes()
    {
        var sop = new Sop(
            "Dua belas pelaksana", "Gubernur", "Sekretaris Daerah", "Asisten", "Kepala Dinas", "Sekertaris|Sekretaris",
            "Kasubbag Perencanaan, Evaluasi Kinerja dan Keuangan", "Kepala Bidang", "Kepala Seksi", "Tim SAKIP",
            "Penyusuanan Anggaran dan Pelaporan|Penyusun Anggaran dan Pelaporan", "Arsiparis", "Staf");
        for (var lane = 0; lane < 12; lane++)
        {
            sop.Row($"ke-{lane + 1}", $"Menyiapkan dan menyampaikan bahan bagian {lane + 1} untuk dihimpun", lane).Standard(lane + 1, DurationUnit.Hours, $"{lane + 1} jam");
        }

        return sop.Row("rapat", "Melaksanakan rapat pembahasan bersama seluruh pelaksana", 3, 0, 4, 8, 11).Kind(ActKind.Meet)
            .Row("periksa", "Memeriksa hasil; jika belum benar dikembalikan", 8, 4).Decides("tanda-tangan", ["ke-9", "ke-3"])
            .Row("perbaiki", "Memperbaiki catatan kecil", 11)
            .Row("tanda-tangan", "Menandatangani", 0).Refuses("periksa")
            .Row("arsip", "Mengarsipkan", 10).Build();
    }

    /// <summary>A first row that decides, jumps forward, co-actors left of the diamond, a last row that decides, a loop to itself.</summary>
    public static ProcedureDefinition HardDecisions() =>
        new Sop("Keputusan sulit", "Kepala", "Sekretaris", "Bidang", "Staf")
            .Row("awal", "Memutuskan apakah pengukuran diperlukan triwulan ini", 1).Decides("siapkan", ["akhir"]).Needs("Agenda kerja")
            .Row("siapkan", "Menyiapkan bahan", 3)
            .Row("telaah", "Menelaah bahan bersama; jika lengkap langsung ke pengolahan", 3, 0, 1).Decides("olah", ["siapkan"])
            .Row("lengkapi", "Melengkapi bahan dari Bidang", 2)
            .Row("cek", "Memeriksa kelengkapan; bila kurang diulang", 1).Decides("olah", ["cek"], printed: false)
            .Row("olah", "Mengolah data bersama", 2, 3).Kind(ActKind.Process).Then(ActKind.Report, 1)
            .Row("nilai", "Menilai hasil olahan", 2, 0, 3).Decides("akhir", ["olah", "siapkan", "lengkapi"], printed: false)
            .Row("tunda", "Menunda dan mencatat alasan", 3)
            .Row("akhir", "Menyetujui penutupan", 0).Decides(null, ["nilai"])
            .Build();

    /// <summary>Three returns that overlap, one through a row of joint actors, one row with the return in and out.</summary>
    public static ProcedureDefinition CrossingReturns() =>
        new Sop("Kembali bersilang", "Kabag", "Kasubag", "Kasubag AD", "Kasubag LN", "Staf")
            .Row("perintah", "Memerintahkan untuk melaksanakan Evaluasi", 0)
            .Row("koordinasi", "Kasubag Pengendalian berkoordinasi dengan kasubag", 1, 2, 3)
            .Row("himpun", "Menghimpun data dan mengetik konsep laporan", 4)
            .Row("periksa-1", "Memeriksa konsep; jika tidak setuju diserahkan kepada staf untuk diperbaiki", 1).Decides("periksa-2", ["himpun"])
            .Row("periksa-2", "Memeriksa draf bersama; jika tidak, diserahkan ke Kasubag Pengendalian", 2, 1, 4).Decides("periksa-3", ["periksa-1"])
            .Row("periksa-3", "Memeriksa ulang; jika tidak, koordinasi diulang", 3, 4).Decides("paraf", ["koordinasi"])
            .Row("paraf", "Membubuhkan paraf", 1).Refuses("periksa-1")
            .Row("ttd", "Menerima dan menandatangani Dokumen evaluasi", 0).Refuses("himpun", "perintah")
            .Build();

    /// <summary>A hundred rows over twelve lanes, a way back every tenth row.</summary>
    public static ProcedureDefinition HundredSteps()
    {
        const int Steps = 100, Lanes = 12;
        var sop = new Sop("Contoh besar", [.. Enumerable.Range(1, Lanes).Select(lane => string.Create(CultureInfo.InvariantCulture, $"Pelaksana {lane}"))]);
        for (var step = 1; step <= Steps; step++)
        {
            sop.Row(Key(step), "Menyusun dan menyampaikan bahan pengukuran kinerja", step * 7 % Lanes);
            if (step % 10 == 0 && step < Steps)
            {
                sop.Decides(Key(step + 1), [Key(step - 5)]);
            }
        }

        return sop.Build();

        static string Key(int step) => string.Create(CultureInfo.InvariantCulture, $"langkah-{step}");
    }
}
