using NodaTime;
using Tera.Planning;
using Tera.Planning.Indicators;

namespace Tera.Measurement;

public sealed class CategoryScaleTests
{
    [Theory]
    [InlineData(-5, "Sangat Rendah")]
    [InlineData(50, "Sangat Rendah")]
    [InlineData(50.01, "Rendah")]
    [InlineData(65, "Rendah")]
    [InlineData(65.5, "Sedang")]
    [InlineData(75, "Sedang")]
    [InlineData(75.99, "Tinggi")]
    [InlineData(90, "Tinggi")]
    [InlineData(90.01, "Sangat Tinggi")]
    [InlineData(100.12, "Sangat Tinggi")]
    [InlineData(184.75, "Sangat Tinggi")]
    public void The_standard_scale_leaves_no_percentage_without_a_word(decimal percent, string label) =>
        Assert.Equal(label, CategoryScale.Standard.Of(percent)?.Label);

    [Theory]
    [InlineData("permendagri-54-2010", 90, "Tinggi")]
    [InlineData("permendagri-54-2010", 90.1, "Sangat Tinggi")]
    [InlineData("permendagri-54-2010", 90.05, "Sangat Tinggi")]
    [InlineData("sampang-2019", 90, "Baik")]
    [InlineData("sampang-2019", 91, "Sangat Baik")]
    [InlineData("maluku-tengah-2021", 85, "Sangat Baik")]
    [InlineData("maluku-tengah-2021", 85.01, "Memuaskan")]
    [InlineData("maluku-tengah-2021", 100.01, null)]
    [InlineData("maluku-tengah-2021", -1, null)]
    [InlineData("polman-kinerja", 89.99, "75–89,99")]
    [InlineData("polman-kinerja", 100, "100")]
    [InlineData("polman-kinerja", 166.67, "di atas 100")]
    [InlineData("polman-anggaran", 94.99, "75–94,99")]
    [InlineData("polman-anggaran", 95, "95–100")]
    [InlineData("quarterly-worksheet", 99.99, "Baik")]
    [InlineData("quarterly-worksheet", 100, "Istimewa")]
    [InlineData("quarterly-worksheet", 49.99, null)]
    public void Every_known_scale_keeps_the_bounds_of_its_source(string code, decimal percent, string? label) =>
        Assert.Equal(label, KnownScales.WithCode(code)!.Of(percent)?.Label);

    [Fact]
    public void The_same_percentage_bears_another_word_on_another_scale_so_a_figure_names_its_scale() =>
        Assert.Equal(
            ["Tinggi", "Tinggi", "Baik", "Memuaskan", "75–89,99", "75–94,99", "Butuh Perbaikan"],
            KnownScales.All.Select(scale => scale.Of(85.38m)?.Label));

    [Fact]
    public void Every_known_scale_is_named_dated_and_found_again_under_its_code()
    {
        Assert.All(KnownScales.All, scale => Assert.Same(scale, KnownScales.WithCode(scale.Code)));
        Assert.All(KnownScales.All, scale => Assert.True(scale.Name.Length > 0 && scale.Source.Citation.Length > 0 && scale.ValidFrom.Year >= 2010));
        Assert.Null(KnownScales.WithCode("dua-pita"));
        Assert.Equal(KnownScales.All[0], CategoryScale.Standard);
    }

    [Theory]
    [InlineData(GapRule.BandAbove, "Baik")]
    [InlineData(GapRule.BandBelow, "Kurang")]
    [InlineData(GapRule.NoCategory, null)]
    public void A_gap_in_the_print_is_closed_by_the_scale_s_own_rule(GapRule rule, string? label)
    {
        var scale = (TwoBands with { Gaps = rule }).Create().OrThrow();

        Assert.Equal(label, scale.Of(50.5m)?.Label);
        Assert.Equal(("Kurang", "Baik"), (scale.Of(50)?.Label, scale.Of(51)?.Label));
    }

    [Fact]
    public void Outside_a_closed_scale_there_is_no_category()
    {
        var scale = TwoBands.Create().OrThrow();

        Assert.Null(scale.Of(-0.01m));
        Assert.Null(scale.Of(100.01m));
    }

    [Fact]
    public void An_exclusive_bound_does_not_belong_to_its_band()
    {
        var scale = (TwoBands with
        {
            Bands =
            [
                new("Kurang", null, CategoryBound.Including(85)),
                new("Memuaskan", CategoryBound.Excluding(85), CategoryBound.Excluding(100)),
            ],
        }).Create().OrThrow();

        Assert.Equal(("Kurang", "Memuaskan", null), (scale.Of(85)?.Label, scale.Of(85.01m)?.Label, scale.Of(100)?.Label));
    }

    [Fact]
    public void Given_a_scale_full_of_faults_when_checked_then_all_are_listed()
    {
        var draft = TwoBands with
        {
            Code = " ",
            Bands =
            [
                new("Kurang", CategoryBound.Including(50), CategoryBound.Including(0)),
                new("kurang", CategoryBound.Including(50), CategoryBound.Including(60)),
                new("Baik", CategoryBound.Including(60), null),
                new("", CategoryBound.Including(90), null),
            ],
        };

        Assert.Equal(
            [
                MeasurementRejections.ScaleIncomplete(), MeasurementRejections.BandLabel("kurang"), MeasurementRejections.BandLabel(""),
                MeasurementRejections.BandUpsideDown("Kurang"), MeasurementRejections.BandsOverlap("kurang", "Baik"),
                MeasurementRejections.BandsOverlap("Baik", ""),
            ],
            draft.Check());
        Assert.Equal("measurement.category-scale.incomplete", draft.Create().Rejection?.Code);
    }

    [Fact]
    public void A_band_of_one_percentage_is_lawful_only_when_it_includes_it()
    {
        var full = new CategoryBand("Penuh", CategoryBound.Including(100), CategoryBound.Including(100));
        var empty = full with { Upper = CategoryBound.Excluding(100) };

        Assert.Equal("Penuh", (TwoBands with { Bands = [full] }).Create().OrThrow().Of(100)?.Label);
        Assert.Equal([MeasurementRejections.BandUpsideDown("Penuh")], (TwoBands with { Bands = [empty] }).Check());
    }

    private static CategoryScaleDraft TwoBands => new()
    {
        Code = "dua-pita",
        Name = "Dua pita",
        Source = new RuleSource("Keputusan kepala dinas", SourceConfidence.Found),
        ValidFrom = new LocalDate(2026, 1, 1),
        Gaps = GapRule.BandAbove,
        Bands =
        [
            new("Kurang", CategoryBound.Including(0), CategoryBound.Including(50)),
            new("Baik", CategoryBound.Including(51), CategoryBound.Including(100)),
        ],
    };
}
