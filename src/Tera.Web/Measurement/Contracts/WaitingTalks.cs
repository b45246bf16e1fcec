using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Data;

namespace Tera.Measurement.Contracts;

/// <summary>A talk about a cell in which the other side spoke last.</summary>
/// <param name="Href">The row, at its talks.</param>
/// <param name="Title">Indicator and cell.</param>
/// <param name="Words">What was said last.</param>
/// <param name="Who">By whom and when, in words.</param>
public sealed record WaitingTalk(string Href, string Title, string Words, string Who);

/// <summary>Talks about cells of open quarters that wait for somebody's word: of his unit's rows, and those in which he has spoken. Gone once he answers or somebody calls them settled.</summary>
public sealed class WaitingTalks(TeraDbContext db, SheetListQuery list, PlanReader plans, RegionClock days)
{
    private const int Most = 20;

    /// <summary>Of what is read, those on no sheet any more fall out.</summary>
    private const int MostRead = 10 * Most;

    /// <summary>The newest first; at most 20.</summary>
    public async Task<IReadOnlyList<WaitingTalk>> OfAsync(SignedInUser user, CancellationToken ct)
    {
        var (me, today) = (user.PersonId.Value, (await days.TodayAsync(ct)).ToDateOnly());
        var units = (await list.MyUnitsAsync(user, ct)).Select(unit => unit.Value).ToArray();
        var own = user.Agencies.Select(agency => agency.Value).ToArray();
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             with said as (
                 select distinct on (c.entry_id, c.field) c.entry_id, c.field, c.kind, c.words, c.person_id, c.written_at
                 from measurement.cell_comment c
                 join measurement.entry e on e.id = c.entry_id
                 join measurement.period p on p.agency_id = e.agency_id and p.fiscal_year = e.fiscal_year and p.quarter = e.quarter and p.closed_at is null
                 where (e.unit_id = any ({units}) or exists (
                         select from measurement.cell_comment mine where mine.entry_id = c.entry_id and mine.field = c.field and mine.person_id = {me}))
                   and ({user.SeesEveryAgency} or e.agency_id = any ({own}))
                 order by c.entry_id, c.field, c.id desc)
             select s.id as "Sheet", said.entry_id as "Entry", said.field as "Field", said.words as "Words", card.name as "Indicator", u.name as "Unit", who.full_name as "Who",
                    said.written_at as "At", e.agency_id as "AgencyId", e.fiscal_year as "FiscalYear", e.quarter as "Quarter", e.indicator_id as "IndicatorId", e.unit_id as "UnitId"
             from said
             join measurement.entry e on e.id = said.entry_id
             join planning.indicator_card card on card.id = e.card_id
             join organisation.unit u on u.id = e.unit_id
             join organisation.person who on who.id = said.person_id
             join lateral (
                 select sheet.id from measurement.sheet sheet
                 where sheet.unit_id = e.unit_id and sheet.fiscal_year = e.fiscal_year and sheet.quarter = e.quarter order by sheet.opened_at desc, sheet.id limit 1) s on true
             where said.kind = 'Said' and said.person_id <> {me} and not (e.unit_id = any ({units}) and exists (
                 select from organisation.office_holder h
                 where h.person_id = said.person_id and h.unit_id = any ({units}) and {today} >= h.valid_from and (h.valid_until is null or {today} <= h.valid_until)))
             order by said.written_at desc, said.entry_id, said.field limit {MostRead}
             """).TagWith("Measurement: talks that wait for a word").ToListAsync(ct);
        var zone = await days.ZoneAsync(ct);
        var standing = await StandingAsync(rows, ct);
        return
        [
            .. rows.Where(row => standing.Contains((row.IndicatorId, row.UnitId))).Take(Most).Select(row => new WaitingTalk(
                MeasurementLinks.Entry(new(row.Sheet), new(row.Entry)) + "#komentar", $"{row.Indicator}: {MeasuredWords.Field(row.Field).ToLowerInvariant()}", row.Words,
                $"{row.Who}, {zone.Moment(Instant.FromDateTimeUtc(row.At))} · {row.Unit}")),
        ];
    }

    /// <summary>Promises of the quarters the rows belong to: a row whose promise was ended or went to another unit is on no sheet, and nobody can answer there.</summary>
    private async Task<HashSet<(Guid Indicator, Guid Unit)>> StandingAsync(IReadOnlyList<Row> rows, CancellationToken ct)
    {
        var standing = new HashSet<(Guid, Guid)>();
        foreach (var (agency, year, quarter) in rows.Select(row => (row.AgencyId, row.FiscalYear, row.Quarter)).Distinct())
        {
            var plan = await plans.OfAsync(new(agency), new(new(year), new(quarter)), ct);
            standing.UnionWith(plan.Indicators.Select(planned => (planned.Indicator.Id.Value, planned.Unit.Value)));
        }

        return standing;
    }

    private sealed record Row(
        Guid Sheet, Guid Entry, string Field, string Words, string Indicator, string Unit, string Who, DateTime At, Guid AgencyId, int FiscalYear, int Quarter, Guid IndicatorId, Guid UnitId);
}
