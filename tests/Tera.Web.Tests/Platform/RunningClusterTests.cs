using Npgsql;
using Tera.Platform.Cluster;

namespace Tera.Platform;

public sealed class RunningClusterTests(RunningCluster running) : IClassFixture<RunningCluster>
{
    [Fact]
    public async Task Given_a_running_cluster_then_the_owner_makes_databases_and_the_application_owns_nothing()
    {
        Assert.Equal(
            ["tera_app login", "tera_owner createdb login"],
            await Sql.ListAsync(
                running.Cluster.Connections.Owner,
                """
                select rolname || concat_ws(' ', '', case when rolsuper then 'superuser' end, case when rolbypassrls then 'bypassrls' end,
                       case when rolcreaterole then 'createrole' end, case when rolreplication then 'replication' end,
                       case when rolcreatedb then 'createdb' end, case when rolcanlogin then 'login' end)
                from pg_roles where rolname like 'tera%' order by 1
                """
            )
        );
        Assert.Empty(await Sql.ListAsync(running.Cluster.Connections.Owner, "select objid::text from pg_shdepend where refobjid = to_regrole('tera_app')"));
        Assert.Equal(["tera_owner"], await Sql.ListAsync(running.Cluster.Connections.Owner, "select datdba::regrole::text from pg_database where datname = 'tera'"));

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Sql.DoAsync(running.Cluster.Connections.Application, "create table mine (id int)"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);

        await Sql.DoAsync(running.Cluster.Connections.Owner, "create database template_of_tests");
        await Sql.DoAsync(running.Cluster.Connections.Owner, "create database copy_of_it template template_of_tests");
    }

    [Fact]
    public async Task Given_a_running_cluster_then_there_is_no_network_listener_and_pages_are_checksummed()
    {
        Assert.Equal(
            ["", "C.UTF-8", "UTF8", "UTC", "on", "60"],
            await Sql.ListAsync(
                running.Cluster.Connections.Owner,
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
        var refused = await Assert.ThrowsAsync<ClusterUnavailableException>(() => PrivateCluster.StartAsync(running.Data.Options));
        Assert.Contains($"sedang dipakai oleh Tera yang lain (proses {Environment.ProcessId})", refused.Message, StringComparison.Ordinal);

        await using (var joined = await PrivateCluster.StartOrJoinAsync(running.Data.Options))
        {
            Assert.Equal(running.Cluster.Connections, joined.Connections);
        }

        Assert.Single(running.Data.Servers());
    }
}
