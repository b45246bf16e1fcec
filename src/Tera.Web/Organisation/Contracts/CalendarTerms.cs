using System.Data.Common;
using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Shared;

namespace Tera.Organisation.Contracts;

/// <summary>What the due times of an agency rest on, and whether its people may judge their own work; for queries that must not ask twice.</summary>
public sealed record CalendarTerms
{
    private CalendarTerms(CalendarBasis basis, bool allowsOwnWork) => (Basis, AllowsOwnWork) = (basis, allowsOwnWork);

    /// <summary>Whether a person may check or sign what he made himself.</summary>
    public bool AllowsOwnWork { get; }

    internal CalendarBasis Basis { get; }

    /// <summary>The columns that <see cref="Read"/> reads, of <c>organisation.agency a</c> and <c>organisation.region g</c>.</summary>
    public const string Columns =
        "a.time_zone, g.day_reading, g.nominal_day, g.holidays_known_until, g.calendar_version, g.version, a.version, g.allow_own_work";

    /// <summary>Text that differs whenever the calendar of the agency may differ.</summary>
    public const string StampColumn = "concat_ws('/', g.calendar_version, g.version, a.version)";

    /// <param name="row">A row with <see cref="Columns"/> in it.</param>
    /// <param name="first">Place of the first of them, from 0.</param>
    public static CalendarTerms Read(DbDataReader row, int first)
    {
        var zone = IndonesianTimeZone.Parse(row.GetString(first)).Accepted(out var known, out var no)
            ? known
            : throw new FormatException($"A stored time zone breaks the rule {no.Code}.");
        var basis = new CalendarBasis(
            zone,
            Enum.Parse<DayReading>(row.GetString(first + 1)),
            row.GetInt32(first + 2),
            LocalDate.FromDateOnly(row.GetFieldValue<DateOnly>(first + 3)),
            row.GetInt64(first + 4),
            row.GetInt32(first + 5),
            row.GetInt32(first + 6));
        return new(basis, row.GetBoolean(first + 7));
    }
}
