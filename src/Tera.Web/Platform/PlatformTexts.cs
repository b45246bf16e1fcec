namespace Tera.Platform;

/// <summary>What a user reads when a rule says no that belongs to no single module.</summary>
internal static class PlatformTexts
{
    internal static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["platform.changed-meanwhile"] =
            "Data ini sudah diubah, oleh orang lain atau dari tab lain, sejak halaman Anda dibuka. Yang Anda ketik tetap ada; bandingkan dengan isi yang berlaku sekarang, lalu simpan lagi.",
        ["platform.spreadsheet.unreadable"] = "Berkas ini rusak dan tidak dapat dibaca. Simpan ulang sebagai XLSX, lalu coba lagi.",
        ["platform.spreadsheet.cell-error"] = "Sel ini berisi kesalahan lembar kerja “{0}”. Perbaiki rumusnya atau kosongkan selnya.",
        ["platform.spreadsheet.not-reckoned"] = "Sel ini berisi rumus yang belum dihitung “{0}”. Buka dan simpan berkasnya dengan program lembar kerja, atau tulis angkanya.",
        ["platform.spreadsheet.cell-tells-nothing"] = "Sel {0} berisi “{1}”, kesalahan lembar kerja atau rumus yang belum dihitung. Belum ada yang disimpan. Perbaiki atau kosongkan sel itu, simpan berkasnya, lalu unggah lagi.",
        ["platform.spreadsheet.other-encoding"] = "Tabel ini bukan teks UTF-8. Simpan kembali sebagai CSV UTF-8, lalu unggah lagi.",
        ["platform.spreadsheet.too-many-sheets"] = "Berkas ini memuat lebih dari {0} lembar kerja. Simpan yang diperlukan saja, lalu coba lagi.",
        ["platform.spreadsheet.too-many-rows"] = "Berkas ini terlalu besar; paling banyak {0} baris setiap lembar kerja.",
        ["platform.import.changed-since-shown"] = "Data yang dituju berubah sejak akibatnya ditampilkan, jadi belum ada yang disimpan. Akibat berkas ini sekarang tampil di bawah: periksa, lalu terapkan.",
        ["platform.import.faulty"] = "Masih ada sel yang harus diperbaiki, jadi belum ada yang disimpan. Perbaiki berkasnya, lalu unggah lagi.",
        ["platform.import.not-the-last"] = "Impor ini tidak dapat dibatalkan: sudah dibatalkan, atau sudah ada impor sesudahnya. Muat ulang halaman untuk melihat impor terakhir.",
        ["shared.time-zone.unknown"] = "Zona waktu “{0}” tidak dikenal. Pilih WIB, WITA, atau WIT.",
    };
}
