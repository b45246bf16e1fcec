using Tera.Measurement.Progress;
using Tera.Shared;

namespace Tera.Measurement;

/// <summary>A rise or fall is said only of figures of the same set.</summary>
public sealed class ProgressTests
{
    private static readonly ProgressPoint Third = Of(3, 97.03m, 9, 9, closed: true);

    [Fact]
    public void Given_two_quarters_with_all_they_promised_then_the_shift_is_told() =>
        Assert.Equal("Triwulan IV 2026: capaian 99,20 %, naik 2,17 poin dari Triwulan III 2026.", Told(Third, Of(4, 99.20m, 11, 11, closed: true)));

    [Fact]
    public void Given_three_of_eleven_indicators_then_the_figure_is_not_held_against_that_of_all() =>
        Assert.Equal(
            "Triwulan IV 2026: capaian 99,20 % dari 3 di antara 11 indikator, belum dapat dibandingkan dengan Triwulan III 2026; masih sementara.",
            Told(Third, Of(4, 99.20m, 3, 11, closed: false)));

    [Fact]
    public void Given_an_approved_quarter_that_is_being_corrected_then_it_is_not_called_provisional() =>
        Assert.Equal("Triwulan III 2026: capaian 97,03 %; ditutup, versi 2 sedang diperbaiki.", Told(Third with { Closed = false, Correcting = 2 }));

    private static string Told(params ProgressPoint[] trend) => new ProgressView("Dinas", new(2026), trend, []) { OfAgency = true }.Finding;

    private static ProgressPoint Of(int quarter, decimal reached, int assessed, int of, bool closed) =>
        new(new FiscalPeriod(new(2026), new(quarter)), reached, null, 0, null, assessed, of, closed) { How = "Rata-rata", IsWhole = closed || assessed == of };
}
