namespace Tera.Planning.Demonstration;

/// <summary>One invented step of an action plan of the demonstration.</summary>
internal sealed record ActionLine(string Agency, string Code, int Quarter, string Step, string Output)
{
    public static IReadOnlyList<ActionLine> All { get; } =
    [
        new("bmcktr", "IK-03", 1, "Menetapkan ruas yang dipelihara berkala", "Daftar ruas prioritas"),
        new("bmcktr", "IK-03", 2, "Memilih penyedia pekerjaan pemeliharaan", "Kontrak pemeliharaan"),
        new("bmcktr", "IK-03", 4, "Serah terima pekerjaan pemeliharaan", "Berita acara serah terima"),
        new("bmcktr", "IK-06", 2, "Memasang sambungan rumah di permukiman padat", "Sambungan rumah terpasang"),
        new("bmcktr", "IK-06", 3, "Menguji mutu air pada sambungan baru", "Hasil uji mutu air"),
        new("bmcktr", "IK-10", 1, "Menindaklanjuti rekomendasi evaluasi tahun lalu", "Matriks tindak lanjut"),
        new("dishub", "IK-01", 2, "Memasang rambu di ruas rawan kecelakaan", "Rambu terpasang"),
        new("dishub", "IK-03", 3, "Pemeriksaan laik jalan di terminal", "Laporan pemeriksaan"),
    ];
}
