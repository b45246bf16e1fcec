using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Measurement.Sheets;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;

namespace Tera.Measurement.Agendas;

/// <summary>Puts units on the agenda whose sheet of the quarter came back, is not handed in although its time is over, or was handed in after it.</summary>
internal sealed class SheetAgenda(TeraDbContext db, IClock clock) : IAgendaSource
{
    public async Task<IReadOnlyList<AgendaPoint>> OfAsync(RunHead run, LocalDate today, CancellationToken ct)
    {
        var (rows, now) = (await RowsAsync(run, ct), clock.GetCurrentInstant().ToDateTimeUtc());
        return
        [
            .. Point("Lembar yang dikembalikan", rows.Where(row => row.Returned is not null), row => $"{row.Unit}: {row.Returned}"),
            .. Point("Lembar yang belum diserahkan", rows.Where(row => row.HandedInAt is null && row.Returned is null && row.DueAt < now), row => $"{row.Unit} lewat batas waktu"),
            .. Point("Lembar yang diserahkan terlambat", rows.Where(row => row.HandedInAt > row.DueAt), row => $"{row.Unit} sesudah batas waktu"),
        ];
    }

    private static IEnumerable<AgendaPoint> Point(string what, IEnumerable<Row> rows, Func<Row, string> why)
    {
        List<Row> all = [.. rows];
        return all.Count == 0 ? [] : [new($"{what}: {string.Join(", ", all.Select(row => row.Unit))}", $"{string.Join("; ", all.Select(why))}.")];
    }

    /// <summary>Of several runs about the same quarter the latest that was not given up counts; punctual is judged by the first time a sheet was handed in.</summary>
    private Task<List<Row>> RowsAsync(RunHead run, CancellationToken ct)
    {
        var period = SheetOpening.PeriodOf(run.Subject);
        return db.Database.SqlQuery<Row>(
            $"""
             select latest.name as "Unit", latest.return_reason as "Returned", latest.due_at as "DueAt", latest.handed_in_at as "HandedInAt" from (
                 select distinct on (s.unit_id) u.ordinal, u.name, case s.state when 'Returned' then coalesce(s.return_reason, '') end as return_reason,
                        coalesce(t.due_at, case when t.status is null then measurement.closes_at(s.agency_id, s.unit_id, s.fiscal_year, s.quarter) end) as due_at,
                        coalesce(case t.status when 'Done' then t.closed_at end, s.submitted_at) as handed_in_at
                 from measurement.sheet s
                 join procedures.run r on r.id = s.run_id
                 join organisation.unit u on u.id = s.unit_id
                 left join lateral (
                     select task.due_at, task.closed_at, task.status from procedures.task task
                     where task.run_id = s.run_id and task.slot = s.slot and task.act_kind = 'Collect' order by task.round, task.ordinal limit 1) t on true
                 where s.agency_id = {run.Agency.Value} and s.fiscal_year = {period.Year.Value} and s.quarter = {period.Quarter.Number} and r.status <> 'Cancelled'
                 order by s.unit_id, s.opened_at desc, s.id) latest
             order by latest.ordinal, latest.name
             """).TagWith("Measurement: sheets that are late or came back").ToListAsync(ct);
    }

    private sealed record Row(string Unit, string? Returned, DateTime? DueAt, DateTime? HandedInAt);
}
