namespace Tera.EndToEnd.Robots;

/// <summary>What an official would write into a field of that name.</summary>
internal static class Words
{
    /// <summary>The hours at which a meeting was held and over, and those for which it is called; nobody walks that late.</summary>
    public const string Held = "08.00", Over = "11.00", Called = "23.30", CalledUntil = "23.55";

    private const string AnythingElse = "Dilaksanakan sesuai rencana; data dukung tersedia dan telah dicocokkan dengan dokumen sumbernya.";

    private static readonly Dictionary<string, string> ByField = new()
    {
        ["Catatan"] = "Mohon diselesaikan sesuai waktu baku SOP; sampaikan kendala lebih awal.",
        ["JamMulai"] = Held,
        ["JamSelesai"] = Over,
        ["Tempat"] = "Ruang Rapat Utama",
        ["Agenda"] = "Pembukaan\nPembahasan capaian triwulan\nPenutup",
        ["Pokok"] = "Capaian dan kendala triwulan",
        ["Bahasan"] = "Setiap unit memaparkan realisasi, kendala, dan rencana perbaikan; data yang kurang dilengkapi sebelum batas waktu.",
        ["Keputusan"] = "Data dukung dilengkapi sebelum lembar diserahkan.",
        ["Pembahasan"] = "Setiap unit memaparkan realisasi triwulan dan kendalanya.",
        ["Pembukaan"] = "Rapat dibuka oleh pimpinan rapat.",
        ["Penutup"] = "Rapat ditutup oleh pimpinan rapat.",
        ["Analisis"] = "Capaian ditunjang perencanaan yang lebih awal; hambatan utama cuaca pada akhir triwulan.",
        ["Simpulan"] = "Sebagian besar sasaran tercapai.\nDua indikator perlu perhatian.",
        ["TindakLanjut"] = "Bidang terkait mempercepat penyelesaian paket sampai akhir Maret.\nSubbagian Perencanaan memantau setiap bulan.",
        ["HasilKerja"] = "Menyelesaikan 12 berkas layanan tepat waktu dan menyusun satu laporan triwulan.",
        ["PerilakuKerja"] = "Melayani warga sesuai jam layanan dan membantu rekan satu seksi.",
        ["Kendala"] = "Jaringan internet sering terputus.",
        ["Kepada"] = "Bupati Contoh Jaya melalui Sekretaris Daerah",
        ["Tembusan"] = "Inspektur Kabupaten Contoh Jaya",
        ["BuktiTeks"] = "Diterima Sdr. Rahman, Bagian Organisasi, agenda 118",
        ["NomorUnggah"] = "ESR-2027-000118",
        ["RetensiAktif"] = "2",
        ["RetensiInaktif"] = "3",
        ["DasarRetensi"] = "JRA Kabupaten Contoh Jaya, butir 000.8",
        ["Klasifikasi"] = "000.8.6",
        ["TanpaMenunggu"] = "Pemeriksa dinas luar; isian sudah dicocokkan dengan data dukungnya.",
        ["Laporan"] = "Hasil pengukuran kinerja triwulan telah disusun dan siap dibahas.",
    };

    /// <summary>Fields that stay empty unless something is unusual.</summary>
    private static readonly HashSet<string> Unusual =
    [
        "Alasan", "AlasanPengisi", "AlasanKembali", "Tautan", "Tamu", "Wakil", "alasan", "Tenggat", "SuratDari", "Isian", "AtasNama", "UntukBeliau", "AlamatAplikasi",
        "KodeKlasifikasi", "DasarPemanfaatan", "CoretAlasan", "Naskah", "Banyaknya", "KeteranganNaskah", "Salinan", "AlasanTidakTerkirim",
    ];

    /// <summary>Null where an official would write nothing.</summary>
    internal static string? For(string field) => Unusual.Contains(field) ? null : ByField.GetValueOrDefault(field, AnythingElse);
}
