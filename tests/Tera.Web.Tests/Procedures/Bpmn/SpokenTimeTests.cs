namespace Tera.Procedures.Bpmn;

/// <summary>No time of a drawing becomes another one on its way into an SOP.</summary>
public sealed class SpokenTimeTests
{
    [Theory]
    [InlineData("PT15M", "", "15 menit")]
    [InlineData("PT2H", "Timer 1", "2 jam")]
    [InlineData("P1D", "", "1 hari")]
    [InlineData("P2W", "", "2 minggu")]
    [InlineData("P1M", "", "1 bulan")]
    [InlineData("P1Y", "", "1 tahun")]
    [InlineData("PT1H30M", "", "90 menit")]
    [InlineData("P1DT2H", "", "1 hari 2 jam")]
    [InlineData("PT45S", "", "45 detik")]
    [InlineData("P1D", "1 Hari Kerja", "1 Hari Kerja")]
    [InlineData("${tenggat}", "", "${tenggat}")]
    [InlineData("${tenggat}", "Segera", "Segera")]
    [InlineData("P", "", "P")]
    public void A_timer_is_told_in_the_words_of_an_office(string duration, string printed, string told) => Assert.Equal(told, SpokenTime.Of(duration, printed));
}
