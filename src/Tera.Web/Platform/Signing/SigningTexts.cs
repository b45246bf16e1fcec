namespace Tera.Platform.Signing;

/// <summary>What users read when a document was not signed.</summary>
internal static class SigningTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["platform.signing.wrong-passphrase"] = "Frasa sandi salah. Dokumen belum ditandatangani.",
        ["platform.signing.expired"] = "Sertifikat Anda sudah berakhir pada {0}. Mintalah sertifikat baru.",
        ["platform.signing.not-yet-valid"] = "Sertifikat Anda baru berlaku mulai {0}.",
        ["platform.signing.damaged-certificate"] = "Berkas sertifikat rusak atau bukan PKCS#12 (.p12, .pfx). Unggah kembali berkas yang utuh.",
        ["platform.signing.no-private-key"] = "Berkas sertifikat tidak memuat kunci pribadi, sehingga tidak dapat dipakai menandatangani.",
        ["platform.signing.key-not-supported"] = "Jenis kunci sertifikat ini tidak didukung. Gunakan kunci RSA paling sedikit {0} bit.",
        ["platform.signing.document-altered"] = "Dokumen sudah berubah setelah ditandatangani. Tanda tangan baru tidak dapat dibubuhkan.",
        ["platform.signing.not-a-pdf"] = "Berkas bukan PDF yang dapat dibaca.",
        ["platform.signing.program-missing"] = "Program {0} tidak terpasang pada peladen. Dokumen belum ditandatangani; hubungi pengelola sistem.",
        ["platform.signing.timeout"] = "Penandatanganan belum selesai setelah {0} detik dan dihentikan. Dokumen belum ditandatangani; silakan ulangi.",
        ["platform.signing.failed"] = "Program tanda tangan gagal. Dokumen belum ditandatangani; hubungi pengelola sistem dengan kode {0}.",
        ["platform.signing.bsre-address"] =
            "Alamat layanan harus diawali https://, tanpa nama pengguna dan tanda tanya. Hanya layanan pada mesin ini sendiri yang boleh http://.",
        ["platform.signing.bsre-unreachable"] =
            "Layanan tanda tangan BSrE tidak dapat dihubungi. Dokumen belum ditandatangani; coba lagi, atau hubungi pengelola sistem.",
        ["platform.signing.bsre-application-refused"] =
            "Layanan BSrE menolak nama pengguna atau kata sandi aplikasi. Dokumen belum ditandatangani; pengelola sistem harus memeriksanya.",
        ["platform.signing.bsre-redirected"] =
            "Layanan BSrE mengalihkan ke alamat lain, dan kami tidak mengikutinya. Dokumen belum ditandatangani; pengelola sistem harus memeriksa alamatnya.",
        ["platform.signing.bsre-no-answer"] =
            "Layanan BSrE tidak memberi jawaban yang dapat dibaca. Dokumen belum ditandatangani; coba lagi beberapa saat lagi.",
        ["platform.signing.bsre-wrong-secret"] = "Frasa sandi atau kode sekali pakai BSrE salah. Dokumen belum ditandatangani.",
        ["platform.signing.bsre-refused"] = "Layanan BSrE menolak: {0}. Dokumen belum ditandatangani.",
        ["platform.signing.bsre-no-such-document"] =
            "Layanan BSrE tidak mengenal nomor dokumen itu. Itu belum membuktikan bahwa dokumen belum ditandatangani: periksa nomornya, lalu cocokkan dengan riwayat tanda tangan Anda pada portal BSrE atau tanyakan kepada verifikator (Dinas Kominfo). Jangan menandatangani lagi sebelum pasti.",
        ["platform.signing.bsre-expired"] =
            "Sertifikat elektronik Anda di BSrE sudah habis masa berlakunya. Ajukan sertifikat baru kepada verifikator (Dinas Kominfo); dokumen ini tetap menunggu Anda.",
        ["platform.signing.bsre-renew"] =
            "Sertifikat elektronik Anda di BSrE sedang diperbarui. Selesaikan pembaruannya melalui tautan yang dikirim BSrE ke surel Anda, lalu ulangi.",
        ["platform.signing.bsre-waiting-for-verification"] =
            "Pendaftaran Anda di BSrE masih menunggu verifikasi. Hubungi verifikator (Dinas Kominfo); dokumen ini tetap menunggu Anda.",
        ["platform.signing.bsre-new"] =
            "Anda baru didaftarkan di BSrE dan belum mengaktifkan akun. Buka surel dari BSrE, aktifkan, dan buat frasa sandi, lalu ulangi.",
        ["platform.signing.bsre-no-certificate"] =
            "Akun Anda di BSrE belum mempunyai sertifikat. Terbitkan sertifikat melalui tautan BSrE pada surel Anda, lalu ulangi.",
        ["platform.signing.bsre-not-registered"] =
            "NIK atau surel Anda belum terdaftar di BSrE. Periksa isiannya pada halaman Tanda tangan saya, atau daftarkan diri melalui Dinas Kominfo.",
        ["platform.signing.bsre-suspend"] =
            "Akun Anda di BSrE sedang ditangguhkan. Hubungi verifikator (Dinas Kominfo) untuk mengaktifkannya kembali.",
        ["platform.signing.bsre-revoke"] =
            "Sertifikat elektronik Anda di BSrE sudah dicabut. Ajukan sertifikat baru kepada verifikator (Dinas Kominfo).",
        ["platform.signing.bsre-unknown-status"] =
            "Layanan BSrE memberi status yang tidak dikenal, sehingga belum boleh menandatangani. Hubungi pengelola sistem.",
        ["platform.signing.outside-authority"] = "Masa berlaku sertifikat harus berada di dalam masa berlaku otoritas daerah ({0} sampai {1}).",
    };
}
