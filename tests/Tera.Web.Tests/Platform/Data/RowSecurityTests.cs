using Microsoft.EntityFrameworkCore;
using Npgsql;
using Tera.Organisation;
using Tera.Organisation.Demonstration;
using Tera.Organisation.People;
using Tera.Organisation.Regions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Platform.Data;

/// <summary>Nobody sees or touches rows of another region, whatever the code above forgets.</summary>
public sealed class RowSecurityTests
{
    private static readonly RegionId Here = new(DerivedGuid.Of("here"));
    private static readonly RegionId There = new(DerivedGuid.Of("there"));

    [Fact]
    public async Task Every_table_with_a_region_is_under_the_region_rule_and_owned_by_nobody_who_serves()
    {
        await using var database = await TestDatabase.CreateAsync();

        var open = await database.OwnerAsync("""
            select string_agg(format('%s.%s', n.nspname, c.relname), ', ')
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id'
            where c.relkind in ('r', 'p') and not c.relispartition
              and (not c.relrowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid) or pg_get_userbyid(c.relowner) = 'tera_app')
            """);
        var unbound = await database.OwnerAsync("""
            select string_agg(format('%s.%s', n.nspname, c.relname), ', ') from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'public')
              and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'region_id')
              and has_table_privilege('tera_app', c.oid, 'select, insert, update, delete')
            """);

        Assert.Equal((DBNull.Value, DBNull.Value), (open, unbound));
    }

    /// <summary>The demonstration at work, so that what is tried is tried on the rows a real office has.</summary>
    [Fact]
    public async Task Given_an_office_at_work_when_another_region_reaches_into_any_of_its_tables_then_nothing_is_read_changed_deleted_or_brought_in()
    {
        await using var database = await TestDatabase.RunningDemonstrationAsync();
        var crossing = new RegionCrossing(database, OrganisationSeed.Region);

        Assert.True((await crossing.TablesAsync()).Count >= 91, "Tables were missed.");
        Assert.Empty(await crossing.BreachesAsync());
    }

    /// <summary>The watchman is watched: each hole that a schema step could tear is named.</summary>
    [Theory]
    [InlineData("alter policy region on planning.weight using (true)", "planning.weight: read from another region")]
    [InlineData("alter policy region on planning.weight using (true)", "planning.weight: deleted from another region")]
    [InlineData("alter policy region on documents.meeting with check (true)", "documents.meeting: a row brought into another region")]
    [InlineData("alter policy region on documents.meeting with check (true)", "documents.meeting: moved into another region")]
    [InlineData("create policy second on procedures.task for select using (status = 'Open')", "procedures.task: policies: ")]
    [InlineData("alter table organisation.team disable row level security", "organisation.team: changed from another region")]
    public async Task Given_a_hole_in_the_rule_of_one_table_when_every_table_is_tried_then_that_hole_is_named(string hole, string named)
    {
        await using var database = await TestDatabase.DemonstrationAsync();
        await database.OwnerAsync(hole);

        var breaches = await new RegionCrossing(database, OrganisationSeed.Region).BreachesAsync();

        Assert.Contains(breaches, breach => breach.StartsWith(named, StringComparison.Ordinal));
        Assert.All(breaches, breach => Assert.StartsWith(named.Split(':')[0], breach));
    }

    [Fact]
    public async Task Every_foreign_key_between_tables_of_a_region_carries_the_region()
    {
        await using var database = await TestDatabase.CreateAsync();

        var crossing = await database.OwnerAsync("""
            select string_agg(k.conname, ', ') from pg_constraint k
            where k.contype = 'f'
              and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any(k.conkey) and a.attname = 'region_id')
            """);

        Assert.Equal(DBNull.Value, crossing);
    }

    [Fact]
    public async Task The_application_is_bound_by_the_rules()
    {
        await using var database = await TestDatabase.CreateAsync();

        Assert.Equal(false, await database.ApplicationAsync(null, "select rolbypassrls or rolsuper from pg_roles where rolname = current_user"));
    }

