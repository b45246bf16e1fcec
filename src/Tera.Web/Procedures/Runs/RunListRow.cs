using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>What narrows the list of runs; empty fields do not.</summary>
/// <param name="Search">Part of the title or of the agency's name.</param>
/// <param name="Status">Name of a <see cref="RunStatus"/>; <see cref="Late"/> or <see cref="Back"/> of those that run.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="Agency">Short code of an agency.</param>
public sealed record RunFilter(string? Search, string? Status, int? Year, string? Agency)
{
    /// <summary>Some task has passed its time.</summary>
    public const string Late = "Late";

    /// <summary>Some task lies here again.</summary>
    public const string Back = "Returned";

    public bool Narrows => !string.IsNullOrEmpty(Search) || !string.IsNullOrEmpty(Status) || Year is not null || !string.IsNullOrEmpty(Agency);
}

/// <summary>One run of the list, the unfinished ones first, the newest first.</summary>
public sealed record RunListRow(
    Guid Id, string Title, string Agency, string Status, DateTime? Started_At, DateTime? Closed_At, string? Step, int Late, int Open, bool Timed, bool Returned, Guid? Served_Id, string? Served_Title, int Total)
{
    public const int PageSize = 25, MostPages = 10_000;

    public RunId Run => new(Id);

    /// <summary>The run it was begun for; null for none.</summary>
    public RunId? Served => Served_Id is { } id ? new RunId(id) : null;

    public Instant? StartedAt => Started_At is { } at ? Instant.FromDateTimeUtc(at) : null;

    public Instant? ClosedAt => Closed_At is { } at ? Instant.FromDateTimeUtc(at) : null;

    internal static Task<List<RunListRow>> ListAsync(TeraDbContext db, SignedInUser user, RunFilter filter, int page, Instant now, CancellationToken ct)
    {
        var agencies = user.SeesEveryAgency ? null : user.Agencies.Select(agency => agency.Value).ToArray();
        var (search, status, code) = (filter.Search is { Length: > 0 } text ? Patterns.Containing(text) : null, Filled(filter.Status), Filled(filter.Agency));
        var (year, at, skip) = (filter.Year, now.ToDateTimeUtc(), Math.Max(page - 1, 0) * PageSize);
        return db.Database.SqlQuery<RunListRow>(
            $"""
             select r.id, r.title, served.id as served_id, served.title as served_title, a.short_name as agency, r.status, r.started_at, r.closed_at,
                    (select min(t.step) from procedures.task t where t.run_id = r.id and t.status in ('Open', 'WaitingForLink')) as step,
                    (select count(*)::int from procedures.task t where t.run_id = r.id and t.status = 'Open' and t.due_at < {at}) as late,
                    (select count(*)::int from procedures.task t where t.run_id = r.id and t.status = 'Open') as open,
                    (select coalesce(bool_and(t.due_at is not null and coalesce(t.closed_at, {at}) <= t.due_at), false) from procedures.task t where t.run_id = r.id and t.act > 0) as timed,
                    exists (select from procedures.task t where t.run_id = r.id and t.status = 'Open' and t.round > 1) as returned,
                    count(*) over ()::int as total
             from procedures.run r join organisation.agency a on a.id = r.agency_id
             left join procedures.run served on served.id = r.ancestors[cardinality(r.ancestors)]
             where ({agencies}::uuid[] is null or r.agency_id = any ({agencies}::uuid[]))
               and ({search}::text is null or r.title ilike {search}::text or a.name ilike {search}::text)
               and ({status}::text is null or r.status = {status}::text
                    or (r.status = 'Running' and exists (select from procedures.task t where t.run_id = r.id and t.status = 'Open'
                        and (({status}::text = {RunFilter.Late} and t.due_at < {at}) or ({status}::text = {RunFilter.Back} and t.round > 1)))))
               and ({year}::int is null or r.fiscal_year = {year}::int)
               and ({code}::text is null or a.code = {code}::text)
             order by r.status in ('Running', 'Paused') desc, r.started_at desc, r.id
             limit {PageSize} offset {skip}
             """).TagWith("Procedures: list of runs").ToListAsync(ct);
    }

    private static string? Filled(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
