namespace Tera.Platform;

/// <summary>What a user reads when a rule says no that belongs to no single module.</summary>
internal static class PlatformTexts
{
    internal static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["platform.changed-meanwhile"] =
            "Data ini sudah diubah orang lain sejak halaman Anda dibuka. Yang Anda ketik tetap ada; bandingkan dengan isi yang berlaku sekarang, lalu simpan lagi.",
        ["platform.spreadsheet.unreadable"] = "Berkas ini rusak dan tidak dapat dibaca. Simpan ulang sebagai XLSX, lalu coba lagi.",
        ["platform.spreadsheet.too-many-rows"] = "Berkas ini terlalu besar; paling banyak {0} baris setiap lembar kerja.",
        ["shared.time-zone.unknown"] = "Zona waktu “{0}” tidak dikenal. Pilih WIB, WITA, atau WIT.",
    };
}
