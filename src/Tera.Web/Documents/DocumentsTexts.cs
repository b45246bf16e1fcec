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
        ["documents.letter.series-for-everything"] = "Pilih unit, jenis naskah, atau keduanya. Untuk semua surat sudah ada buku umum.",
        ["documents.letter.series-for-nothing"] = "Unit atau jenis naskah yang dipilih tidak ada lagi. Muat ulang halaman, lalu pilih lagi.",
        ["documents.letter.series-rule-taken"] = "Sudah ada buku untuk unit dan jenis naskah itu. Pakai buku itu, atau tutup dahulu.",
        ["documents.letter.same-numbers"] = "Dengan pola dan kode itu, nomornya dapat sama dengan nomor “{0}”. Beri kode unit atau pola yang lain.",
        ["documents.letter.runs-together"] =
            "Nomor urut pada pola itu menempel pada angka lain, sehingga dua surat dapat bernomor sama. Beri pemisah di kedua sisi {{nomor}}, misalnya garis miring.",
        ["documents.letter.not-reserved"] = "Nomor itu sudah terbit atau sudah batal. Muat ulang halaman untuk melihat keadaannya.",
        ["documents.letter.run-goes-on"] =
            "Nomor itu tercetak pada naskah yang pelaksanaannya masih berjalan, jadi masih akan dipakai. Bila pelaksanaannya dibatalkan, nomornya batal dengan sendirinya.",
        ["documents.letter.too-many"] = "Paling banyak {0} nomor sekali catat. Periksa angkanya.",

        ["documents.wording.missing"] = "Bagian ini wajib diisi; tanpa kalimat itu suratnya tidak terbaca. Tulis kalimatnya, atau kembalikan ke kalimat program.",
        ["documents.wording.too-long"] = "Terlalu panjang: {0} huruf. Ringkas menjadi paling banyak {1} huruf.",
        ["documents.wording.unknown-placeholder"] = "{0} pada baris {1}, huruf ke-{2} bukan isian yang dikenal. Yang dapat dipakai: {3}.",
        ["documents.wording.lone-brace"] = "Tanda {0} pada baris {1}, huruf ke-{2} tidak berpasangan. Kurung kurawal hanya untuk isian: {3}.",
        ["documents.wording.unprintable"] = "Ada tanda yang tidak dapat dicetak pada baris {0}, huruf ke-{1}. Hapus tanda itu, lalu ketik ulang.",
        ["documents.wording.not-keeper"] = "Templat naskah diatur oleh pimpinan, sekretariat instansinya, atau pengelola sistem.",
        ["documents.wording.nothing-changed"] = "Tidak ada yang berubah dari templat yang berlaku, sehingga tidak dibuat versi baru.",

        ["documents.srikandi.not-yours"] = "Nomor SRIKANDI dicatat oleh pembuat naskah, pimpinan, sekretariat instansinya, atau pengelola sistem.",
        ["documents.srikandi.not-printed"] = "PDF naskah ini belum selesai disiapkan, sehingga belum dapat dimasukkan ke SRIKANDI.",
        ["documents.srikandi.noted-already"] = "Nomor dan tautan itu sudah tercatat.",
        ["documents.srikandi.address"] = "Tautan tidak lengkap atau tidak aman. Tulis seluruhnya, mulai dari https://, paling panjang {0} huruf, atau kosongkan.",

        ["documents.delivery.not-yours"] = "Penyerahan ini ditujukan kepada orang lain. Yang menerimanya menandai sendiri dari Beranda.",
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
        ["documents.signing.signed-with-pen"] =
            "Dokumen ini sudah ditandatangani dengan pena, dan tanda tangan itu tidak ada pada PDF-nya. Tanda tangani kertas yang sama, lalu unggah pindaiannya.",
        ["documents.signing.signer-differs"] =
            "Penanda tangan yang tercetak pada dokumen ini ({0}) bukan Anda sebagai {1}. Cetak ulang dahulu dengan nama Anda; nomor dan isinya tetap, tanggalnya hari ini.",
        ["documents.signing.reprint-signed"] =
            "Dokumen ini sudah ditandatangani, sehingga tidak dapat dicetak ulang. Kembalikan ke langkah yang menyusunnya.",
        ["documents.signing.not-yours"] = "Tugas ini bukan tugas Anda, atau sudah selesai. Muat ulang halaman untuk melihat keadaannya.",

        ["documents.return.target-missing"] = "Pilih langkah tujuan pengembalian.",
        ["documents.return.reason-missing"] = "Tulis alasan pengembalian, agar penerima tahu apa yang harus diperbaiki.",

        ["documents.dispatch.subject-length"] = "Perihal wajib diisi, paling panjang {0} huruf.",
        ["documents.dispatch.recipient-missing"] = "Tulis paling sedikit satu penerima, satu pada setiap baris, paling banyak {0}.",
        ["documents.dispatch.too-many-copies"] = "Tembusan paling banyak {0}, satu pada setiap baris, masing-masing paling panjang 200 huruf.",
        ["documents.dispatch.thing-missing"] = "Baris {0}: tulis naskah yang dikirim, atau kosongkan banyaknya dan keterangannya.",
        ["documents.dispatch.no-cover-letter"] = "Surat pengantar belum terbit. Terbitkan dahulu, lalu catat pengirimannya.",
        ["documents.dispatch.nobody-chosen"] = "Centang penerima yang dicatat.",
        ["documents.dispatch.reason-missing"] = "Tulis mengapa surat tidak dikirim kepadanya, paling panjang {0} huruf.",
        ["documents.dispatch.recipient-open"] = "Belum ada catatan untuk {0}. Catat pengirimannya, atau tulis mengapa tidak dikirim.",
        ["documents.dispatch.nobody-reached"] = "Surat ini belum dikirim kepada satu pun penerima (Yth.). Catat sedikitnya satu pengiriman, atau perbaiki penerimanya.",
        ["documents.dispatch.channel-missing"] = "Pilih saluran pengiriman.",
        ["documents.dispatch.date-missing"] = "Isi tanggal kirim.",
        ["documents.dispatch.date-before"] = "Suratnya baru dibuat {0}, jadi tidak mungkin dikirim sebelumnya. Periksa tanggal kirimnya.",
        ["documents.dispatch.date-ahead"] = "Tanggal kirim belum tiba. Hari ini {0}.",
        ["documents.dispatch.proof-missing"] = "Isi bukti pengiriman (nomor resi atau nama penerima), atau lampirkan berkasnya.",
        ["documents.mail.not-in-use"] = "Tera ini belum mempunyai server surel. Minta pengelola sistem mengisi pengaturan Mail, atau kirim dengan cara lain dan catat buktinya.",
        ["documents.mail.address-count"] = "Tulis paling sedikit satu alamat surel, satu pada setiap baris, paling banyak {0}.",
        ["documents.mail.no-address"] = "“{0}” bukan alamat surel yang dapat dikirimi. Contoh yang benar: bagian.organisasi@contohjaya.go.id.",
        ["documents.mail.not-printed"] = "PDF surat atau lampirannya belum selesai disiapkan. Muat ulang sebentar lagi, lalu kirim.",
        ["documents.mail.too-large"] = "Lampirannya lebih besar daripada {0} MB, batas yang diterima kebanyakan server surel. Kirim lewat saluran lain.",
        ["documents.mail.no-longer-counts"] = "Surat ini sudah diganti versi baru, atau pelaksanaannya dibatalkan, sebelum sempat terkirim.",
        ["documents.mail.server-away"] = "Server surel tidak dapat dihubungi walau sudah dicoba beberapa kali. Coba lagi nanti, atau kirim lewat saluran lain.",
        ["documents.mail.already-asked"] = "Semua alamat itu sudah dikirimi surat ini atau sedang dikirimi.",
        ["documents.dispatch.pen-missing"] = "Surat pengantar belum dinyatakan sudah ditandatangani. Tandatangani cetakannya lalu centang pernyataannya, atau perbaiki surat itu supaya ditandatangani di Tera.",
        ["documents.dispatch.cover-not-signed"] = "Surat pengantar ini akan ditandatangani di Tera, tetapi belum. Perbaiki surat itu dan kirim lagi kepada penanda tangannya, atau pilih tanda tangan dengan pena.",
        ["documents.dispatch.pen-is-not-mailed"] = "Surat pengantar ini ditandatangani dengan pena, jadi berkas yang akan dikirim surel tidak bertanda tangan. Perbaiki surat itu dan pilih tanda tangan di Tera, atau kirim cetakannya lewat saluran lain.",
        ["documents.dispatch.not-signed"] = "{0} belum ditandatangani, sehingga belum dapat dikirim.",

        ["documents.archive.classification-unreadable"] = "“{0}” bukan kode klasifikasi arsip. Kode terdiri atas angka dan titik menurut Permendagri 83/2022, misalnya 000.8.6.3.",
        ["documents.archive.classification-missing"] = "Isi kode klasifikasi arsip, paling panjang {0} huruf.",
        ["documents.archive.description-missing"] = "Isi uraian arsip, paling panjang {0} huruf.",
        ["documents.archive.date-missing"] = "Isi tanggal berkas.",
        ["documents.archive.date-out"] = "Tanggal berkas harus antara {0} dan hari ini, {1}.",
        ["documents.archive.date-before-last"] =
            "Tanggal berkas {0} lebih awal daripada dokumen terakhirnya, {1}. Retensi dihitung dari tanggal berkas: isi {1} atau sesudahnya.",
        ["documents.archive.copy-level-missing"] = "Pilih tingkat perkembangan: asli, salinan, atau tembusan.",
        ["documents.archive.medium-missing"] = "Pilih media simpan.",
        ["documents.archive.quantity-missing"] = "Isi jumlah, misalnya 1 berkas.",
        ["documents.archive.place-missing"] = "Isi lokasi simpan.",
        ["documents.archive.active-years"] = "Isi retensi aktif dengan bilangan tahun, 0 sampai {0}.",
        ["documents.archive.inactive-years"] = "Isi retensi inaktif dengan bilangan tahun, 0 sampai {0}.",
        ["documents.archive.fate-missing"] = "Pilih nasib akhir arsip menurut JRA.",
        ["documents.archive.basis-missing"] = "Isi dasar retensi: JRA daerah dan butirnya.",
        ["documents.archive.access-missing"] = "Pilih klasifikasi akses.",
        ["documents.archive.row-unknown"] = "Butir JRA yang dipilih tidak ada lagi. Pilih butir lain, atau isi retensinya sendiri.",
        ["documents.retention.no-sheet"] = "Berkas ini tidak memuat lembar {0} atau {1}. Unduh contohnya dari halaman ini, lalu isi lembar itu.",
        ["documents.retention.column-missing"] = "Lembar {0} tidak memuat kolom {1} pada baris pertama.",
        ["documents.retention.no-rows"] = "Tidak ada baris di bawah judul kolom.",
        ["documents.retention.twice"] = "Baris ini sudah ada di atasnya. Hapus salah satu.",
        ["documents.retention.text-length"] = "Isi sel ini, paling panjang {0} huruf.",
        ["documents.retention.code-form"] = "“{0}” bukan kode klasifikasi. Tulis tiga angka, lalu bagian-bagiannya dengan titik, misalnya 000.8.6.3.",
        ["documents.retention.years"] = "Isi bilangan bulat tahun, 0 sampai {0}; pada kolom aktif boleh dengan patokannya, misalnya 2 setelah tidak berlaku.",
        ["documents.retention.fate-unknown"] = "Nasib akhir tidak dikenal. Tulis salah satu: {0}.",
        ["documents.retention.not-keeper"] = "Tabel daerah hanya diubah oleh pengelola sistem.",
        ["documents.retention.not-disposer"] = "Berita acara dicatat oleh pimpinan instansi, sekretariatnya, atau pengelola sistem.",
        ["documents.retention.nothing-chosen"] = "Belum ada arsip yang dipilih. Centang arsip pada tabel di atas.",
        ["documents.retention.gone"] = "Salah satu arsip yang dipilih sudah tercatat dimusnahkan atau diserahkan. Muat ulang halaman, lalu pilih lagi.",
        ["documents.retention.not-due"] = "“{0}”: menurut JRA {1}, dan retensinya habis {2:d}. Lepaskan centangnya, atau periksa yang dilakukan dan tanggal berita acara.",
        ["documents.retention.ahead"] = "Tanggal berita acara belum tiba. Catat sesudah prosedurnya selesai.",
        ["documents.retention.proof-missing"] = "Pilih berkas berita acara yang sudah ditandatangani.",
        ["documents.archive.not-printed"] = "PDF dokumen berikut belum siap: {0}. Tunggu sampai tercetak, atau hubungi pengelola sistem bila gagal.",

        ["documents.upload.address-invalid"] = "Alamat aplikasi tidak dapat dibaca. Tulis alamat web lengkap, paling panjang {0} huruf. Contoh: https://esakip.contohjaya.go.id.",
        ["documents.upload.time-missing"] = "Isi tanggal dan jam unggah, misalnya 14.05.",
        ["documents.upload.ahead"] = "Waktu unggah belum tiba. Sekarang {0}.",
        ["documents.upload.before-document"] = "Pada waktu itu dokumennya belum jadi; dokumennya baru selesai {0}. Periksa tanggal dan jam unggahnya.",
        ["documents.upload.not-ready"] = "Belum dapat dikirim, karena hal ini belum terpenuhi: {0}.",
        ["documents.upload.personal"] = "Pelaksanaan ini memuat data pribadi pegawai, sehingga tidak dikirim ke luar.",
        ["documents.upload.under-way"] = "Dokumen ini sedang dikirim ke {0} dari halaman lain. Tunggu sebentar, lalu muat ulang untuk melihat hasilnya.",
        ["documents.upload.not-direct"] = "Tera tidak mempunyai jalan langsung ke {0}. Unggah dengan tangan, lalu catat buktinya.",
        ["documents.upload.not-yours"] = "Hanya petugas langkah ini yang dapat mengirim dokumennya.",
        ["documents.upload.proof-missing"] = "Isi nomor unggah, atau lampirkan tangkapan layar atau tanda terima. Tanpa bukti unggahan tidak dihitung.",

        ["documents.verify.file-missing"] = "Pilih berkas PDF yang hendak diperiksa.",
        ["documents.verify.code-form"] = "Kode periksa terdiri atas 20 huruf dan angka, seperti tercetak di bawah kode QR.",
    };
}
