using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Reviews;

/// <summary>A running measurement and how far its checking is.</summary>
/// <param name="Due">Values from which a figure is expected.</param>
/// <param name="Waiting">Reported and judged by nobody, or changed since.</param>
public sealed record ReviewListRow(RunId Run, string Title, FiscalPeriod Period, int Sheets, int HandedIn, int Due, int Accepted, int Noted, int Waiting);

/// <summary>Measurements that run, of the agencies somebody sees; the newest first.</summary>
public sealed class ReviewListQuery(TeraDbContext db)
{
    private const int Most = 200;

    public async Task<IReadOnlyList<ReviewListRow>> ReadAsync(SignedInUser user, CancellationToken ct)
    {
        var own = user.Agencies.Select(agency => agency.Value).ToArray();
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             select r.id as "Run", r.title as "Title", s.fiscal_year as "Year", s.quarter as "Quarter", count(distinct s.id)::int as "Sheets",
                    count(distinct s.id) filter (where s.submitted_at is not null and s.state not in ('Open', 'Returned'))::int as "HandedIn",
                    count(e.id)::int as "Due",
                    count(e.id) filter (where e.accepted_version = e.version)::int as "Accepted",
                    count(e.id) filter (where e.return_note is not null)::int as "Noted",
                    count(e.id) filter (where e.state in ('Value', 'NotAvailable') and e.return_note is null and e.accepted_version is distinct from e.version)::int as "Waiting"
             from procedures.run r
             join measurement.sheet s on s.run_id = r.id and s.unit_id is not null
             left join measurement.entry e on e.agency_id = s.agency_id and e.unit_id = s.unit_id and e.fiscal_year = s.fiscal_year and e.quarter = s.quarter and e.state <> 'NotDue'
             where r.status in ('Running', 'Paused') and ({user.SeesEveryAgency} or r.agency_id = any ({own}))
             group by r.id, r.title, s.fiscal_year, s.quarter order by s.fiscal_year desc, s.quarter desc, r.title, r.id limit {Most}
             """).TagWith("Measurement: runs whose values are checked").ToListAsync(ct);
        return [.. rows.Select(row => new ReviewListRow(
            new(row.Run), row.Title, new(new(row.Year), new(row.Quarter)), row.Sheets, row.HandedIn, row.Due, row.Accepted, row.Noted, row.Waiting))];
    }

    private sealed record Row(Guid Run, string Title, int Year, int Quarter, int Sheets, int HandedIn, int Due, int Accepted, int Noted, int Waiting);
}
