using Tera.Shared;

namespace Tera.Platform.Files;

/// <summary>Why a file was not taken.</summary>
public static class FileRejections
{
    /// <summary>“Berkas terlalu besar. Ukuran paling besar {0}.”</summary>
    /// <param name="limit">Bytes; told with its unit: “5 MB”.</param>
    public static Rejection TooLarge(long limit) => new("platform.file.too-large", FileSize.Words(limit));

    /// <summary>“Berkas kosong (0 bita). Pilih berkas yang ada isinya.”</summary>
    public static Rejection Empty() => new("platform.file.empty");

    /// <summary>“Belum ada berkas yang dipilih.”</summary>
    public static Rejection NotChosen() => new("platform.file.not-chosen");

    /// <summary>“Jenis berkas {0} tidak dapat diterima. Yang dapat diterima: {1}.”</summary>
    public static Rejection TypeNotAllowed(string extension, string allowed) =>
        new("platform.file.type-not-allowed", extension, allowed);

    /// <summary>“Berkas bernama {0}, tetapi isinya {1}. Simpan ulang dengan jenis yang benar.”</summary>
    public static Rejection TypeMismatch(string claimed, string found) => new("platform.file.type-mismatch", claimed, found);

    /// <summary>“Berkas memuat makro. Simpan sebagai {0} tanpa makro, lalu unggah kembali.”</summary>
    public static Rejection Macro(string extension) => new("platform.file.macro", extension);
}

/// <summary>Sizes as people read them.</summary>
internal static class FileSize
{
    private const long Kibi = 1024;
    private const long Mebi = Kibi * Kibi;

    public static string Words(long bytes) => bytes switch
    {
        < Kibi => $"{bytes} bita",
        < Mebi => $"{bytes / Kibi} KB",
        _ => $"{bytes / Mebi} MB",
    };
}
