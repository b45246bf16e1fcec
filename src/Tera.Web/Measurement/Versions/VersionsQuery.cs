using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>A version of a quarter with what leads to it.</summary>
/// <param name="OpenedBy">Name of who opened it; null for the first version.</param>
/// <param name="Run">The run that fills or approved it; null while none has begun.</param>
/// <param name="RunTitle">Its title.</param>
/// <param name="RunCancelled">The run that filled it was called off: another one has to begin.</param>
public sealed record VersionRow(VersionStanding Standing, string? OpenedBy, RunId? Run, string? RunTitle, bool RunCancelled);

/// <summary>A quarter of an agency with its versions, the newest first.</summary>
/// <param name="Behind">Later quarters whose approved figures were built on an earlier version of this one.</param>
public sealed record VersionedQuarter(FiscalPeriod Period, IReadOnlyList<VersionRow> Versions, IReadOnlyList<FiscalPeriod> Behind)
{
    /// <summary>Approved, and nobody has opened it again.</summary>
    public bool MayReopen => Versions is [{ Standing.Version.IsApproved: true }, ..];
}

/// <summary>Versions of a year's quarters.</summary>
public sealed class VersionsQuery(TeraDbContext db)
{
    public async Task<IReadOnlyList<VersionedQuarter>> ReadAsync(AgencyId agency, FiscalYear year, CancellationToken ct)
    {
        var number = year.Value;
        var all = await db.Set<QuarterVersion>().AsNoTracking().TagWith("Measurement: versions of a year")
            .Where(one => one.AgencyId == agency && one.FiscalYear == number).OrderBy(one => one.Quarter).ThenByDescending(one => one.Number).ToListAsync(ct);
        var people = all.Select(one => one.OpenedBy).OfType<PersonId>().Distinct().ToList();
        var names = await db.Set<Person>().Where(person => people.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.FullName, ct);
        var runs = all.Select(one => one.RunId).OfType<RunId>().Select(run => run.Value).Distinct().ToArray();
        var titles = (await db.Database.SqlQuery<RunLine>($"""select id as "Run", title as "Title", status as "Status" from procedures.run where id = any ({runs})""").ToListAsync(ct))
            .ToDictionary(run => run.Run);
        return
        [
            .. year.Quarters.Select(period =>
            {
                var own = all.Where(one => one.Quarter == period.Quarter.Number).ToList();
                return new VersionedQuarter(
                    period,
                    [
                        .. own.Select(one =>
                        {
                            var run = one.RunId is { } id ? titles.GetValueOrDefault(id.Value) : null;
                            return new VersionRow(
                                VersionStanding.Of(one, own), one.OpenedBy is { } by ? names[by] : null, one.RunId, run?.Title,
                                RunCancelled: !one.IsApproved && run?.Status == nameof(RunStatus.Cancelled));
                        }),
                    ],
                    [.. Behind(period, own, all)]);
            }),
        ];
    }

    /// <summary>Quarters add up: a later one approved before this one's last version was reckoned from an earlier version.</summary>
    private static IEnumerable<FiscalPeriod> Behind(FiscalPeriod period, List<QuarterVersion> own, List<QuarterVersion> all) =>
        own.Find(one => one.IsApproved) is { Number: > 1, ClosedAt: { } approved }
            ? all.Where(one => one.Quarter > period.Quarter.Number && one.IsApproved).GroupBy(one => one.Period)
                .Where(later => later.Max(one => one.ClosedAt) < approved).Select(later => later.Key)
            : [];

    private sealed record RunLine(Guid Run, string Title, string Status);
}
