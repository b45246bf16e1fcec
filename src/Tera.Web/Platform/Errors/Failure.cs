namespace Tera.Platform.Errors;

/// <summary>What a page for a fault says: what happened, what became of the work, what to do now.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Title">What happened, one sentence.</param>
/// <param name="Text">What became of what the user was doing.</param>
/// <param name="Steps">What to do, in order.</param>
public sealed record Failure(int Status, string Title, string Text, IReadOnlyList<string> Steps)
{
    private const string SendAgain = "Tunggu satu menit, lalu tekan Coba kirim lagi. Isian yang sudah sampai tidak dicatat dua kali.";

    /// <summary>What kind of trouble it is, in a word or two; its number says nothing to who reads it.</summary>
    public string Kind => Status switch
    {
        401 => "Belum masuk",
        403 => "Tidak berwenang",
        404 or 405 => "Tidak ditemukan",
        429 or 503 => "Gangguan sementara",
        >= 500 => "Kesalahan sistem",
        _ => "Tidak diterima",
    };

    /// <summary>What to do, in order, where the page holds the form that was sent.</summary>
    public IReadOnlyList<string> StepsWithForm => ["Jangan tutup halaman ini; seluruh isian Anda tersimpan di dalamnya.", SendAgain, .. Number];

    /// <summary>True when the same form may well be taken a little later.</summary>
    internal bool MayPass => Status is 429 or >= 500;

    private string[] Number => Status >= 500 ? ["Bila terulang, sebutkan nomor di bawah kepada administrator."] : [];

    /// <summary>The failure a status stands for; one that is not listed is told by its class.</summary>
    public static Failure Of(int status) => status switch
    {
        400 => BadRequest,
        401 => SignInNeeded,
        403 => Forbidden,
        404 => NotFound,
        405 => NotFound with { Status = 405, Title = "Alamat ini tidak dapat dibuka langsung." },
        413 => TooLarge,
        415 => BadRequest with { Status = 415 },
        429 => TooMany,
        503 => DatabaseDown,
        >= 500 => Broken with { Status = status },
        _ => BadRequest with { Status = status },
    };

    public static Failure NotFound { get; } = new(404, "Halaman ini tidak ada.",
        "Alamatnya keliru, isinya sudah dipindahkan, atau bukan bagian dari perangkat daerah Anda.",
        ["Periksa kembali alamatnya bila Anda mengetiknya sendiri.", "Cari dokumen atau pelaksanaannya dari Beranda."]);

    public static Failure Forbidden { get; } = new(403, "Anda tidak berwenang membuka halaman ini.",
        "Halaman ini ada, tetapi tidak termasuk tugas jabatan yang sedang Anda jalankan.",
        ["Bila Anda baru saja ditugaskan, mintalah administrator memeriksa tanggal penugasan Anda.", "Bila Anda memangku dua jabatan, periksa jabatan yang sedang dipakai pada Akun saya."]);

    public static Failure SignInNeeded { get; } = new(401, "Silakan masuk terlebih dahulu.",
        "Sesi Anda belum dimulai atau sudah berakhir.", ["Masuk, lalu buka kembali alamat ini."]);

    public static Failure BadRequest { get; } = new(400, "Kiriman ini tidak dapat dibaca.",
        "Tidak ada yang disimpan. Biasanya halaman terlalu lama terbuka sehingga sesinya berakhir, atau kiriman terpotong di jalan.",
        ["Kembali dengan tombol kembali peramban; yang Anda ketik biasanya masih ada di sana.", "Salin isian yang panjang, muat ulang halaman itu, lalu kirim sekali lagi."]);

    public static Failure TooLarge { get; } = new(413, "Berkas ini terlalu besar.",
        "Tidak ada yang disimpan. Batas ukuran tertulis di samping tempat memilih berkas.",
        ["Kecilkan berkasnya, misalnya dengan memindai pada 150 dpi.", "Atau bagi menjadi beberapa berkas."]);

    public static Failure TooMany { get; } = new(429, "Terlalu banyak permintaan dalam waktu singkat.",
        "Tidak ada yang hilang. Sistem menahan sebentar agar tetap dapat dipakai semua orang.",
        ["Tunggu satu menit, lalu coba lagi."]);

    public static Failure Broken { get; } = new(500, "Terjadi kesalahan pada sistem.",
        "Yang sedang Anda kerjakan tidak disimpan setengah: seluruhnya tersimpan atau sama sekali tidak.",
        ["Kembali dan periksa apakah perubahan Anda sudah tercatat pada riwayat.", "Bila belum, coba sekali lagi.", "Bila terulang, sebutkan nomor di bawah kepada administrator."]);

    public static Failure DatabaseDown { get; } = new(503, "Basis data sedang tidak dapat dihubungi.",
        "Tidak ada yang disimpan setengah. Yang sudah mendapat tanda terima tetap aman.",
        ["Tunggu satu menit, lalu muat ulang halaman ini.", "Bila lebih dari lima menit, sebutkan nomor di bawah kepada administrator."]);
}
