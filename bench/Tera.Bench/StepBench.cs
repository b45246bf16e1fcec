using System.Diagnostics;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Bench;

/// <summary>Completed steps through the gateway, each on a run of its own writer: without the page around it, which is measured elsewhere.</summary>
internal static class StepBench
{
    private static readonly TimeSpan Each = TimeSpan.FromSeconds(5);

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        await using var office = await BenchOffice.OpenAsync();
        await WriteAsync(office, clients: 4, TimeSpan.FromSeconds(3));
        var alone = await WriteAsync(office, clients: 1, Each);
        List<Measured> measured =
        [
            new("Langkah, satu pengguna, median", Times.Percentile(alone, 0.50), "ms", 50),
            new("Langkah, satu pengguna, p95", Times.Percentile(alone, 0.95), "ms", 50),
        ];
        foreach (var clients in (int[])[1, 8, 32])
        {
            var steps = await WriteAsync(office, clients, Each);
            measured.Add(new($"Langkah per detik, {clients} sekaligus (dengan membaca yang berikutnya)", steps.Count / Each.TotalSeconds, "/detik"));
            measured.Add(new($"Langkah, {clients} sekaligus, p99", Times.Percentile(steps, 0.99), "ms"));
        }

        return measured;
    }

    /// <summary>The milliseconds of every step that ended in time.</summary>
    private static async Task<List<double>> WriteAsync(BenchOffice office, int clients, TimeSpan time)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => WriteAsync(office.Writer(), time)));
        return [.. all.SelectMany(one => one)];
    }

    private static async Task<List<double>> WriteAsync(StepWriter writer, TimeSpan time)
    {
        var (steps, started) = (new List<double>(), Stopwatch.StartNew());
        var run = await writer.StartAsync();
        while (started.Elapsed < time)
        {
            if (await writer.NextAsync(run) is not { } move)
            {
                run = await writer.StartAsync();
                continue;
            }

            var watch = Stopwatch.StartNew();
            await writer.DecideAsync(CommandId.New(), run, move);
            steps.Add(watch.Elapsed.TotalMilliseconds);
        }

        return steps;
    }
}
