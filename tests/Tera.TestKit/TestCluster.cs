using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Npgsql;
using Tera.Organisation;
using Tera.Organisation.Demonstration;
using Tera.Platform;
using Tera.Platform.Cluster;
using Tera.Platform.Data;

namespace Tera.TestKit;

/// <summary>The server of this test run and the migrated database that every test gets a copy of.</summary>
/// <remarks>
/// <c>TERA_TEST_OWNER</c> and <c>TERA_TEST_APP</c> name a server that runs already; without them a throwaway cluster is started, so that
/// one test project can be run alone; <c>TERA_TEST_DURABLE=1</c> makes that one as durable as a real one, so that it can be measured.
/// </remarks>
internal sealed class TestCluster
{
    private static readonly Lazy<Task<TestCluster>> Once = new(StartAsync);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static int count;

    private readonly ClusterConnections _connections;
    private readonly string _prefix = string.Create(CultureInfo.InvariantCulture, $"tera_test_{Environment.ProcessId}");

    private readonly Lazy<Task<string>> _demonstration;
    private readonly Dictionary<SeededTemplate, Lazy<Task<DirectoryInfo>>> _seeded;

    private TestCluster(ClusterConnections connections)
    {
        _connections = connections;
        _demonstration = new(SeedAsync);
        _seeded = SeededTemplate.All.ToDictionary(template => template, template => new Lazy<Task<DirectoryInfo>>(() => SeedAsync(template)));
    }

    internal static Task<TestCluster> RunningAsync() => Once.Value;

    /// <summary>A copy of the migrated, empty template.</summary>
    internal Task<ClusterConnections> CloneAsync() => CloneAsync(_prefix);

    /// <summary>A copy of the template with the demonstration region, which is seeded when it is first asked for.</summary>
    internal async Task<ClusterConnections> CloneDemonstrationAsync() => await CloneAsync(await _demonstration.Value);

    /// <summary>A copy of a template that is seeded when it is first asked for.</summary>
    /// <returns>The copy, and the files its rows point at.</returns>
    internal async Task<(ClusterConnections Clone, DirectoryInfo Files)> CloneAsync(SeededTemplate template)
    {
        var files = await _seeded[template].Value;
        return (await CloneAsync(NameOf(template)), files);
    }

    /// <summary>A server process outlives its closed connection by a moment, and the owner may not end those of the application.</summary>
    internal async Task DropAsync(ClusterConnections clone)
    {
        var name = new NpgsqlConnectionStringBuilder(clone.Owner).Database!;
        for (var waited = TimeSpan.Zero; ; waited += Pause)
        {
            try
            {
                await ExecuteAsync($"drop database if exists {name}");
                return;
            }
            catch (PostgresException inUse) when (inUse.SqlState == PostgresErrorCodes.ObjectInUse && waited < Patience)
            {
                await Task.Delay(Pause);
            }
        }
    }

    private static async Task<TestCluster> StartAsync()
    {
        var configured = Configured();
        var cluster = new TestCluster(configured ?? await ThrowawayAsync());
        await cluster.DropTemplatesAsync();
        await cluster.ExecuteAsync($"create database {cluster._prefix}");
        await SchemaMigration.ApplyAsync(cluster.At(cluster._prefix).Owner, CancellationToken.None);
        if (configured is not null)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => cluster.DropTemplatesAsync().Wait(Patience);
        }

        return cluster;
    }

    private static ClusterConnections? Configured() =>
        (Environment.GetEnvironmentVariable("TERA_TEST_OWNER"), Environment.GetEnvironmentVariable("TERA_TEST_APP")) is ({ Length: > 0 } owner, { Length: > 0 } app)
            ? new(owner, app)
            : null;

    private static async Task<ClusterConnections> ThrowawayAsync()
    {
        var folder = Directory.CreateTempSubdirectory("tera-test-");
        var cluster = await PrivateCluster.StartAsync(new ClusterOptions(DataDirectory.At(folder.FullName)) { Durable = Environment.GetEnvironmentVariable("TERA_TEST_DURABLE") == "1" });
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            cluster.DisposeAsync().AsTask().Wait(Patience);
            folder.Delete(recursive: true);
        };
        return cluster.Connections;
    }

    private async Task DropTemplatesAsync()
    {
        await ExecuteAsync($"drop database if exists {_prefix}");
        await ExecuteAsync($"drop database if exists {_prefix}_demonstration");
        foreach (var template in SeededTemplate.All)
        {
            await ExecuteAsync($"drop database if exists {NameOf(template)}");
        }
    }

    private string NameOf(SeededTemplate template) => $"{_prefix}_{template.Name}";

    private async Task<ClusterConnections> CloneAsync(string template)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{_prefix}_{Interlocked.Increment(ref count)}");
        // Through the log, block by block, it would take four times as long.
        await ExecuteAsync($"create database {name} template {template} strategy file_copy");
        return At(name);
    }

    private async Task<string> SeedAsync()
    {
        var name = $"{_prefix}_demonstration";
        await ExecuteAsync($"create database {name} template {_prefix}");
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddData(Unpooled(At(name).Application));
        services.AddOrganisation();
        services.Replace(ServiceDescriptor.Singleton<IClock>(new TestClock()));
        await using var host = services.BuildServiceProvider();
        await host.GetRequiredService<OrganisationSeed>().EnsureAsync(CancellationToken.None);
        return name;
    }

    private async Task<DirectoryInfo> SeedAsync(SeededTemplate template)
    {
        var name = NameOf(template);
        await ExecuteAsync($"create database {name} template {await _demonstration.Value}");
        var files = Directory.CreateTempSubdirectory("tera-work-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => files.Delete(recursive: true);
        await template.SeedAsync(new(Unpooled(At(name).Owner), Unpooled(At(name).Application)), DataDirectory.At(files.FullName));
        return files;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Unpooled(_connections.Owner));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Small pools: several clones live at once on a server with sixty connections. Whoever waits for one waits as long as a busy machine needs.</summary>
    private ClusterConnections At(string database) => new(In(_connections.Owner, database), In(_connections.Application, database));

    private static string Unpooled(string connection) => new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString;

    private static string In(string connection, string database) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = database, MaxPoolSize = 8, Timeout = 60, IncludeErrorDetail = true }.ConnectionString;
}

/// <summary>A region seeded once per run of the tests, on top of the people of the demonstration.</summary>
/// <param name="Name">Of its database, behind the prefix of the run.</param>
/// <param name="SeedAsync">Fills it.</param>
internal sealed record SeededTemplate(string Name, Func<ClusterConnections, DataDirectory, Task> SeedAsync)
{
    /// <summary>Plans and figures.</summary>
    public static SeededTemplate Planned { get; } = new("plans", WorkingDemonstration.SeedPlansAsync);

    /// <summary>SOPs in force, plans, figures and certificates.</summary>
    public static SeededTemplate AtWork { get; } = new("work", WorkingDemonstration.SeedAsync);

    /// <summary>The same with runs, as <c>tera demo</c> makes them.</summary>
    public static SeededTemplate WithRuns { get; } = new("runs", WorkingDemonstration.SeedRunsAsync);

    public static IReadOnlyList<SeededTemplate> All { get; } = [Planned, AtWork, WithRuns];
}
