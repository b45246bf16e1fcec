namespace Tera.Procedures;

/// <summary>What users read when a rule about SOPs and their versions says no.</summary>
internal static class SopTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["procedures.adoption.content-fixed"] = "Versi {0} pernah berlaku, jadi isinya tidak dapat diubah. Buat revisi, lalu ubah drafnya.",
        ["procedures.adoption.proposals-unread"] = "Periksa {0} simpulan dan usulan, lalu centang pernyataan ini.",
        ["procedures.adoption.exception-unexplained"] = "Tulis mengapa yang dicentang dikecualikan, atau hapus centangnya.",
        ["procedures.cover.line-too-long"] = "Satu baris paling panjang {0} huruf. Pendekkan atau bagi menjadi beberapa baris.",
        ["procedures.cover.too-many-lines"] = "Paling banyak {0} baris. Gabungkan atau hapus sebagian.",
        ["procedures.cover.date-missing"] = "Pilih tanggalnya.",
        ["procedures.cover.why-missing"] = "Tulis alasan atau dasar perubahan ini; tampil pada riwayat.",
        ["procedures.holder.no-such-lane"] = "SOP ini tidak punya pelaksana “{0}”. Muat ulang halaman.",
        ["procedures.holder.not-of-agency"] = "Pilihan untuk {0} tidak ada lagi pada perangkat daerah ini. Pilih jabatan, tim, atau orang dari daftar.",
        ["procedures.holder.same"] = "{0} sudah dipegang oleh pilihan itu. Pilih pemegang yang lain, atau kembali tanpa menyimpan.",
        ["procedures.holder.in-the-past"] = "Pergantian paling awal mulai hari ini, {0}. Siapa yang bertugas kemarin tidak ditulis ulang.",
        ["procedures.holder.later-change"] = "Pemegang {0} mulai {1} sudah tercatat. Pilih tanggal sesudahnya.",
        ["procedures.version.reason-missing"] = "Tulis alasan pencabutan; alasan itu tampil pada riwayat SOP.",
        ["procedures.version.nothing-to-revise"] = "Tidak ada versi yang berlaku untuk direvisi. Berlakukan dahulu draf yang ada.",
        ["procedures.import.no-file"] = "Pilih berkas SOP yang akan diimpor.",
        ["procedures.import.one-for-a-revision"] = "Berkas ini memuat {0} SOP, sedangkan revisi mengambil tepat satu. Simpan sebagai SOP baru, atau unggah berkas dengan satu SOP.",
        ["procedures.import.unreadable"] = "{0} Perbaiki berkasnya, lalu unggah lagi.",
        ["procedures.import.nothing-asked"] = "Keterangan itu sudah dijawab atau tidak ada lagi. Muat ulang halaman.",
        ["procedures.times.nothing-chosen"] = "Centang paling sedikit satu langkah yang waktunya diubah.",
        ["procedures.link.no-such-link"] = "SOP ini tidak menyebut “{0}”. Muat ulang halaman.",
        ["procedures.link.not-adopted"] = "SOP dengan kode {0} belum dipakai perangkat daerah ini. Ambil dahulu dari pustaka.",
    };
}
