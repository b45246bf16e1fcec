using Npgsql;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.EndToEnd.Promises;

/// <summary>
/// A database that is shut down while requests wait in it: their connections are ended and new ones refused, as by
/// <c>pg_ctl stop -m fast</c>, but for one database only, because other tests share the server.
/// </summary>
internal sealed class Outage : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private readonly NpgsqlConnection _owner;
    private readonly string _database;
    private readonly Task _fall;

    private Outage(NpgsqlConnection owner, string database, Task fall) => (_owner, _database, _fall) = (owner, database, fall);

    /// <summary>Holds a run so that the next command on it waits amid its request, and then lets the database fall.</summary>
    internal static async Task<Outage> AmidAsync(TestDatabase database, RunId run)
    {
        var name = new NpgsqlConnectionStringBuilder(database.Connections.Owner).Database!;
        var holder = await OpenAsync(database.Connections.Owner, name);
        await DoAsync(holder, "begin");
        await DoAsync(holder, $"select 1 from procedures.run where id = '{run}' for update");
        var owner = await OpenAsync(database.Connections.Owner, "postgres");
        return new(owner, name, FallAsync(owner, await OpenAsync(database.Connections.Application, "postgres"), holder, name));
    }

    public async ValueTask DisposeAsync()
    {
        await _fall;
        await DoAsync(_owner, $"alter database {_database} allow_connections true");
        await _owner.DisposeAsync();
    }

    /// <summary>Connections are seen and ended by the role that has them.</summary>
    private static async Task FallAsync(NpgsqlConnection owner, NpgsqlConnection application, NpgsqlConnection holder, string database)
    {
        await using (application)
        await using (holder)
        {
            while (!await WaitsAsync(application, database))
            {
                await Task.Delay(Look);
            }

            await DoAsync(owner, $"alter database {database} allow_connections false");
            await DoAsync(application, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{database}' and usename = current_user");
        }
    }

    private static async Task<bool> WaitsAsync(NpgsqlConnection application, string database)
    {
        await using var look = new NpgsqlCommand($"select count(*) from pg_stat_activity where datname = '{database}' and wait_event_type = 'Lock'", application);
        return await look.ExecuteScalarAsync() is > 0L;
    }

    private static async Task<NpgsqlConnection> OpenAsync(string connection, string database)
    {
        var opened = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Database = database, Pooling = false }.ConnectionString);
        await opened.OpenAsync();
        return opened;
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
