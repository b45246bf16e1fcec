using Npgsql;
using Tera.Platform.Cluster;

namespace Tera.Platform;

public sealed class ClusterTests : IDisposable
{
    private readonly TemporaryData _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Given_a_first_start_that_was_cut_off_when_started_stopped_and_started_then_the_data_is_found_and_no_server_was_left()
    {
        Directory.CreateDirectory(Path.Combine(_data.Place.Path, "postgres.new", "base"));

        await using (var first = await PrivateCluster.StartAsync(_data.Options))
        {
            await Sql.DoAsync(first.Connections.Owner, "create table kept (id int)");
            Assert.Single(_data.Servers());
            Assert.False(Directory.Exists($"{_data.Place.Postgres}.new"));
        }

        Assert.Empty(_data.Servers());
        await using var second = await PrivateCluster.StartAsync(_data.Options);
        Assert.Empty(await Sql.ListAsync(second.Connections.Owner, "select id::text from kept"));
    }

    [Fact]
    public async Task Given_a_server_that_is_killed_while_the_program_runs_then_it_is_started_again_at_the_same_place_and_ends_with_the_program()
    {
        using var data = new TemporaryData();
        await using (var cluster = await PrivateCluster.StartAsync(data.Options))
        {
            var first = data.Servers().Single();
            await TeraProgram.SignalAsync("KILL", first);
            NpgsqlConnection.ClearAllPools();

            Assert.Equal("1", await AnswerAsync(cluster.Connections.Owner));
            Assert.NotEqual(first, data.Servers().Single());
        }

        Assert.Empty(data.Servers());
    }

    private static async Task<string> AnswerAsync(string connection)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return (await Sql.ListAsync(connection, "select '1'")).Single();
            }
            catch (NpgsqlException) when (tries < 120)
            {
                await Task.Delay(500);
            }
        }
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
}
