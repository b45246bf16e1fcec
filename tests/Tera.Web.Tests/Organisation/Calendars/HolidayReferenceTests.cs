using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

public sealed class HolidayReferenceTests
{
    private const string Header = "date,kind,name,source,confidence\n";

    private static readonly WorkingCalendar Calendar = WorkingCalendar.Create(new CalendarDefinition(
        IndonesianTimeZone.Western,
        [WorkingHoursRule.Regular("Biasa", StatutoryHours.Usual, RulePeriod.Always, "Perpres 21/2023")],
        HolidayReference.Holidays,
        HolidayReference.KnownUntil)).Accepted(out var calendar, out var rejection)
            ? calendar
            : throw new InvalidOperationException(rejection.Code);

    [Theory]
    [InlineData(2026, 17, 8, "High")]
    [InlineData(2027, 18, 8, "MediumHigh")]
    public void Each_year_has_the_announced_number_of_days_and_their_confidence(int year, int national, int leave, string confidence)
    {
        var rows = HolidayReference.Rows.Where(row => row.Holiday.Date.Year == year).ToList();

        Assert.Equal(national, rows.Count(row => row.Holiday.Kind == HolidayKind.National));
        Assert.Equal(leave, rows.Count(row => row.Holiday.Kind == HolidayKind.CollectiveLeave));
        Assert.All(rows, row => Assert.Equal(confidence, row.Confidence.ToString()));
        Assert.Equal(rows.Count, rows.Select(row => row.Holiday.Date).Distinct().Count());
    }

    [Theory]
    [InlineData(2026, 55, 57, 64, 64)]
    [InlineData(2027, 53, 59, 65, 65)]
    public void The_working_days_of_each_quarter_are_those_counted_by_hand(int year, params int[] expected) =>
        Assert.Equal(expected, new FiscalYear(year).Quarters.Select(WorkingDaysIn));

    [Fact]
    public void The_holidays_are_known_until_the_end_of_2027()
    {
        Assert.Equal(new LocalDate(2027, 12, 31), HolidayReference.KnownUntil);
        Assert.Equal("Tahun Baru", Assert.Single(Calendar.HolidaysOn(new LocalDate(2026, 1, 1))).Name);
        Assert.Equal("SKB 1497/2025, 2/2025, 5/2025 (19 September 2025)", HolidayReference.Holidays[0].Source);
    }

    [Theory]
    [InlineData("2026-02-30,national,Libur,SKB,high")]
    [InlineData("2026-02-03,weekend,Libur,SKB,high")]
    [InlineData("2026-02-03,national,Libur,SKB,certain")]
    [InlineData("2026-02-03,national,,SKB,high")]
    [InlineData("2026-02-03,national,Libur,SKB")]
    [InlineData("")]
    public void A_faulty_row_stops_the_reading_with_its_line(string row)
    {
        var table = $"{Header}2026-01-01,national,A,B,high\n{row}\n";

        var exception = Assert.Throws<FormatException>(() => HolidayReference.Parse(new StringReader(table)));

        Assert.Contains("Line 3", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_its_header_is_not_read() =>
        Assert.Throws<FormatException>(() => HolidayReference.Parse(new StringReader("2026-01-01,national,A,B,high\n")));

    [Fact]
    public void Commas_within_quotes_are_text()
    {
        var row = Assert.Single(HolidayReference.Parse(new StringReader(Header + "2026-01-01,national,\"A, B\",\"C, D, E\",high\n")));

        Assert.Equal(("A, B", "C, D, E"), (row.Holiday.Name, row.Holiday.Source));
    }

    private static int WorkingDaysIn(FiscalPeriod period) => Calendar.WorkingDaysBetween(period.FirstDay.PlusDays(-1), period.LastDay);
}
