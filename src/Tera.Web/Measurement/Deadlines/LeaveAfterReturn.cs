using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Calendars;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Measurement.Deadlines;

/// <summary>Opens a sheet again when it comes back after the deadline: three working days, with the reason why.</summary>
public sealed class LeaveAfterReturn(TeraDbContext db, DeadlineReader reader, AgencyCalendars calendars)
{
    private static readonly WorkingDuration Time = WorkingDuration.Days(3);

    public async Task GiveAsync(Sheet sheet, string reason, PersonId? by, Instant at, CancellationToken ct)
    {
        if (await reader.OfQuarterAsync(sheet.AgencyId, sheet.Period, ct) is not { } deadline)
        {
            return;
        }

        var calendar = await calendars.OfAsync(sheet.AgencyId, ct);
        var standing = await reader.StandingAsync(sheet, ct);
        var lastDay = calendar.TimeZone.DateOf(calendar.Add(at, Time));
        if (DeadlineException.AfterReturn(standing, deadline, (sheet.UnitId, sheet.PersonId), lastDay, reason, new(by, at, calendar.TimeZone)) is { } leave)
        {
            db.Add(leave);
        }
    }
}
