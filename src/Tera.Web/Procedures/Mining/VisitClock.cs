using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Calendars;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Mining;

/// <summary>Working time of the visits of an SOP, the pauses of their runs left out: nobody's clock ran then.</summary>
internal sealed class VisitClock(WorkingCalendar calendar, ILookup<Guid, PausedTime> pauses)
{
    public WorkingCalendar Calendar => calendar;

    /// <summary>In working minutes; 0 where the end lies before the beginning.</summary>
    public long Minutes(Guid run, Instant from, Instant until) => until <= from ? 0
        : calendar.Between(from, until).Value - pauses[run].Where(pause => pause.From < until && pause.Until > from)
            .Sum(pause => (long)calendar.Between(Instant.Max(from, pause.From), Instant.Min(until, pause.Until)).Value);

    /// <summary>Whether what was due at a moment was done by it, to the working minute: times are told in whole minutes, so that seconds, or a night, past the moment are no minute late.</summary>
    public bool IsInTime(Instant due, Instant done) => calendar.Between(due, done).Value == 0;

    /// <summary>Of a task, from its opening to its end.</summary>
    public long Minutes(VisitRow visit) => Minutes(visit.Run_Id, visit.Opened, visit.Closed!.Value);

    /// <summary>Of a round, from the first opening to the last end.</summary>
    public long Minutes(IReadOnlyCollection<VisitRow> round) => Minutes(round.First().Run_Id, round.Min(visit => visit.Opened), round.Max(visit => visit.Closed!.Value));

    /// <summary>The clock of the runs of an SOP.</summary>
    public static async Task<VisitClock> OfAsync(TeraDbContext db, ProcedureId procedure, WorkingCalendar calendar, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<PauseRow>(
            $"""
             select r.id as "Run", p.since as "Since", p.until as "Until"
             from procedures.run r cross join lateral unnest(r.pauses_from, r.pauses_until) as p(since, until)
             where r.procedure_id = {procedure.Value} and cardinality(r.pauses_from) > 0
             """).TagWith("Procedures: pauses of an SOP").ToListAsync(ct);
        return new(calendar, rows.ToLookup(row => row.Run, row => new PausedTime(Instant.FromDateTimeUtc(row.Since), Instant.FromDateTimeUtc(row.Until))));
    }

    private sealed record PauseRow(Guid Run, DateTime Since, DateTime Until);
}
