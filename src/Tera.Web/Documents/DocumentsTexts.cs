namespace Tera.Documents;

/// <summary>What users read when a rule of this module says no.</summary>
internal static class DocumentsTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["documents.letter.pattern-length"] = "Pola nomor surat wajib diisi, paling panjang {0} huruf.",
        ["documents.letter.pattern-mark"] =
            "Pola nomor surat memuat {0} yang tidak dikenal. Yang dapat dipakai: {{klasifikasi}}, {{nomor}}, {{nomor:000}}, {{unit}}, {{bulan}}, {{tahun}}.",
        ["documents.letter.pattern-lacks"] = "Pola nomor surat belum memuat {0}, sehingga dua surat dapat bernomor sama. Tambahkan {0}.",

        ["documents.letter.not-keeper"] = "Buku nomor surat diatur oleh pimpinan, sekretariat instansinya, atau pengelola sistem.",
        ["documents.letter.already-taken"] = "Nomor sampai {0} sudah diambil. Tulis nomor sesudahnya, atau biarkan bila tidak ada surat lain.",
        ["documents.letter.too-many"] = "Paling banyak {0} nomor sekali catat. Periksa angkanya.",

        ["documents.follow-up.not-to-report"] = "Tindak lanjut dilaporkan oleh penanggung jawabnya, pimpinan rapat, atau pimpinan instansi.",
        ["documents.follow-up.not-to-drop"] = "Hanya pimpinan rapat atau pimpinan instansi yang dapat menyatakan keputusan tidak dilanjutkan.",
        ["documents.follow-up.note-length"] = "Keterangan wajib diisi, paling panjang {0} huruf.",
        ["documents.follow-up.standing-missing"] = "Pilih keadaannya: sedang dikerjakan, selesai, atau tidak dilanjutkan.",

        ["documents.signing.no-document"] = "Belum ada dokumen untuk diparaf atau ditandatangani. Kembalikan pekerjaan ke langkah yang menyusunnya.",
        ["documents.signing.not-ready"] = "PDF dokumen ini masih disiapkan. Tunggu beberapa detik, lalu muat ulang halaman.",
        ["documents.signing.printing-failed"] = "PDF dokumen ini gagal dicetak, sehingga belum dapat diparaf atau ditandatangani. Hubungi pengelola sistem.",
        ["documents.signing.superseded"] =
            "Dokumen sudah berganti versi atau sudah ditandatangani orang lain sejak halaman ini dibuka. Baca dokumen yang sekarang, lalu ulangi.",
        ["documents.signing.not-read"] = "Centang pernyataan bahwa Anda telah membaca seluruh halaman.",
        ["documents.signing.passphrase-missing"] = "Ketik frasa sandi sertifikat Anda.",
        ["documents.signing.no-certificate"] =
            "Anda belum mempunyai sertifikat tanda tangan yang berlaku. Mintalah kepada pengelola sistem; dokumen ini tetap menunggu Anda.",
        ["documents.signing.no-authority"] = "Daerah ini belum mempunyai otoritas sertifikat. Pengelola sistem harus membuatnya dahulu.",
        ["documents.signing.unknown"] =
            "Layanan tanda tangan tidak menjawab, dan mungkin sudah menandatangani. Jangan ulangi dahulu; hubungi pengelola sistem dengan kode {0}.",
        ["documents.signing.not-yours"] = "Tugas ini bukan tugas Anda, atau sudah selesai. Muat ulang halaman untuk melihat keadaannya.",

        ["documents.return.target-missing"] = "Pilih langkah tujuan pengembalian.",
        ["documents.return.reason-missing"] = "Tulis alasan pengembalian, agar penerima tahu apa yang harus diperbaiki.",

        ["documents.dispatch.subject-length"] = "Perihal wajib diisi, paling panjang {0} huruf.",
        ["documents.dispatch.recipient-missing"] = "Tulis paling sedikit satu penerima, satu pada setiap baris, paling banyak {0}.",
        ["documents.dispatch.too-many-copies"] = "Tembusan paling banyak {0}, satu pada setiap baris, masing-masing paling panjang 200 huruf.",
        ["documents.dispatch.no-cover-letter"] = "Surat pengantar belum terbit. Terbitkan dahulu, lalu catat pengirimannya.",
        ["documents.dispatch.channel-missing"] = "Pilih saluran pengiriman.",
        ["documents.dispatch.date-missing"] = "Isi tanggal kirim.",
        ["documents.dispatch.date-ahead"] = "Tanggal kirim belum tiba. Hari ini {0}.",
        ["documents.dispatch.proof-missing"] = "Isi bukti pengiriman (nomor resi atau nama penerima), atau lampirkan berkasnya.",
        ["documents.dispatch.not-signed"] = "{0} belum ditandatangani, sehingga belum dapat dikirim.",

        ["documents.archive.classification-missing"] = "Isi kode klasifikasi arsip, paling panjang {0} huruf.",
        ["documents.archive.description-missing"] = "Isi uraian arsip, paling panjang {0} huruf.",
        ["documents.archive.date-missing"] = "Isi tanggal berkas.",
        ["documents.archive.copy-level-missing"] = "Pilih tingkat perkembangan: asli, salinan, atau tembusan.",
        ["documents.archive.medium-missing"] = "Pilih media simpan.",
        ["documents.archive.quantity-missing"] = "Isi jumlah, misalnya 1 berkas.",
        ["documents.archive.place-missing"] = "Isi lokasi simpan.",
        ["documents.archive.active-years"] = "Isi retensi aktif dengan bilangan tahun, 0 sampai {0}.",
        ["documents.archive.inactive-years"] = "Isi retensi inaktif dengan bilangan tahun, 0 sampai {0}.",
        ["documents.archive.fate-missing"] = "Pilih nasib akhir arsip menurut JRA.",
        ["documents.archive.basis-missing"] = "Isi dasar retensi: JRA daerah dan butirnya.",
        ["documents.archive.access-missing"] = "Pilih klasifikasi akses.",
        ["documents.archive.not-printed"] = "PDF dokumen berikut belum siap: {0}. Tunggu sampai tercetak, atau hubungi pengelola sistem bila gagal.",
        ["documents.archive.run-moved"] = "Pelaksanaan ini berubah ketika paket disusun. Muat ulang halaman, lalu arsipkan lagi.",

        ["documents.upload.time-missing"] = "Isi tanggal dan jam unggah, misalnya 14.05.",
        ["documents.upload.ahead"] = "Waktu unggah belum tiba. Sekarang {0}.",
        ["documents.upload.proof-missing"] = "Isi nomor unggah, atau lampirkan tangkapan layar atau tanda terima. Tanpa bukti unggahan tidak dihitung.",

        ["documents.verify.file-missing"] = "Pilih berkas PDF yang hendak diperiksa.",
        ["documents.verify.code-form"] = "Kode periksa terdiri atas 20 huruf dan angka, seperti tercetak di bawah kode QR.",
    };
}
