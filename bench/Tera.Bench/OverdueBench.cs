using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tera.Procedures.Engine;
using Tera.Procedures.Watch;

namespace Tera.Bench;

/// <summary>How long the watch looks for lateness among two million tasks: a tenth of them open, and a tenth of those late.</summary>
internal static class OverdueBench
{
    private const int Runs = 20_000;
    private const int TasksOfRun = 100;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        await using var office = await BenchOffice.OpenAsync();
        var run = await office.Writer().StartAsync();
        await PopulateAsync(office, run);
        var sweep = office.Node.GetRequiredService<OverdueSweep>();
        var times = new List<double>();
        for (var round = 0; round < 60; round++)
        {
            var watch = Stopwatch.StartNew();
            var late = await sweep.CandidatesAsync(office.Office.Region, LateRun.None, CancellationToken.None);
            times.Add(watch.Elapsed.TotalMilliseconds);
            if (late.Count != 100)
            {
                throw new InvalidOperationException($"{late.Count} late tasks were found instead of 100.");
            }
        }

        var counted = times.Skip(10).ToList();
        return
        [
            new("Mencari yang lewat waktu di antara 2 juta tugas, median", Times.Percentile(counted, 0.5), "ms", 5),
            new("Mencari yang lewat waktu di antara 2 juta tugas, p95", Times.Percentile(counted, 0.95), "ms"),
        ];
    }

    /// <summary>Each run has a hundred tasks: ninety done, nine open with time left, one open and late.</summary>
    private static async Task PopulateAsync(BenchOffice office, RunId run)
    {
        await using var connection = new NpgsqlConnection(office.Database.Connections.Owner);
        await connection.OpenAsync();
        await using var fill = new NpgsqlCommand(
            $"""
             alter table procedures.task drop constraint task_region_id_run_id_fkey;
             insert into procedures.run (region_id, id, procedure_id, version_id, agency_id, subject_kind, subject_id, fiscal_year, title, status, sequence, head, started_at)
             select region_id, gen_random_uuid(), procedure_id, version_id, agency_id, 'trial', gen_random_uuid(), 2026, title, status, sequence, head, started_at
             from procedures.run, generate_series(1, {Runs}) where id = '{run}';
             insert into procedures.task (region_id, run_id, step, act, round, slot, ordinal, lane, status, opened_at, due_at)
             select r.region_id, r.id, t.step, 1, 1, 'unit:' || n, n, t.lane, case when n <= 10 then 'Open' else 'Done' end, now() - interval '9 days',
                    case when n = 1 then now() - random() * interval '8 days' else now() + n * interval '1 hour' end
             from procedures.run r, procedures.task t, generate_series(1, {TasksOfRun}) n where t.run_id = '{run}' and r.id <> '{run}';
             analyze procedures.task; analyze procedures.run
             """,
            connection)
        { CommandTimeout = 0 };
        await fill.ExecuteNonQueryAsync();
    }
}
