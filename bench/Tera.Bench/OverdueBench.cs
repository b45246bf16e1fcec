using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Tera.Procedures.Watch;

namespace Tera.Bench;

/// <summary>How long the watch looks for lateness when 200,000 tasks are open and 50 runs are late.</summary>
internal static class OverdueBench
{
    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        await using var office = await BenchOffice.OpenAsync();
        var run = await office.Writer().StartAsync();
        await office.Database.OwnerAsync(
            $"""
             insert into procedures.run (region_id, id, procedure_id, version_id, agency_id, subject_kind, subject_id, fiscal_year, title, status, sequence, head, started_at)
             select region_id, gen_random_uuid(), procedure_id, version_id, agency_id, 'trial', gen_random_uuid(), 2026, title, status, sequence, head, started_at
             from procedures.run, generate_series(1, 2000) where id = '{run}';
             insert into procedures.task (region_id, run_id, step, act, round, slot, ordinal, lane, status, opened_at, due_at)
             select r.region_id, r.id, t.step, 1, 1, 'unit:' || n, n, t.lane, 'Open', now(), now() + n * interval '1 hour'
             from procedures.run r, procedures.task t, generate_series(1, 100) n where t.run_id = '{run}' and r.id <> '{run}';
             update procedures.task set due_at = now() - interval '1 hour'
             where slot = 'unit:1' and run_id in (select id from procedures.run where id <> '{run}' order by id limit 50);
             analyze procedures.task; analyze procedures.run
             """);
        var sweep = office.Node.GetRequiredService<OverdueSweep>();
        var times = new List<double>();
        for (var round = 0; round < 50; round++)
        {
            var watch = Stopwatch.StartNew();
            var late = await sweep.CandidatesAsync(office.Office.Region, [], CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (late.Count != 50)
            {
                throw new InvalidOperationException($"{late.Count} runs are late instead of 50.");
            }
        }

        return [new("Mencari yang lewat waktu di antara 200.000 tugas, median", Times.Percentile(times, 0.5), "ms", 5)];
    }
}