    [Fact]
    public async Task Given_two_regions_when_one_is_entered_then_only_its_rows_can_be_read_changed_or_deleted()
    {
        await using var database = await TwoRegionsAsync();

        Assert.Equal(1L, await database.ApplicationAsync(Here, "select count(*) from organisation.person"));
        Assert.Equal(0L, await CountAsync(database, Here, $"update organisation.person set call_name = 'x' where region_id = '{There}' returning 1"));
        Assert.Equal(0L, await CountAsync(database, Here, $"delete from organisation.person where region_id = '{There}' returning 1"));
        Assert.Equal(2L, await database.OwnerAsync("select count(*) from organisation.person where call_name <> 'x'"));
    }

    [Fact]
    public async Task Given_no_region_then_every_table_looks_empty()
    {
        await using var database = await TwoRegionsAsync();

        Assert.Equal(0L, await database.ApplicationAsync(null, "select count(*) from organisation.person"));
        Assert.Equal(0L, await database.ApplicationAsync(null, "select count(*) from organisation.region"));
    }

    [Fact]
    public async Task Given_a_region_when_a_row_is_written_for_another_then_the_database_refuses()
    {
        await using var database = await TwoRegionsAsync();

        var insert = await Assert.ThrowsAsync<PostgresException>(() => database.ApplicationAsync(Here, $"""
            insert into organisation.person (region_id, id, full_name, salutation, call_name)
            values ('{There}', gen_random_uuid(), 'Penyusup', 'Sir', 'Penyusup')
            """));
        var move = await Assert.ThrowsAsync<PostgresException>(() => database.ApplicationAsync(Here, $"update organisation.person set region_id = '{There}'"));

        Assert.Equal((PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.InsufficientPrivilege), (insert.SqlState, move.SqlState));
    }

    [Fact]
    public async Task Given_a_row_of_another_region_when_it_is_pointed_at_then_the_foreign_key_refuses()
    {
        await using var database = await TwoRegionsAsync();
        var stranger = await database.OwnerAsync($"select id from organisation.person where region_id = '{There}'");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => database.ApplicationAsync(Here, $"""
            insert into organisation.account (id, person_id, user_name, normalized_user_name, role)
            values (gen_random_uuid(), '{stranger}', 'x', 'X', 'Member')
            """));

        Assert.Equal(PostgresErrorCodes.ForeignKeyViolation, refused.SqlState);
    }

    [Fact]
    public async Task A_connection_that_went_back_to_the_pool_remembers_no_region()
    {
        await using var database = await TwoRegionsAsync();
        var host = database.Host();
        await using (var session = RegionSession.Open(host, Here))
        {
            Assert.Equal(1, await session.Db.Set<Person>().CountAsync());
        }

        await using var source = NpgsqlDataSource.Create(database.Connections.Application);
        await using var command = source.CreateCommand("select count(*) from organisation.person");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
        await using var other = RegionSession.Open(host, There);
        Assert.Equal("Orang " + There, (await other.Db.Set<Person>().SingleAsync()).FullName);
    }

    [Fact]
    public void A_scope_never_leaves_its_region()
    {
        var scope = new RegionScope();
        scope.Enter(Here);
        scope.Enter(Here);

        Assert.Throws<InvalidOperationException>(() => scope.Enter(There));
    }

    private static async Task<long> CountAsync(TestDatabase database, RegionId region, string statement) =>
        (long)(await database.ApplicationAsync(region, $"with touched as ({statement}) select count(*) from touched"))!;

    private static async Task<TestDatabase> TwoRegionsAsync()
    {
        var database = await TestDatabase.CreateAsync();
        foreach (var region in (RegionId[])[Here, There])
        {
            await using var session = database.In(region);
            session.Db.Add(Sample.Of(Region.Found(region, Sample.RegionTerms())));
            await session.Db.SaveChangesAsync();
            session.Db.Add(Person.Register(PersonId.New(), Sample.PersonTerms("Orang " + region)));
            await session.Db.SaveChangesAsync();
        }

        return database;
    }
}
