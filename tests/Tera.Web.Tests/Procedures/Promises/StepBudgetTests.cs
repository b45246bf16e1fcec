using System.Globalization;
using System.Text.RegularExpressions;
using Tera.Platform.Cluster;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Promises;

/// <summary>P12: what one step costs, counted on the wire. <c>step-budget.txt</c> shows every statement; a new one is a decision, not an accident.</summary>
public sealed partial class StepBudgetTests(RunningCluster server) : IClassFixture<RunningCluster>
{
    private const int MostTrips = 4;
    private const int MostStatements = 12;

    /// <summary>Bytes; the cluster writes no images of whole pages.</summary>
    private const long MostLog = 3 * 1024;

    [Theory]
    [InlineData(true, "step-budget.txt")]
    [InlineData(false, "step-budget-unseen.txt")]
    public async Task A_bare_step_takes_four_round_trips_and_twelve_statements_and_writes_three_kilobytes_of_log(bool nodeSawTheRunBegin, string budget)
    {
        using var tap = WireTap.Before(server.Cluster.Connections.Application);
        await using var database = await TestDatabase.OverAsync(new ClusterConnections(server.Cluster.Connections.Owner, tap.ConnectionString));
        var office = await Office.RunningAsync(database, Shipped.Sop("dishub"));
        // What is kept in memory, such as the version and the calendar, is read by the first.
        var (first, node) = (await office.StartAsync(1), office.Node());
        foreach (var warm in (IServiceProvider[])[office.Host, node])
        {
            await StepAsync(warm, office, first, (await office.NextMoveAsync(first))!);
        }

        var expected = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Procedures", "Promises", budget));
        var written = new List<long>();
        for (var quarter = 2; quarter <= 4; quarter++)
        {
            var run = await office.StartAsync(quarter);
            var move = (await office.NextMoveAsync(run))!;
            var before = await LogAsync(database);
            tap.Forget();
            await StepAsync(nodeSawTheRunBegin ? office.Host : node, office, run, move);
            var (trips, after) = (tap.Trips, await LogAsync(database));
            written.Add(after - before);
            Assert.True(trips.Count <= MostTrips && trips.Sum(trip => trip.Count) <= MostStatements, Listed(trips));
            Assert.True(Listed(trips) == expected, Listed(trips));
        }

        written.Sort();
        Assert.True(written[1] <= MostLog, $"A step writes {written[1]} bytes of log.");
    }

    /// <summary>Not only the first step: each of every SOP, when asked at length.</summary>
    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public async Task Every_bare_step_of_every_seed_SOP_keeps_within_the_budget(string code)
    {
        Assert.SkipUnless(LongRun.IsAsked, "Asked at length only: TERA_LONG=1.");
        using var tap = WireTap.Before(server.Cluster.Connections.Application);
        await using var database = await TestDatabase.OverAsync(new ClusterConnections(server.Cluster.Connections.Owner, tap.ConnectionString));
        var office = await Office.RunningAsync(database, Shipped.Sop(code));
        await Walk.ToTheEndAsync(office, await office.StartAsync(1));
        var run = await office.StartAsync(2);
        while (await office.NextMoveAsync(run) is { } move)
        {
            tap.Forget();
            await StepAsync(office.Host, office, run, move);
            var trips = tap.Trips;
            Assert.True(trips.Count <= MostTrips && trips.Sum(trip => trip.Count) <= MostStatements, $"{move.Command}:\n{Listed(trips)}");
        }
    }

    private static async Task StepAsync(IServiceProvider node, Office office, RunId run, NextMove move)
    {
        await using var session = RegionSession.Open(node, office.Region);
        Sample.Of(await session.Get<RunGateway>().DecideAsync(new RunCall(CommandId.New(), run, move.By), move.Command, beside: null, default));
    }

    private static async Task<long> LogAsync(TestDatabase database) =>
        Convert.ToInt64(await database.OwnerAsync("select pg_current_wal_insert_lsn() - '0/0'"), CultureInfo.InvariantCulture);

    /// <summary>The beginning of every statement, under the number of its round trip.</summary>
    private static string Listed(IReadOnlyList<IReadOnlyList<string>> trips) => string.Concat(trips.Select((trip, number) =>
        $"round trip {number + 1}\n{string.Concat(trip.Select(statement => $"  {Short(statement)}\n"))}"));

    private static string Short(string statement)
    {
        var line = Spaces().Replace(statement, " ").Trim();
        return line.Length <= 100 ? line : line[..100];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
