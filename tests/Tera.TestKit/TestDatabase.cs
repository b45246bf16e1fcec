using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;
using Npgsql;
using Tera.Platform.Cluster;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.TestKit;

/// <summary>A database of its own for one test, migrated, empty, reached as the application role: row-level security is in force.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly TestCluster? _cluster;
    private readonly List<ServiceProvider> _hosts = [];

    private TestDatabase(TestCluster? cluster, ClusterConnections connections) => (_cluster, Connections) = (cluster, connections);

    /// <summary>The owner's is for looking behind the rules; what is tested goes through the application's.</summary>
    public ClusterConnections Connections { get; }

    public TestClock Clock { get; } = new();

    /// <summary>A data directory with the files that rows of the copy point at; null where no row does. To be copied, not to be written.</summary>
    internal DirectoryInfo? Files { get; private init; }

    public static async Task<TestDatabase> CreateAsync()
    {
        var cluster = await TestCluster.RunningAsync();
        return new(cluster, await cluster.CloneAsync());
    }

    /// <summary>A copy of the demonstration region, which is seeded once per run.</summary>
    public static async Task<TestDatabase> DemonstrationAsync()
    {
        var cluster = await TestCluster.RunningAsync();
        return new(cluster, await cluster.CloneDemonstrationAsync());
    }

    /// <summary>A copy of the demonstration region with plans and figures, and no SOPs; seeded once per run.</summary>
    public static Task<TestDatabase> PlannedDemonstrationAsync() => CloneAsync(SeededTemplate.Planned);

    /// <summary>A copy of the demonstration region at work, with SOPs, plans, figures and certificates; seeded once per run.</summary>
    public static Task<TestDatabase> WorkingDemonstrationAsync() => CloneAsync(SeededTemplate.AtWork);

    /// <summary>The same with runs, as <c>tera demo</c> makes them, and the clock at the moment they were made; seeded once per run of the tests.</summary>
    public static async Task<TestDatabase> RunningDemonstrationAsync()
    {
        var database = await CloneAsync(SeededTemplate.WithRuns);
        database.Clock.Now = WorkingDemonstration.RunsSeededAt;
        return database;
    }

    private static async Task<TestDatabase> CloneAsync(SeededTemplate template)
    {
        var cluster = await TestCluster.RunningAsync();
        var (clone, files) = await cluster.CloneAsync(template);
        return new(cluster, clone) { Files = files };
    }

    /// <summary>A database that somebody else keeps: it is migrated, and left as it is.</summary>
    public static async Task<TestDatabase> OverAsync(ClusterConnections connections)
    {
        await SchemaMigration.ApplyAsync(connections.Owner, CancellationToken.None);
        return new(cluster: null, connections);
    }

    /// <summary>The services of the data layer and of the modules under test, with the clock of the test.</summary>
    public ServiceProvider Host(Action<IServiceCollection>? modules = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddData(Connections.Application);
        modules?.Invoke(services);
        services.Replace(ServiceDescriptor.Singleton<IClock>(Clock));
        var host = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        _hosts.Add(host);
        return host;
    }

    /// <summary>A scope in a region, as a request has one.</summary>
    public RegionSession In(RegionId region, Action<IServiceCollection>? modules = null) => RegionSession.Open(Host(modules), region);

    /// <summary>One statement as the owner, beside all rules.</summary>
    public Task<object?> OwnerAsync(string sql) => RunAsync(Connections.Owner, sql);

    /// <summary>One statement as the application, in a region or in none.</summary>
    public Task<object?> ApplicationAsync(RegionId? region, string sql) => RunAsync(Connections.Application, sql, region);

    /// <summary>What somebody with the owner's password can do: statements with the triggers of one table and the keys to it switched off.</summary>
    public async Task BehindTheRulesAsync(string table, string sql)
    {
        var keys = await Sql.ListAsync(
            Connections.Owner,
            $"""
             select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint
             where contype = 'f' and confrelid = '{table}'::regclass and conparentid = 0
             """);
        await OwnerAsync($"{string.Join(";\n", [.. keys, $"alter table {table} disable trigger user", sql, $"alter table {table} enable trigger user"])}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.DisposeAsync();
        }

        if (_cluster is not null)
        {
            await _cluster.DropAsync(Connections);
        }
    }

    private static async Task<object?> RunAsync(string connectionString, string sql, RegionId? region = null)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        if (region is { } here)
        {
            await using var enter = new NpgsqlCommand("select set_config('tera.region', $1, false)", connection) { Parameters = { new() { Value = here.ToString() } } };
            await enter.ExecuteNonQueryAsync();
        }

        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}

/// <summary>A scope of services that has entered a region.</summary>
public sealed class RegionSession : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    private RegionSession(AsyncServiceScope scope) => _scope = scope;

    public TeraDbContext Db => Get<TeraDbContext>();

    public static RegionSession Open(IServiceProvider host, RegionId region)
    {
        var scope = host.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RegionScope>().Enter(region);
        return new(scope);
    }

    public T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}
