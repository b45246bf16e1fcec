namespace Tera.Documents.Certificates;

/// <summary>What users read when a rule about certificates says no.</summary>
internal static class CertificateTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["documents.certificate.not-yours"] = "Penerbit sertifikat daerah dibuat dan dipakai oleh administrator.",
        ["documents.certificate.passphrase-short"] = "Frasa sandi paling sedikit {0} huruf. Pakailah beberapa kata yang mudah Anda ingat.",
        ["documents.certificate.passphrase-differs"] = "Kedua frasa sandi tidak sama. Ketik lagi keduanya.",
        ["documents.certificate.file-missing"] = "Pilih berkas sertifikat (.p12 atau .pfx), paling besar 100 KB.",
        ["documents.certificate.foreign-issuer"] = "Sertifikat ini tidak diterbitkan otoritas daerah ini. Minta sertifikat di halaman ini.",
        ["documents.certificate.known"] = "Sertifikat ini sudah tercatat.",
        ["documents.certificate.no-such-request"] = "Permintaan itu sudah diselesaikan, atau diganti permintaan yang lebih baru. Muat ulang halaman.",
        ["documents.certificate.no-such-certificate"] = "Sertifikat itu tidak ada, atau sudah dicabut. Muat ulang halaman.",
        ["documents.certificate.reason-missing"] = "Tulis alasan pencabutan, paling panjang 300 huruf.",
        ["documents.certificate.authority-exists"] = "Daerah ini sudah mempunyai otoritas sertifikat.",
    };
}
