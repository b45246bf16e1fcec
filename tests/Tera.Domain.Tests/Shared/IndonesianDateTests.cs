using NodaTime;

namespace Tera.Shared;

public sealed class IndonesianDateTests
{
    private static readonly LocalDate Date = new(2026, 11, 20);

    [Fact]
    public void A_date_is_printed_as_letters_invitations_and_tables_do()
    {
        Assert.Equal("20 November 2026", IndonesianDate.Long(Date));
        Assert.Equal("Jumat, 20 November 2026", IndonesianDate.LongWithDay(Date));
        Assert.Equal("20 Nov", IndonesianDate.Short(Date));
        Assert.Equal("1 Agu 2026", IndonesianDate.ShortWithYear(new LocalDate(2026, 8, 1)));
        Assert.Equal("XI", IndonesianDate.RomanMonth(Date));
        Assert.Equal("07.05", IndonesianDate.Clock(new LocalTime(7, 5, 59)));
    }

    [Theory]
    [InlineData("30 Juni 2026", 2026, 6, 30)]
    [InlineData(" 1  agu 2026 ", 2026, 8, 1)]
    [InlineData("29 Februari 2028", 2028, 2, 29)]
    [InlineData("21/11/2026", 2026, 11, 21)]
    [InlineData("1-2-2026", 2026, 2, 1)]
    [InlineData(" 03.04.2026 ", 2026, 4, 3)]
    public void A_date_as_people_type_it_or_a_spreadsheet_saves_it_is_read_with_the_day_first(string text, int year, int month, int day) =>
        Assert.Equal(new LocalDate(year, month, day), IndonesianDate.Read(text));

    [Theory]
    [InlineData("29 Februari 2026")]
    [InlineData("0 Juni 2026")]
    [InlineData("30 June 2026")]
    [InlineData("Juni 2026")]
    [InlineData("30 Juni 26")]
    [InlineData("-3 Juni 2026")]
    [InlineData("11/21/2026")]
    [InlineData("21/11-2026")]
    [InlineData("31.4.2026")]
    [InlineData("21//2026")]
    [InlineData("")]
    public void What_is_no_date_is_not_guessed(string text) => Assert.Null(IndonesianDate.Read(text));

    [Theory]
    [InlineData("PENGUMPULAN DATA KINERJA DAN PELAPORAN SAKIP", "Pengumpulan Data Kinerja dan Pelaporan SAKIP")]
    [InlineData("DI BIDANG ORGANISASI TRIWULAN II", "Di Bidang Organisasi Triwulan II")]
    [InlineData("Pengukuran Kinerja SKPD", "Pengukuran Kinerja SKPD")]
    [InlineData("", "")]
    public void A_title_printed_in_capitals_is_spoken_without_them(string printed, string spoken) => Assert.Equal(spoken, IndonesianText.Spoken(printed));

    [Fact]
    public void A_title_that_ends_with_a_stop_gets_no_second_one()
    {
        Assert.Equal("Akun Budi Uji, S.Kom.", IndonesianText.Stop("Akun Budi Uji, S.Kom."));
        Assert.Equal("Akun Siti Uji.", IndonesianText.Stop("Akun Siti Uji"));
    }

    [Fact]
    public void Every_day_and_every_month_has_its_own_name()
    {
        var week = Enumerable.Range(0, 7).Select(day => IndonesianDate.DayName(new LocalDate(2026, 11, 16).PlusDays(day).DayOfWeek));
        var year = Enumerable.Range(1, 12).Select(IndonesianDate.MonthName).ToList();

        Assert.Equal(["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"], week);
        Assert.Equal(12, year.Distinct().Count());
        Assert.Equal(("Januari", "Mei", "Desember"), (year[0], year[4], year[11]));
        Assert.All(year, (name, index) => Assert.StartsWith(
            name[..2], IndonesianDate.Short(new LocalDate(2026, index + 1, 9))[2..], StringComparison.Ordinal));
        Assert.Throws<ArgumentOutOfRangeException>(() => IndonesianDate.MonthName(13));
        Assert.Throws<ArgumentOutOfRangeException>(() => IndonesianDate.DayName(IsoDayOfWeek.None));
    }

    [Theory]
    [InlineData(1, "I")]
    [InlineData(4, "IV")]
    [InlineData(9, "IX")]
    [InlineData(12, "XII")]
    [InlineData(17, "XVII")]
    [InlineData(1994, "MCMXCIV")]
    [InlineData(3999, "MMMCMXCIX")]
    public void Roman_numerals_are_written(int number, string roman) => Assert.Equal(roman, IndonesianText.Roman(number));

    [Theory]
    [InlineData(0)]
    [InlineData(4000)]
    public void There_are_no_Roman_numerals_beyond(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => IndonesianText.Roman(number));

    [Theory]
    [InlineData(1, 2, 50, "1 hari 2 jam 50 menit")]
    [InlineData(4, 0, 0, "4 hari")]
    [InlineData(2, 0, 42, "2 hari 42 menit")]
    [InlineData(0, 0, 0, "0 menit")]
    [InlineData(1200, 0, 0, "1.200 hari")]
    public void A_span_is_told_without_its_empty_parts(int days, int hours, int minutes, string words) =>
        Assert.Equal(words, IndonesianText.Span(days, hours, minutes));
}
