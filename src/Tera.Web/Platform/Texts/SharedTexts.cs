namespace Tera.Platform.Texts;

/// <summary>What the user reads when a number, a year or a period was typed in a way that cannot be read.</summary>
internal static class SharedTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["shared.number.missing"] = "Angka belum diisi.",
        ["shared.number.ambiguous"] = "“{0}” dapat dibaca dua cara. Tulis {1} bila yang dimaksud ribuan, atau {2} bila yang dimaksud desimal.",
        ["shared.number.decimal-point"] = "“{0}” memakai titik sebagai tanda desimal. Maksud Anda {1}? Tulis dengan koma.",
        ["shared.number.english-notation"] = "“{0}” ditulis dengan cara Inggris. Maksud Anda {1}? Titik untuk ribuan, koma untuk desimal.",
        ["shared.number.broken-groups"] = "Titik pada “{0}” tidak memisahkan tiga angka. Tulis misalnya 1.000.000 atau 1000000.",
        ["shared.number.dangling-comma"] = "Koma pada “{0}” harus diapit angka. Tulis misalnya 0,5.",
        ["shared.number.spaced"] = "Ada spasi di antara angka “{0}”. Hapus spasinya.",
        ["shared.number.apostrophe"] = "Ada tanda petik di antara angka “{0}”. Hapus tanda itu.",
        ["shared.number.foreign-digits"] = "“{0}” memakai huruf angka lain. Ketik dengan angka 0 sampai 9.",
        ["shared.number.plus-sign"] = "Hapus tanda tambah di depan “{0}”.",
        ["shared.number.not-a-number"] = "“{0}” bukan angka. Tulis angkanya saja, misalnya 79,5.",
        ["shared.number.not-money"] = "“{0}” bukan angka. Tulis seluruh rupiahnya dengan angka, misalnya 7.500.000.000.",
        ["shared.number.too-large"] = "“{0}” terlalu besar; paling banyak {1} angka di depan koma.",
        ["shared.number.too-many-decimals"] = "“{0}” terlalu rinci; paling banyak {1} angka di belakang koma.",
        ["shared.number.ratio-not-of-one"] = "Rasio “{0}” tidak dimulai dari 1. Maksud Anda {1}? Tulis demikian, atau angka sesudah titik dua saja.",
        ["shared.duration.minutes-beside-hours"] = "“{0}” tidak jelas: menit di samping jam harus kurang dari 60, dan jamnya bilangan bulat. Tulis misalnya 6 jam 37 menit, 6:37, atau menitnya saja: 397.",
        ["shared.fiscal-year.not-a-year"] = "“{0}” bukan tahun anggaran. Tulis empat angka, {1} sampai {2}.",
        ["shared.quarter.not-a-quarter"] = "“{0}” bukan triwulan. Tulis I sampai IV.",
        ["shared.fiscal-period.not-a-period"] = "“{0}” bukan periode. Tulis misalnya 2026-3.",
    };
}
