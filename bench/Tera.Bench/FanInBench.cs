using System.Diagnostics;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Bench;

/// <summary>Every unit of a large agency hands in at the same moment.</summary>
internal static class FanInBench
{
    private const int Units = 500;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        await using var office = await BenchOffice.OpenAsync(Units);
        var writer = office.Writer();
        // The first time warms the program up, as any morning's work does.
        await HandInAsync(office, writer);
        var (run, took) = await HandInAsync(office, writer);

        var opened = (await Walk.StateAsync(office.Office, run)).Open.Select(task => (task.Key.Step, task.Key.Round)).Distinct().Count();
        return
        [
            new($"{Units} unit menyerahkan serentak, sampai yang terakhir dijawab", took, "detik", 1.5),
            new("Langkah berikutnya dibuka", opened, "kali", 1),
        ];
    }

    private static async Task<(RunId Run, double Seconds)> HandInAsync(BenchOffice office, StepWriter writer)
    {
        var run = await writer.StartAsync();
        var collecting = await ToFanOutAsync(office, writer, run);
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(collecting.Select(task =>
            writer.DecideAsync(CommandId.New(), run, new NextMove(office.Office.DoerOf(task), new RunCommand.Complete(task.Key)))));
        return (run, watch.Elapsed.TotalSeconds);
    }

    private static async Task<List<RunTask>> ToFanOutAsync(BenchOffice office, StepWriter writer, RunId run)
    {
        while (true)
        {
            var open = (await Walk.StateAsync(office.Office, run)).Open.ToList();
            if (open.Count >= Units)
            {
                return open;
            }

            await writer.DecideAsync(CommandId.New(), run, (await writer.NextAsync(run))!);
        }
    }
}
