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
        ["platform.signing.outside-authority"] = "Masa berlaku sertifikat harus berada di dalam masa berlaku otoritas daerah ({0} sampai {1}).",
    };
}
