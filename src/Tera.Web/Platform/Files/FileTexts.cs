namespace Tera.Platform.Files;

/// <summary>What users read when a file is not taken.</summary>
internal static class FileTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["platform.file.too-large"] = "Berkas terlalu besar. Ukuran paling besar {0}.",
        ["platform.file.empty"] = "Berkas kosong (0 bita). Pilih berkas yang ada isinya.",
        ["platform.file.not-chosen"] = "Belum ada berkas yang dipilih. Pilih berkasnya, lalu kirim lagi.",
        ["platform.file.type-not-allowed"] = "Jenis berkas {0} tidak dapat diterima. Yang dapat diterima: {1}.",
        ["platform.file.type-mismatch"] = "Berkas bernama {0}, tetapi isinya {1}. Simpan ulang dengan jenis yang benar.",
        ["platform.file.macro"] = "Berkas memuat makro. Simpan sebagai {0} tanpa makro, lalu unggah kembali.",
    };
}
