using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Tera.Platform.Data;
using Tera.Procedures.Watch;
using Tera.Shared;

namespace Tera.Procedures.Verification;

/// <summary>A run that goes on has a task that somebody can do, and one that has ended has none: what is not so needs a person, not another server.</summary>
internal sealed class OpenTaskCheck(IRegionList regions, RegionRound round) : IHealthCheck
{
    internal const string Name = "open-tasks";
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var (stuck, leftOver) = (0, 0);
        foreach (var region in await regions.AllAsync(cancellationToken))
        {
            var here = await CountAsync(region, cancellationToken);
            (stuck, leftOver) = (stuck + here.Stuck, leftOver + here.LeftOver);
        }

        return stuck + leftOver == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(Told(stuck, leftOver));
    }

    /// <summary>In one statement: a run that ends between two would look broken.</summary>
    private Task<OpenTaskCount> CountAsync(RegionId region, CancellationToken ct) =>
        round.InAsync(region, services => services.GetRequiredService<TeraDbContext>().Database.SqlQuery<OpenTaskCount>(
            $"""
             select
                 (select count(*)::int from procedures.run r where r.status in ('Running', 'Paused') and not exists (
                     select from procedures.task t
                     where (t.region_id, t.run_id) = (r.region_id, r.id) and t.status in ('Open', 'WaitingForLink'))) as "Stuck",
                 (select count(distinct t.run_id)::int from procedures.task t
                  join procedures.run r on (r.region_id, r.id) = (t.region_id, t.run_id)
                  where t.status in ('Open', 'WaitingForLink') and r.status in ('Finished', 'Cancelled')) as "LeftOver"
             """).SingleAsync(ct));

    private static string Told(int stuck, int leftOver)
    {
        string?[] faults =
        [
            stuck > 0 ? $"{stuck} pelaksanaan berjalan tanpa satu pun tugas terbuka" : null,
            leftOver > 0 ? $"{leftOver} pelaksanaan sudah berakhir tetapi masih punya tugas terbuka" : null,
        ];
        return $"{string.Join("; ", faults.OfType<string>())}. Perintah ./tera verify menyebut pelaksanaannya.";
    }
}

/// <summary>Runs of a region whose tasks do not fit their state.</summary>
/// <param name="Stuck">Go on without an open task.</param>
/// <param name="LeftOver">Have ended with one.</param>
internal sealed record OpenTaskCount(int Stuck, int LeftOver);
