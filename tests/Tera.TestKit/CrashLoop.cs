using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tera.Platform.Cluster;
using Tera.Platform.Verification;
using Tera.Procedures.Definitions;

namespace Tera.TestKit;

/// <summary>What came of a crash loop.</summary>
/// <param name="Acknowledged">Steps that were answered.</param>
/// <param name="Lost">Of these, how many the database does not know.</param>
/// <param name="Twice">Commands with more than one event.</param>
/// <param name="Recognised">Commands sent again that had been carried out before their answer was lost.</param>
/// <param name="Findings">What the verifier found.</param>
public sealed record CrashReport(int Acknowledged, int Lost, int Twice, int Recognised, IReadOnlyList<Finding> Findings);

/// <summary>
/// P1 and P2: writers in a process of their own are killed in the middle of their work, and every second time the database with them;
/// then what they were told is compared with what is there. The loss of electric power is not covered: what the disk's cache does then
/// no kill can show.
/// </summary>
public sealed class CrashLoop(ProcedureDefinition definition)
{
    private const int Writers = 4;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan PatienceWithStart = TimeSpan.FromMinutes(2);

    /// <summary>Milliseconds that a writer is left to work: long enough to be in the middle of something.</summary>
    private const int ShortestLife = 500, LongestLife = 2000;

    /// <param name="rounds">How many times.</param>
    /// <param name="told">Told after each round.</param>
    public async Task<CrashReport> RunAsync(int rounds, Action<int>? told = null)
    {
        using var data = new TemporaryData();
        var options = new ClusterOptions(data.Place);
        var cluster = await PrivateCluster.StartAsync(options);
        try
        {
            var place = await FurnishAsync(cluster);
            for (var round = 1; round <= rounds; round++)
            {
                var acknowledged = Acknowledged(data.Place.Path).Count;
                using var writer = Start(cluster.Connections.Application, place, data.Place.Path);
                await AtWorkAsync(data.Place.Path, acknowledged);
                await Task.Delay(Random.Shared.Next(ShortestLife, LongestLife));
                if (round % 2 == 0)
                {
                    await TeraProgram.SignalAsync("QUIT", data.Servers().Single());
                }

                writer.Kill();
                await writer.WaitForExitAsync();
                if (round % 2 == 0)
                {
                    await cluster.DisposeAsync();
                    NpgsqlConnection.ClearAllPools();
                    cluster = await PrivateCluster.StartAsync(options);
                }

                told?.Invoke(round);
            }

            return await CompareAsync(cluster, data.Place.Path);
        }
        finally
        {
            await cluster.DisposeAsync();
        }
    }

    private async Task<WritingPlace> FurnishAsync(PrivateCluster cluster)
    {
        await using var database = await TestDatabase.OverAsync(cluster.Connections);
        return WritingPlace.Of(await Office.RunningAsync(database, definition));
    }

    private static Process Start(string connection, WritingPlace place, string folder)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Tera.Bench.dll"), "writer", $"{place.Region}", $"{place.Agency}", $"{place.Procedure}", folder, $"{Writers}"]);
        start.Environment["TERA_BENCH_DATABASE"] = connection;
        return Process.Start(start)!;
    }

    /// <summary>The child's part: works until it is killed.</summary>
    public static Task WriteAsync(string connection, WritingPlace place, string folder, int writers)
    {
        var node = WritingNode.Over(connection);
        return Task.WhenAll(Enumerable.Range(0, writers).Select(number => StepWriter.KeepJournalAsync(node, place, Journal(folder, number))));
    }

    /// <summary>A process needs a while until its first step, the longer the busier the machine.</summary>
    private static async Task AtWorkAsync(string folder, int acknowledged)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < PatienceWithStart && Acknowledged(folder).Count == acknowledged;)
        {
            await Task.Delay(Pause);
        }
    }

    private static List<string[]> Acknowledged(string folder) =>
        [
            .. Enumerable.Range(0, Writers).Select(number => Journal(folder, number)).Where(File.Exists).SelectMany(Lines)
                .Select(line => line.Split(' ')).Where(words => words is ["done" or "recognised", { Length: 36 }]),
        ];

    /// <summary>Also while the writer has the file open.</summary>
    private static List<string> Lines(string journal)
    {
        using var reader = new StreamReader(new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return [.. reader.ReadToEnd().Split('\n')];
    }

    private static async Task<CrashReport> CompareAsync(PrivateCluster cluster, string folder)
    {
        var acknowledged = Acknowledged(folder);
        var kept = await Sql.ListAsync(cluster.Connections.Owner, "select command_id::text from procedures.event");
        var counts = kept.CountBy(command => command).ToDictionary();
        var findings = new List<Finding>();
        await using var node = WritingNode.Over(cluster.Connections.Application);
        await foreach (var part in node.GetRequiredService<Verifier>().VerifyAsync((_, _) => { }, CancellationToken.None))
        {
            findings.AddRange(part.Findings);
        }

        return new(
            acknowledged.Count,
            acknowledged.Count(words => !counts.ContainsKey(words[1])),
            counts.Values.Count(count => count > 1),
            acknowledged.Count(words => words[0] == "recognised"),
            findings);
    }

    private static string Journal(string folder, int number) => Path.Combine(folder, $"journal-{number}");
}
