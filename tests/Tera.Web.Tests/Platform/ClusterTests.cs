using Npgsql;
using Tera.Platform.Cluster;

namespace Tera.Platform;

public sealed class ClusterTests : IDisposable
{
    private readonly TemporaryData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Given_nothing_when_started_then_the_owner_makes_databases_and_the_application_owns_nothing()
    {
        await using var cluster = await PrivateCluster.StartAsync(_data.Options);

        Assert.Equal(
            ["tera_app login", "tera_owner createdb login"],
            await ListAsync(
                cluster.Connections.Owner,
                """
                select rolname || concat_ws(' ', '', case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
                       case when rolcreaterole then 'createrole' end, case when rolreplication then 'replication' end,
                       case when rolcreatedb then 'createdb' end, case when rolcanlogin then 'login' end)
                from pg_roles where rolname like 'tera%' order by 1
                """
            )
        );
        Assert.Empty(await ListAsync(cluster.Connections.Owner, "select objid::text from pg_shdepend where refobjid = to_regrole('tera_app')"));
        Assert.Equal(["tera_owner"], await ListAsync(cluster.Connections.Owner, "select datdba::regrole::text from pg_database where datname = 'tera'"));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => DoAsync(cluster.Connections.Application, "create table mine (id int)"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);

        await DoAsync(cluster.Connections.Owner, "create database template_of_tests");
        await DoAsync(cluster.Connections.Owner, "create database copy_of_it template template_of_tests");
    }

    [Fact]
    public async Task Given_nothing_when_started_then_there_is_no_network_listener_and_pages_are_checksummed()
    {
        await using var cluster = await PrivateCluster.StartAsync(_data.Options);

        Assert.Equal(
            ["", "C.UTF-8", "UTF8", "UTC", "on", "60"],
            await ListAsync(
                cluster.Connections.Owner,
                """
                select unnest(array[current_setting('listen_addresses'), datcollate::text, pg_encoding_to_char(encoding)::text,
                       current_setting('timezone'), current_setting('data_checksums'), current_setting('max_connections')])
                from pg_database where datname = 'tera'
                """
            )
        );
    }

    [Fact]
    public async Task Given_a_running_cluster_when_another_program_starts_on_its_data_then_it_is_refused_but_may_join()
    {
        await using var cluster = await PrivateCluster.StartAsync(_data.Options);

        var refused = await Assert.ThrowsAsync<ClusterUnavailableException>(() => PrivateCluster.StartAsync(_data.Options));
        Assert.Contains($"sedang dipakai oleh Tera yang lain (proses {Environment.ProcessId})", refused.Message, StringComparison.Ordinal);

        await using (var joined = await PrivateCluster.StartOrJoinAsync(_data.Options))
        {
            Assert.Equal(cluster.Connections, joined.Connections);
        }

        Assert.Single(_data.Servers());
    }

    [Fact]
    public async Task Given_a_cluster_when_stopped_then_no_server_is_left_and_the_next_start_finds_the_data()
    {
        await using (var first = await PrivateCluster.StartAsync(_data.Options))
        {
            await DoAsync(first.Connections.Owner, "create table kept (id int)");
            Assert.Single(_data.Servers());
        }

        Assert.Empty(_data.Servers());
        await using var second = await PrivateCluster.StartAsync(_data.Options);
        Assert.Empty(await ListAsync(second.Connections.Owner, "select id::text from kept"));
    }

    [Fact]
    public async Task Given_a_first_start_that_was_cut_off_when_started_then_the_half_made_cluster_is_made_anew()
    {
        Directory.CreateDirectory(Path.Combine(_data.Place.Path, "postgres.new", "base"));

        await using var cluster = await PrivateCluster.StartAsync(_data.Options);

        Assert.False(Directory.Exists($"{_data.Place.Postgres}.new"));
    }

    [Fact]
    public async Task Given_no_server_programs_when_started_then_the_message_names_the_package()
    {
        var refused = await Assert.ThrowsAsync<ClusterUnavailableException>(() =>
            PrivateCluster.StartAsync(_data.Options with { BinariesRoot = "/nowhere" })
        );

        Assert.Contains("apt-get install postgresql", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_data_of_a_version_that_is_not_installed_when_started_then_the_message_names_that_version()
    {
        Directory.CreateDirectory(_data.Place.Postgres);
        await File.WriteAllTextAsync(Path.Combine(_data.Place.Postgres, "PG_VERSION"), "12\n");

        var refused = await Assert.ThrowsAsync<ClusterUnavailableException>(() => PrivateCluster.StartAsync(_data.Options));

        Assert.Contains("apt-get install postgresql-12", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_files_that_are_no_cluster_when_started_then_they_are_left_alone()
    {
        Directory.CreateDirectory(_data.Place.Postgres);
        var precious = Path.Combine(_data.Place.Postgres, "precious");
        await File.WriteAllTextAsync(precious, "x");

        var refused = await Assert.ThrowsAsync<ClusterUnavailableException>(() => PrivateCluster.StartAsync(_data.Options));

        Assert.Contains("bukan data PostgreSQL", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(precious));
    }

    [Fact]
    public async Task Given_a_link_planted_where_the_socket_belongs_when_opened_then_another_place_is_taken()
    {
        var account = await ClusterAccount.ForAsync(_data.Place, CancellationToken.None);
        var first = await SocketDirectory.OpenAsync(_data.Place, account, CancellationToken.None);
        first.Remove();
        using var elsewhere = new TemporaryData();
        Directory.CreateDirectory(elsewhere.Place.Path);
        Directory.CreateSymbolicLink(first.Path, elsewhere.Place.Path);
        try
        {
            var second = await SocketDirectory.OpenAsync(_data.Place, account, CancellationToken.None);
            second.Remove();
            Assert.NotEqual(first.Path, second.Path);
        }
        finally
        {
            File.Delete(first.Path);
        }
    }

    private static async Task DoAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<List<string>> ListAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
