using NodaTime;
using Tera.Shared;

namespace Tera.Platform.Signing;

/// <summary>Why a document was not signed or could not be read.</summary>
public static class SigningRejections
{
    /// <summary>“Frasa sandi salah. Dokumen belum ditandatangani.”</summary>
    public static Rejection WrongPassphrase() => new("platform.signing.wrong-passphrase");

    /// <summary>“Sertifikat Anda sudah berakhir pada {0}. Mintalah sertifikat baru.”</summary>
    public static Rejection Expired(Instant end) => new("platform.signing.expired", end);

    /// <summary>“Sertifikat Anda baru berlaku mulai {0}.”</summary>
    public static Rejection NotYetValid(Instant start) => new("platform.signing.not-yet-valid", start);

    /// <summary>“Berkas sertifikat rusak atau bukan PKCS#12 (.p12, .pfx). Unggah kembali berkas yang utuh.”</summary>
    public static Rejection DamagedCertificate() => new("platform.signing.damaged-certificate");

    /// <summary>“Berkas sertifikat tidak memuat kunci pribadi, sehingga tidak dapat dipakai menandatangani.”</summary>
    public static Rejection NoPrivateKey() => new("platform.signing.no-private-key");

    /// <summary>“Jenis kunci sertifikat ini tidak didukung. Gunakan kunci RSA paling sedikit {0} bit.”</summary>
    public static Rejection KeyNotSupported(int leastBits) => new("platform.signing.key-not-supported", leastBits);

    /// <summary>“Dokumen sudah berubah setelah ditandatangani. Tanda tangan baru tidak dapat dibubuhkan.”</summary>
    public static Rejection DocumentAltered() => new("platform.signing.document-altered");

    /// <summary>“Berkas bukan PDF yang dapat dibaca.”</summary>
    public static Rejection NotAPdf() => new("platform.signing.not-a-pdf");

    /// <summary>“Program {0} tidak terpasang pada peladen. Dokumen belum ditandatangani; hubungi pengelola sistem.”</summary>
    public static Rejection ProgramMissing(string program) => new("platform.signing.program-missing", program);

    /// <summary>“Penandatanganan belum selesai setelah {0} detik dan dihentikan. Dokumen belum ditandatangani; silakan ulangi.”</summary>
    public static Rejection Timeout(int seconds) => new("platform.signing.timeout", seconds);

    /// <summary>“Program tanda tangan gagal. Dokumen belum ditandatangani; hubungi pengelola sistem dengan kode {0}.”</summary>
    /// <param name="stage">Which step failed and with which exit code, such as <c>pdfsig-3</c>.</param>
    public static Rejection Failed(string stage) => new("platform.signing.failed", stage);

    /// <summary>“Masa berlaku sertifikat harus berada di dalam masa berlaku otoritas daerah ({0} sampai {1}).”</summary>
    public static Rejection OutsideAuthority(Instant start, Instant end) => new("platform.signing.outside-authority", start, end);
}
