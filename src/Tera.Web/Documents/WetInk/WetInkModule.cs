using Tera.Platform.Texts;

namespace Tera.Documents.WetInk;

/// <summary>Printing, signing with a pen, scanning.</summary>
internal static class WetInkModule
{
    public static IServiceCollection AddWetInk(this IServiceCollection services)
    {
        services.AddScoped<CodedPrint>();
        services.AddScoped<ScanReading>();
        services.AddSingleton<CodeReading>();
        services.AddScoped<WetInkSigning>();
        services.AddSingleton(new RejectionTexts("documents", Texts));
        return services;
    }

    private static IReadOnlyDictionary<string, string> Texts { get; } = new Dictionary<string, string>
    {
        ["documents.wet-ink.no-scan"] = "Pilih berkas pindaian: PDF atau foto, boleh beberapa, urutan bebas.",
        ["documents.wet-ink.not-declared"] = "Centang pernyataan bahwa Anda sendiri yang menandatangani kertasnya.",
        ["documents.wet-ink.signed-electronically"] =
            "Dokumen ini sudah bertanda tangan elektronik, yang tidak berlaku di atas kertas. Lanjutkan dengan tanda tangan elektronik.",
        ["documents.wet-ink.file-too-long"] = "Berkas {0} terlalu banyak halamannya. Unggah hanya halaman dokumen ini.",
        ["documents.wet-ink.picture-form"] = "Gambar {0} tidak dapat diambil seperti adanya. Simpan sebagai JPG atau PDF, lalu unggah.",
        ["documents.wet-ink.file-unreadable"] = "Berkas {0} tidak dapat dibaca: rusak atau terkunci. Pindai ulang, lalu unggah.",
        ["documents.wet-ink.missing"] = "Halaman {0} dari {1} belum ada. Pindai halaman itu, lalu unggah semuanya bersama-sama.",
        ["documents.wet-ink.twice"] = "Halaman {0} terpindai lebih dari sekali. Buang yang tidak dipakai, lalu unggah lagi.",
        ["documents.wet-ink.foreign"] =
            "Bukan halaman dokumen ini, atau dari cetakan versi lain: {0}. Cetak lembar tanda tangan yang sekarang, atau buang halaman itu.",
        ["documents.wet-ink.unreadable"] =
            "Kode di sudut kanan atas tidak terbaca: {0}. Pindai ulang rata dan terang, paling sedikit 200 dpi, tanpa memotong sudutnya.",
    };
}
