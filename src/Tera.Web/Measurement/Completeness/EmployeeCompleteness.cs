using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Sheets;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Completeness;

/// <summary>A quarter of an employee, or of all those whose sheets the reader may not open: how many, and never who.</summary>
/// <param name="Name">Null for those together.</param>
/// <param name="Of">What is expected is that he tells of his quarter at all; how he was rated is in none of it.</param>
public sealed record EmployeeCompleteness(AgencyId Agency, string AgencyName, int Quarter, string? Name, QuarterCompleteness Of)
{
    /// <summary>Fewer than so many would be known by who knows his colleagues: of them it is only told that they are there.</summary>
    public const int Least = 3;

    /// <summary>In words for tables.</summary>
    public string Words => Name ?? $"{Of.Sheets} pegawai lain{(Of.Sheets < Least ? ", tidak dirinci" : "")}";
}

/// <summary>How complete and punctual the sheets of employees are.</summary>
public sealed class EmployeeCompletenessQuery(TeraDbContext db, SheetAccess access, RegionClock days, IClock clock)
{
    private const int Most = 5_000;

    /// <summary>By agency and quarter; named are those whose sheets the user may open.</summary>
    /// <param name="year">Tahun anggaran.</param>
    /// <param name="agency">Whose; nothing where he does not see it.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Ends waiting.</param>
    /// <remarks>Counted as sheets of units are: see <see cref="CompletenessQuery"/>.</remarks>
    public async Task<IReadOnlyList<EmployeeCompleteness>> ReadAsync(FiscalYear year, AgencyId agency, SignedInUser user, CancellationToken ct)
    {
        if (!user.Sees(agency))
        {
            return [];
        }

        var (now, today) = (clock.GetCurrentInstant(), FiscalPeriod.Of(await days.TodayAsync(ct)));
        bool IsOver(Row row) => new FiscalPeriod(year, new(row.Quarter)) < today;
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             with latest as (
                 select distinct on (s.agency_id, s.person_id, s.quarter) s.* from measurement.sheet s join procedures.run r on r.id = s.run_id
                 where s.fiscal_year = {year.Value} and s.person_id is not null and r.status <> 'Cancelled'
                   and s.agency_id = {agency.Value}
                 order by s.agency_id, s.person_id, s.quarter, s.opened_at desc, s.id)
             select a.id as "Agency", a.name as "AgencyName", p.id as "Person", p.full_name as "Name", s.quarter as "Quarter", s.id as "Sheet", s.run_id as "Run",
                    s.submitted_at is not null and s.state not in ('Open', 'Returned') as "HandedIn", s.submitted_at as "SubmittedAt",
                    least(t.due_at, measurement.employee_closes_at(a.id, p.id, {year.Value}, s.quarter)) as "DueAt",
                    t.closed_at as "ClosedAt", t.status as "Status", e.results <> '' as "Told", s.state = 'Accepted' as "Accepted",
                    exists (select from measurement.evidence f where f.sheet_id = s.id and f.removed_at is null) as "Evidenced"
             from latest s
             join organisation.agency a on a.id = s.agency_id
             join organisation.person p on p.id = s.person_id
             join measurement.employee_result e on e.sheet_id = s.id
             left join lateral (
                 select task.due_at, case task.status when 'Done' then task.closed_at end as closed_at, task.status from procedures.task task
                 where task.run_id = s.run_id and task.slot = s.slot and task.act_kind = 'Collect'
                 order by task.status = 'Done' desc, case task.status when 'Done' then task.round else -task.round end, task.ordinal limit 1) t on true
             order by a.ordinal, a.name, s.quarter, p.full_name, p.id limit {Most}
             """).TagWith("Measurement: completeness of employees").ToListAsync(ct);
        var runs = rows.Select(row => new RunId(row.Run)).Distinct().ToList();
        var readable = (await access.ReadableAsync(db.Set<Sheet>().Where(sheet => runs.Contains(sheet.RunId)), user, ct)).Select(one => one.Sheet).ToHashSet();

        return
        [
            .. rows.GroupBy(row => (row.Agency, row.AgencyName, row.Quarter)).SelectMany(quarter =>
            {
                var named = quarter.ToLookup(row => readable.Contains(new(row.Sheet)));
                EmployeeCompleteness Line(string? name, QuarterCompleteness of) => new(new(quarter.Key.Agency), quarter.Key.AgencyName, quarter.Key.Quarter, name, of);
                var others = named[false].Select(row => Quarter(row, now, IsOver(row))).Aggregate(QuarterCompleteness.None, (sum, one) => sum + one);
                return named[true].Select(row => Line(row.Name, Quarter(row, now, IsOver(row)))).Concat(others.Sheets == 0 ? [] : [Line(name: null, others.Sheets < EmployeeCompleteness.Least ? QuarterCompleteness.None with { Sheets = others.Sheets } : others)]);
            }),
        ];
    }

    private static QuarterCompleteness Quarter(Row row, Instant now, bool isOver) => new(
        Sheets: 1, HandedIn: row.HandedIn ? 1 : 0, Punctuality.Of(row.Status, At(row.DueAt), At(row.ClosedAt ?? row.SubmittedAt), row.HandedIn, now, isOver),
        Due: 1, Reported: row.Told ? 1 : 0, Accepted: row.Accepted ? 1 : 0, Evidenced: row.Evidenced ? 1 : 0)
    {
        Sheet = new SheetId(row.Sheet),
        Run = new RunId(row.Run),
        HandedInAt = At(row.ClosedAt ?? row.SubmittedAt),
        DueAt = At(row.DueAt),
    };

    private static Instant? At(DateTime? utc) => utc is { } moment ? Instant.FromDateTimeUtc(moment) : null;

    private sealed record Row(
        Guid Agency, string AgencyName, Guid Person, string Name, int Quarter, Guid Sheet, Guid Run, bool HandedIn, DateTime? SubmittedAt,
        DateTime? DueAt, DateTime? ClosedAt, string? Status, bool Told, bool Accepted, bool Evidenced);
}
