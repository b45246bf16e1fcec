using System.Globalization;
using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Calendars;

/// <summary>Working hours as people write them: <c>08.00–12.00, 12.30–15.00</c>; empty on a day off.</summary>
internal static class HoursText
{
    private static readonly char[] Between = ['–', '-'];
    private static readonly char[] Stretches = [',', ';'];

    internal static string Of(IEnumerable<WorkingInterval> intervals) => string.Join(", ", intervals);

    /// <summary>Reads the hours of the given days.</summary>
    internal static Result<IReadOnlyList<(IsoDayOfWeek Day, WorkingInterval Interval)>> Read(string? typed, params IsoDayOfWeek[] days)
    {
        var intervals = new List<(IsoDayOfWeek, WorkingInterval)>();
        foreach (var stretch in (typed ?? string.Empty).Split(Stretches, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (stretch.Split(Between, StringSplitOptions.TrimEntries) is not [var opens, var closes] || TimeOf(opens) is not { } from || TimeOf(closes) is not { } to)
            {
                return new Rejection("organisation.time.form", stretch);
            }

            if (!WorkingInterval.Of(from, to).Accepted(out var interval, out var no))
            {
                return no;
            }

            intervals.AddRange(days.Select(day => (day, interval)));
        }

        return intervals;
    }

    private static LocalTime? TimeOf(string typed) =>
        typed.Split('.', ':') is [{ Length: 1 or 2 } hour, { Length: 2 } minute]
        && int.TryParse(hour, NumberStyles.None, CultureInfo.InvariantCulture, out var h) && h < 24
        && int.TryParse(minute, NumberStyles.None, CultureInfo.InvariantCulture, out var m) && m < 60
            ? new LocalTime(h, m)
            : null;
}
