namespace Tera.Planning;

/// <summary>What the user reads when a rule of planning says no.</summary>
internal static class PlanningTexts
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["planning.indicator-card.name-missing"] = "Nama indikator belum diisi.",
        ["planning.indicator-card.definition-missing"] = "Definisi operasional belum diisi: tuliskan apa tepatnya yang dihitung.",
        ["planning.indicator-card.unit-missing"] = "Satuan belum diisi, misalnya % atau orang.",
        ["planning.indicator-card.kind-missing"] = "Jenis nilai belum dipilih.",
        ["planning.indicator-card.formula-missing"] = "Rumus capaian belum dipilih.",
        ["planning.indicator-card.accumulation-missing"] = "Tipe penghitungan triwulan belum dipilih.",
        ["planning.indicator-card.valid-from-missing"] = "Tanggal mulai berlaku kartu belum diisi.",
        ["planning.indicator-card.formula-does-not-fit"] = "Rumus “{0}” tidak dapat dipakai untuk jenis nilai {1}.",
        ["planning.indicator-card.accumulation-does-not-fit"] = "Tipe penghitungan {0} tidak dapat dipakai untuk jenis nilai {1}; pilih nilai akhir atau tahunan.",
        ["planning.indicator-card.negative-cumulative-needs-lower"] = "Kumulatif negatif hanya untuk indikator yang makin rendah makin baik; rumus yang dipilih “{0}”.",
        ["planning.indicator-card.decimals-out-of-range"] = "Jumlah desimal capaian harus 0 sampai 6; yang diisi {0}.",
        ["planning.indicator-card.percent-when-missed-out-of-range"] = "Nilai bila target tidak terpenuhi harus 0 sampai 100 persen; yang diisi {0}.",
        ["planning.indicator-card.predicate-scale-missing"] = "Skala predikat belum diisi.",
        ["planning.indicator-card.predicate-scale-not-wanted"] = "Skala predikat hanya untuk jenis nilai predikat, bukan {0}.",
        ["planning.indicator-card.predicate-scores-missing"] = "Rumus menurut nilai memerlukan nilai pada setiap predikat.",
        ["planning.predicate-scale.too-short"] = "Skala predikat memerlukan paling sedikit dua predikat; baru ada {0}.",
        ["planning.predicate-scale.label-missing"] = "Ada predikat tanpa nama.",
        ["planning.predicate-scale.label-repeated"] = "Predikat “{0}” tertulis lebih dari sekali.",
        ["planning.predicate-scale.percent-out-of-range"] = "Persentase predikat “{0}” harus 0 sampai 100; yang diisi {1}.",
        ["planning.predicate-scale.scores-not-rising"] = "Nilai predikat harus naik dari predikat terendah ke tertinggi.",
        ["planning.achievement-cap.out-of-range"] = "Batas capaian harus persen bulat dari 100 sampai 1.000; yang diisi {0}.",
        ["planning.zero-policy.percent-out-of-range"] = "Persentase pada aturan nol harus 0 sampai 1.000; yang diisi {0}.",
        ["planning.target.does-not-fit-card"] = "Target ini tidak sesuai dengan kartu indikator: jenis nilai {0}, rumus “{1}”.",
        ["planning.target.predicate-not-on-scale"] = "Predikat “{0}” tidak ada pada skala kartu indikator.",
        ["planning.target.range-upside-down"] = "Batas bawah {0} harus lebih kecil daripada batas atas {1}.",
        ["planning.target.blank"] = "Target belum diisi.",
        ["planning.target.quarters-do-not-add-up"] = "Jumlah target triwulan {1} tidak sama dengan target tahunan {0}.",
        ["planning.target.last-quarter-differs"] = "Target triwulan IV harus sama dengan target tahunan.",
        ["planning.target.quarter-not-measured"] = "Indikator ini diukur pada akhir tahun saja; kosongkan target triwulan {0}.",
        ["planning.target.too-large"] = "Jumlah target triwulan terlalu besar untuk dihitung; periksa angkanya.",
    };
}
