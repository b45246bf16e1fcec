namespace Tera.Documents.Bsre;

/// <summary>What users read when a rule about BSrE says no.</summary>
internal static class BsreTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["documents.bsre.not-yours"] = "Layanan tanda tangan bagi seluruh daerah diatur oleh administrator.",
        ["documents.bsre.identifier-form"] = "Isi NIK dengan 16 angka, atau alamat surel yang terdaftar di BSrE.",
        ["documents.bsre.nik-only"] = "Layanan BSrE daerah ini versi 1, yang hanya mengenal NIK. Isi NIK pada halaman Tanda tangan saya.",
        ["documents.bsre.secret-missing"] = "Isi kata sandi aplikasi. Yang tersimpan belum ada, atau tidak dapat dibuka lagi.",
        ["documents.bsre.not-settled"] = "Simpan dahulu alamat dan akun aplikasi, lalu periksa sambungannya.",
        ["documents.bsre.off"] = "Daerah ini belum memakai BSrE, atau kata sandi aplikasinya tidak dapat dibuka. Pilih cara lain, atau hubungi pengelola sistem.",
        ["documents.bsre.no-identity"] = "Isi dahulu NIK atau surel BSrE Anda pada halaman Tanda tangan saya.",
        ["documents.bsre.unsettled"] =
            "Permintaan tanda tangan sebelumnya belum jelas hasilnya. Dokumen tidak ditandatangani lagi sebelum yang itu dipastikan pada halaman ini.",
        ["documents.bsre.unknown"] =
            "Layanan BSrE tidak menjawab dengan jelas, dan mungkin sudah menandatangani. Jangan ulangi; pastikan dahulu dengan salah satu cara di bawah.",
        ["documents.bsre.nothing-open"] = "Tidak ada permintaan tanda tangan Anda yang menunggu kepastian. Muat ulang halaman untuk melihat keadaannya.",
        ["documents.bsre.reference-missing"] = "Isi nomor dokumen pada layanan (id_dokumen), paling panjang 200 huruf.",
        ["documents.bsre.file-missing"] = "Pilih berkas PDF bertanda tangan yang diunduh dari layanan.",
        ["documents.bsre.not-ours"] =
            "Berkas itu bukan dokumen ini dengan satu tanda tangan tambahan yang sah, atau layanan menyatakannya tidak sah. Tidak ada yang dicatat.",
        ["documents.bsre.not-checked"] =
            "Pemeriksa tanda tangan pada peladen tidak selesai bekerja, sehingga berkas dari layanan belum dapat dinilai. Jangan tanda tangani ulang; periksa lagi sebentar lagi pada halaman ini, atau hubungi pengelola sistem.",
        ["documents.bsre.reason-missing"] = "Tulis bagaimana Anda memastikan bahwa dokumen belum ditandatangani, paling panjang 1000 huruf.",
    };
}
