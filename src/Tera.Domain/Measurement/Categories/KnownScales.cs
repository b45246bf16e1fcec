using Tera.Planning.Indicators;

namespace Tera.Measurement;

/// <summary>The scales found in regulations and published reports, each with the bounds as printed there.</summary>
/// <remarks>
/// A region chooses one by date, or settles its own. Which words a report of last year bears is never changed by this year's choice.
/// </remarks>
public static class KnownScales
{
    private const string VeryHigh = "Sangat Tinggi", High = "Tinggi", Middle = "Sedang", Low = "Rendah", VeryLow = "Sangat Rendah";

    /// <summary>
    /// As printed 91–100, 76–90, 66–75, 51–65, up to 50. The gaps go to the band above, so that in effect over 90 is Sangat Tinggi;
    /// more than 100 stays in the top band.
    /// </summary>
    /// <remarks>Source: Permendagri 86/2017; bounds not read again (high confidence), the rule for the gaps is a proposal.</remarks>
    public static CategoryScale Permendagri86 { get; } = Of(
        new()
        {
            Code = "permendagri-86-2017",
            Name = "Permendagri 86/2017",
            Source = new("Permendagri 86/2017", SourceConfidence.High),
            ValidFrom = new(2017, 1, 1),
            Gaps = GapRule.BandAbove,
            Bands = Whole(VeryLow, Low, Middle, High, VeryHigh),
        });

    /// <summary>91 and more, 76–90, 66–75, 51–65, up to 50, with words of its own.</summary>
    public static CategoryScale Sampang { get; } = Of(
        new()
        {
            Code = "sampang-2019",
            Name = "Sampang 2019",
            Source = new("LKjIP Inspektorat Daerah Kabupaten Sampang 2019", SourceConfidence.Found),
            ValidFrom = new(2019, 1, 1),
            Gaps = GapRule.BandAbove,
            Bands = Whole("Sangat Kurang", "Kurang", "Cukup", "Baik", "Sangat Baik"),
        });

    /// <summary>One decimal: from 90.1, 75.1–90.0, 65.1–75.0, 50.1–65.0, up to 50. The gaps of a tenth go to the band above.</summary>
    /// <remarks>Source: Permendagri 54/2010 as reports derive it.</remarks>
    public static CategoryScale Permendagri54 { get; } = Of(
        new()
        {
            Code = "permendagri-54-2010",
            Name = "Turunan Permendagri 54/2010",
            Source = new("Permendagri 54/2010, menurut laporan kinerja daerah", SourceConfidence.Found),
            ValidFrom = new(2010, 1, 1),
            Gaps = GapRule.BandAbove,
            Bands =
            [
                new(VeryLow, null, Upto(50)),
                new(Low, From(50.1m), Upto(65)),
                new(Middle, From(65.1m), Upto(75)),
                new(High, From(75.1m), Upto(90)),
                new(VeryHigh, From(90.1m), null),
            ],
        });

    /// <summary>
    /// Over 85 to 100, over 75 to 85, over 65 to 75, over 50 to 65, over 30 to 50, 0 to 30; more than 100 has no word there. These
    /// are the grades of an evaluation, used for achievements.
    /// </summary>
    /// <remarks>Source: PermenPANRB 25/2012 has the same bands for another purpose.</remarks>
    public static CategoryScale MalukuTengah { get; } = Of(
        new()
        {
            Code = "maluku-tengah-2021",
            Name = "Maluku Tengah 2021",
            Source = new("LKjIP Kabupaten Maluku Tengah 2021; pitanya dari PermenPANRB 25/2012", SourceConfidence.Found),
            ValidFrom = new(2021, 1, 1),
            Gaps = GapRule.NoCategory,
            Bands =
            [
                new("Kurang", From(0), Upto(30)), new("Agak Kurang", Over(30), Upto(50)), new("Cukup Baik", Over(50), Upto(65)),
                new("Baik", Over(65), Upto(75)), new("Sangat Baik", Over(75), Upto(85)), new("Memuaskan", Over(85), Upto(100)),
            ],
        });

