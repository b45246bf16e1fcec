using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Completeness;

/// <summary>How complete and how punctual the figures of a year are, unit by unit; agencies and regions are sums of it.</summary>
public sealed class CompletenessQuery(TeraDbContext db, RegionClock days, IClock clock)
{
    /// <summary>A region has some hundreds of units; a bound that none reaches.</summary>
    private const int Most = 5_000;

    /// <summary>Every unit of the agencies somebody sees that has a sheet in the year or should have one, in the region's order.</summary>
    /// <param name="year">Tahun anggaran.</param>
    /// <param name="agency">Only of this one; null for all he sees.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="ct">Ends waiting.</param>
    /// <remarks>
    /// Of several runs about the same quarter the latest that was not given up counts. Punctual is judged by the first time a sheet was
    /// handed in: a sheet that came back was once in time or was not. A collection that was closed without a sheet did not hand it in.
    /// Where the SOP has no task of handing in, the unit's deadline of the quarter is the time. What is expected without a sheet is what the agreement
    /// in force at the end of the quarter promises, once the quarter has begun.
    /// </remarks>
    public async Task<IReadOnlyList<UnitCompleteness>> ReadAsync(FiscalYear year, AgencyId? agency, SignedInUser user, CancellationToken ct)
    {
        var own = user.Agencies.Select(one => one.Value).ToArray();
        var (only, now) = (agency?.Value, clock.GetCurrentInstant());
        var today = FiscalPeriod.Of(await days.TodayAsync(ct));
        var begun = year.Value < today.Year.Value ? 4 : year.Value == today.Year.Value ? today.Quarter.Number : 0;
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             with latest as (
                 select distinct on (s.unit_id, s.quarter) s.* from measurement.sheet s join procedures.run r on r.id = s.run_id
                 where s.fiscal_year = {year.Value} and s.unit_id is not null and r.status <> 'Cancelled'
                   and ({user.SeesEveryAgency} or s.agency_id = any ({own})) and ({only}::uuid is null or s.agency_id = {only}::uuid)
                 order by s.unit_id, s.quarter, s.opened_at desc, s.id),
             ending as (
                 select number as quarter, (make_date({year.Value}, number * 3, 1) + interval '1 month' - interval '1 day')::date as day from generate_series(1, {begun}) number),
             promised as (
                 select distinct on (g.agency_id, e.quarter) g.id, g.agency_id, e.quarter, e.day from planning.agreement g join ending e on g.signed_on <= e.day
                 where g.fiscal_year = {year.Value} and ({user.SeesEveryAgency} or g.agency_id = any ({own})) and ({only}::uuid is null or g.agency_id = {only}::uuid)
                 order by g.agency_id, e.quarter, g.revision desc),
             planned as (
                 select p.agency_id, t.unit_id, p.quarter, count(*)::int as due
                 from promised p
                 join planning.target t on t.agreement_id = p.id
                 join lateral (
                     select c.accumulation from planning.indicator_card c where c.indicator = t.indicator_id and c.valid_from <= p.day order by c.valid_from desc limit 1) c on true
                 where c.accumulation <> 'YearlyOnly' or p.quarter = 4
                 group by p.agency_id, t.unit_id, p.quarter)
             select a.id as "Agency", a.name as "AgencyName", u.id as "Unit", u.name as "UnitName", coalesce(s.quarter, p.quarter) as "Quarter", s.id as "Sheet", s.run_id as "Run",
                    s.submitted_at is not null and s.state not in ('Open', 'Returned') as "HandedIn", s.submitted_at as "SubmittedAt",
                    least(t.due_at, measurement.closes_at(a.id, u.id, {year.Value}, coalesce(s.quarter, p.quarter))) as "DueAt", t.closed_at as "ClosedAt", t.status as "Status",
                    case when s.id is null then p.due else e.due end as "Due", e.reported as "Reported", e.accepted as "Accepted", e.evidence as "Evidence"
             from latest s
             full join planned p on p.unit_id = s.unit_id and p.quarter = s.quarter
             join organisation.agency a on a.id = coalesce(s.agency_id, p.agency_id)
             join organisation.unit u on u.id = coalesce(s.unit_id, p.unit_id)
             left join lateral (
                 select task.due_at, case task.status when 'Done' then task.closed_at end as closed_at, task.status from procedures.task task
                 where task.run_id = s.run_id and task.slot = s.slot and task.act_kind = 'Collect'
                 order by task.status = 'Done' desc, case task.status when 'Done' then task.round else -task.round end, task.ordinal limit 1) t on true
             cross join lateral (
                 select count(*)::int as due, count(*) filter (where entry.state in ('Value', 'NotAvailable'))::int as reported,
                        count(*) filter (where entry.accepted_version = entry.version)::int as accepted,
                        count(*) filter (where exists (select from measurement.evidence f where f.entry_id = entry.id and f.removed_at is null))::int as evidence
                 from measurement.entry entry
                 where entry.agency_id = a.id and entry.unit_id = u.id and entry.fiscal_year = {year.Value} and entry.quarter = coalesce(s.quarter, p.quarter)
                   and entry.state <> 'NotDue') e
             order by a.ordinal, a.name, u.ordinal, u.name, coalesce(s.quarter, p.quarter) limit {Most}
             """).TagWith("Measurement: completeness of a year").ToListAsync(ct);
        return
        [
            .. rows.GroupBy(row => row.Unit).Select(unit => new UnitCompleteness(
                new(unit.First().Agency), unit.First().AgencyName, new(unit.Key), unit.First().UnitName,
                unit.ToDictionary(row => row.Quarter, row => Quarter(row, now, new FiscalPeriod(year, new(row.Quarter)) < today)))),
        ];
    }

    private static QuarterCompleteness Quarter(Row row, Instant now, bool isOver) => new(
        Sheets: row.Sheet is null ? 0 : 1,
        HandedIn: row.HandedIn ? 1 : 0,
        Punctuality.Of(row.Status, At(row.DueAt), At(row.ClosedAt ?? row.SubmittedAt), row.HandedIn, now, isOver),
        row.Due, row.Reported, row.Accepted, row.Evidence)
    {
        Undistributed = row.Sheet is null ? 1 : 0,
        Sheet = row.Sheet is { } sheet ? new SheetId(sheet) : null,
        Run = row.Run is { } run ? new RunId(run) : null,
        HandedInAt = At(row.ClosedAt ?? row.SubmittedAt),
        DueAt = At(row.DueAt),
    };

    private static Instant? At(DateTime? utc) => utc is { } moment ? Instant.FromDateTimeUtc(moment) : null;

    private sealed record Row(
        Guid Agency, string AgencyName, Guid Unit, string UnitName, int Quarter, Guid? Sheet, Guid? Run, bool HandedIn, DateTime? SubmittedAt,
        DateTime? DueAt, DateTime? ClosedAt, string? Status, int Due, int Reported, int Accepted, int Evidence);
}
