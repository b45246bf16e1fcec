using NodaTime;
using NodaTime.Text;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>Calendars and moments for the tests, built through the domain's own doors.</summary>
internal static class Given
{
    public static readonly Holiday[] HolidaysOf2026 =
    [
        .. new[]
        {
            "2026-01-01", "2026-01-16", "2026-02-16", "2026-02-17", "2026-03-18", "2026-03-19", "2026-03-20", "2026-03-23", "2026-03-24",
            "2026-04-03", "2026-05-01", "2026-05-14", "2026-05-15", "2026-05-27", "2026-05-28", "2026-06-01", "2026-06-16",
            "2026-08-17", "2026-08-25", "2026-12-24", "2026-12-25",
        }.Select(date => Off(date)),
    ];

    /// <summary>The statutory week in Western Indonesia, with the holidays of 2026.</summary>
    public static CalendarDefinition Definition(params WorkingHoursRule[] special) =>
        new(IndonesianTimeZone.Western, [UsualRule, .. special], HolidaysOf2026, new LocalDate(2026, 12, 31));

    public static WorkingHoursRule UsualRule =>
        WorkingHoursRule.Regular("Biasa", StatutoryHours.Usual, RulePeriod.Always, "Perpres 21/2023");

    /// <summary>A period of the test's own making, in November when no Ramadan of these years falls.</summary>
    public static WorkingHoursRule ArtificialRamadan =>
        WorkingHoursRule.Ramadan(Period("2026-11-09", "2026-12-04"), "karangan untuk uji");

    public static WorkingCalendar Calendar(params WorkingHoursRule[] special) => Calendar(Definition(special));

    public static WorkingCalendar Calendar(CalendarDefinition definition) => Of(WorkingCalendar.Create(definition));

    public static WeeklyHours SixDays()
    {
        var shift = Of(WorkingInterval.Of(new LocalTime(7, 30), new LocalTime(14, 0)));
        var days = Enum.GetValues<IsoDayOfWeek>().Where(day => day is not (IsoDayOfWeek.None or IsoDayOfWeek.Sunday));
        return Of(WeeklyHours.Of(days.Select(day => (day, shift))));
    }

    public static Holiday Off(string date) => new(Date(date), HolidayKind.National, "Libur", "SKB");

    public static RulePeriod Period(string? from, string? until) =>
        Of(RulePeriod.Of(from is null ? null : Date(from), until is null ? null : Date(until)));

    public static LocalDate Date(string text) => LocalDatePattern.Iso.Parse(text).Value;

    /// <summary>A moment on the clock of a zone, WIB unless told: <c>2026-10-06 10:24</c>.</summary>
    public static Instant At(string text, IndonesianTimeZone? zone = null) =>
        LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(text).Value
            .InZoneStrictly((zone ?? IndonesianTimeZone.Western).Zone).ToInstant();

    public static T Of<T>(Result<T> result) =>
        result.Accepted(out var value, out var rejection) ? value : throw new InvalidOperationException(rejection.Code);
}