    /// <summary>Seven bands to two decimals; no words were printed with them, so the bands are their own names.</summary>
    public static CategoryScale Polman { get; } = Of(
        new()
        {
            Code = "polman-kinerja",
            Name = "Polewali Mandar, kinerja",
            Source = new("Laporan kinerja Kabupaten Polewali Mandar 2022", SourceConfidence.Found),
            ValidFrom = new(2022, 1, 1),
            Gaps = GapRule.BandBelow,
            Bands =
            [
                new("0–49,99", From(0), Upto(49.99m)),
                new("50–64,99", From(50), Upto(64.99m)),
                new("65–74,99", From(65), Upto(74.99m)),
                new("75–89,99", From(75), Upto(89.99m)),
                new("90–99,99", From(90), Upto(99.99m)), new("100", From(100), Upto(100)), new("di atas 100", Over(100), null),
            ],
        });

    /// <summary>Five bands of budget absorption to two decimals, up to 100; the bands are their own names.</summary>
    public static CategoryScale PolmanBudget { get; } = Of(
        new()
        {
            Code = "polman-anggaran",
            Name = "Polewali Mandar, anggaran",
            Subject = CategorySubject.Absorption,
            Source = new("Laporan kinerja Kabupaten Polewali Mandar 2022", SourceConfidence.Found),
            ValidFrom = new(2022, 1, 1),
            Gaps = GapRule.BandBelow,
            Bands =
            [
                new("0–24,99", From(0), Upto(24.99m)),
                new("25–49,99", From(25), Upto(49.99m)),
                new("50–74,99", From(50), Upto(74.99m)),
                new("75–94,99", From(75), Upto(94.99m)),
                new("95–100", From(95), Upto(100)),
            ],
        });

    /// <summary>
    /// Thresholds 100, 90, 70, 50 of a ministry's worksheet. Whether a threshold itself belongs to the band above was not recorded;
    /// read here as belonging, to be confirmed before use; neither was its first year, read as that of the ministry's name. Below 50
    /// there is no word.
    /// </summary>
    /// <remarks>Source: Kertas Kerja Pengukuran Kinerja Triwulanan, Kemenkum; low confidence.</remarks>
    public static CategoryScale QuarterlyWorksheet { get; } = Of(
        new()
        {
            Code = "quarterly-worksheet",
            Name = "Kertas kerja triwulanan",
            Source = new("Kertas Kerja Pengukuran Kinerja Triwulanan, Kemenkum", SourceConfidence.Low),
            ValidFrom = new(2025, 1, 1),
            Gaps = GapRule.NoCategory,
            Bands =
            [
                new("Buruk", From(50), Below(70)),
                new("Butuh Perbaikan", From(70), Below(90)),
                new("Baik", From(90), Below(100)),
                new("Istimewa", From(100), null),
            ],
        });

    /// <summary>Every known scale, in the order a form offers them.</summary>
    public static IReadOnlyList<CategoryScale> All { get; } =
        [Permendagri86, Permendagri54, Sampang, MalukuTengah, Polman, PolmanBudget, QuarterlyWorksheet];

    /// <summary>The scale stored under a code; null when it is none of these.</summary>
    public static CategoryScale? WithCode(string code) => All.FirstOrDefault(scale => scale.Code == code);

    private static CategoryScale Of(CategoryScaleDraft draft) =>
        draft.Create().Accepted(out var scale, out var no) ? scale : throw new InvalidOperationException($"{draft.Code}: {no.Code}");

    /// <summary>Up to 50, 51–65, 66–75, 76–90, from 91: whole percents.</summary>
    private static CategoryBand[] Whole(string first, string second, string third, string fourth, string fifth) =>
    [
        new(first, null, Upto(50)),
        new(second, From(51), Upto(65)),
        new(third, From(66), Upto(75)),
        new(fourth, From(76), Upto(90)),
        new(fifth, From(91), null),
    ];

    private static CategoryBound From(decimal percent) => CategoryBound.Including(percent);

    private static CategoryBound Upto(decimal percent) => CategoryBound.Including(percent);

    private static CategoryBound Over(decimal percent) => CategoryBound.Excluding(percent);

    private static CategoryBound Below(decimal percent) => CategoryBound.Excluding(percent);
}
