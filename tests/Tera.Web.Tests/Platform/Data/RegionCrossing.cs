using System.Globalization;
using Npgsql;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Platform.Data;

/// <summary>
/// Tries to cross the border between two regions at every table that has one, as the application: reads, changes and deletes the rows of
/// a region from another, brings rows into a foreign region, and moves rows there. What may not be tried, because the application has no
/// such right, is not tried.
/// </summary>
internal sealed class RegionCrossing(TestDatabase database, RegionId home)
{
    private const string RegionColumn = "region_id";
    private static readonly RegionId Abroad = new(DerivedGuid.Of("abroad"));

    /// <summary>Every crossing that was not stopped, as <c>table: what</c>; empty when the border holds.</summary>
    public async Task<IReadOnlyList<string>> BreachesAsync()
    {
        var tables = await TablesAsync();
        await PopulateAsync();
        await using var inside = await EnterAsync(home);
        await using var outside = await EnterAsync(Abroad);
        var breaches = new List<string>(await UnlikePoliciesAsync());
        foreach (var table in tables)
        {
            foreach (var (what, stopped) in Attempts(table, inside, outside))
            {
                if (await stopped() is { } breach)
                {
                    breaches.Add($"{table.Name}: {what}: {breach}");
                }
            }
        }

        return breaches;
    }

    public async Task<IReadOnlyList<BorderTable>> TablesAsync()
    {
        var rows = await Sql.ListAsync(database.Connections.Owner, """
            select format('%I.%I %s %s', n.nspname, c.relname, coalesce(right_of.list, ','), coalesce(changed.name, ''))
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id'
            left join lateral (select quote_ident(one.attname) as name from pg_attribute one
                               where one.attrelid = c.oid and one.attnum > 0 and not one.attisdropped and has_column_privilege('tera_app', c.oid, one.attnum, 'update')
                               order by one.attname <> 'region_id', one.attnum limit 1) changed on true
            cross join lateral (select string_agg(verb, ',') as list from unnest(array['select', 'insert', 'update', 'delete']) verb
                                where has_table_privilege('tera_app', c.oid, verb) or (verb <> 'delete' and has_any_column_privilege('tera_app', c.oid, verb))) right_of
            where c.relkind in ('r', 'p') order by 1
            """);
        return [.. rows.Select(row => row.Split(' ')).Select(words => new BorderTable(words[0], [.. words[1].Split(',', StringSplitOptions.RemoveEmptyEntries)], words[2]))];
    }

    private static IEnumerable<(string What, Func<Task<string?>> Stopped)> Attempts(BorderTable table, NpgsqlConnection inside, NpgsqlConnection outside)
    {
        var name = table.Name;
        if (table.May("select"))
        {
            yield return ("holds no row of its own region, so nothing was tried", async () =>
                await CountAsync(inside, $"select count(*) from {name}") > 0 ? null : "empty");
            yield return ("read from another region", () => NothingAsync(() => CountAsync(outside, $"select count(*) from {name}")));
        }

        if (table.May("insert"))
        {
            yield return ("a row brought into another region", () => RefusedAsync(inside, $"insert into {name} (region_id) values ('{Abroad}')"));
        }

        if (table.May("update"))
        {
            yield return ("changed from another region", () => NothingAsync(() => DoAsync(outside, $"update {name} set {table.Changed} = {table.Changed}")));
        }

        if (table.Changed == RegionColumn)
        {
            yield return ("moved into another region", () => RefusedAsync(inside, $"update {name} set region_id = '{Abroad}'"));
        }

        if (table.May("delete"))
        {
            yield return ("deleted from another region", () => NothingAsync(() => DoAsync(outside, $"delete from {name}")));
        }
    }

    /// <summary>One rule, word for word, for every table: a second one would widen it, since permissive policies are joined by <c>or</c>.</summary>
    private Task<List<string>> UnlikePoliciesAsync() => Sql.ListAsync(database.Connections.Owner, """
        select format('%I.%I: policies: ', n.nspname, c.relname) || coalesce(string_agg(concat_ws(' ', p.policyname, p.permissive, p.roles::text, p.cmd, p.qual, p.with_check), '; '), 'none')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id'
        left join pg_policies p on (p.schemaname, p.tablename) = (n.nspname, c.relname)
        where c.relkind in ('r', 'p') and (not c.relispartition or has_table_privilege('tera_app', c.oid, 'select, insert, update, delete'))
        group by n.nspname, c.relname, c.relrowsecurity
        having not c.relrowsecurity or count(p.policyname) <> 1 or bool_or(
            (p.policyname, p.permissive, p.roles::text, p.cmd, p.qual, p.with_check) is distinct from
            ('region', 'PERMISSIVE', '{public}', 'ALL', '(region_id = platform.current_region())', '(region_id = platform.current_region())'))
        """);

    /// <summary>
    /// Tables in which the demonstration has nothing get a row of the home region. It need not make sense, so the owner takes away what
    /// would keep a senseless one out; and triggers everywhere, since the rule must hold without their help. The copy is thrown away afterwards.
    /// </summary>
    private Task<object?> PopulateAsync() => database.OwnerAsync($$"""
        do $populate$
        declare
            t record;
            filled boolean;
            columns text;
            made text;
            constraint_name text;
        begin
            for t in select c.oid, format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id' where c.relkind in ('r', 'p') and not c.relispartition
            loop
                execute format('alter table %s disable trigger user', t.name);
                execute format('select exists (select from %s where region_id = %L)', t.name, '{{home}}') into filled;
                continue when filled;
                for constraint_name in select conname from pg_constraint where conrelid = t.oid and contype in ('f', 'c') loop
                    execute format('alter table %s drop constraint %I', t.name, constraint_name);
                end loop;
                select string_agg(quote_ident(attname), ', '), string_agg(case
                        when attname = 'region_id' then quote_literal('{{home}}')
                        when atttypid = 'uuid'::regtype then 'gen_random_uuid()'
                        when atttypid in ('date'::regtype, 'timestamptz'::regtype) then 'now()'
                        when atttypid = 'time'::regtype then 'time ''08:00'''
                        when atttypid = 'boolean'::regtype then 'false'
                        when format_type(atttypid, null) like '%[]' then quote_literal('{}')
                        when atttypid in ('jsonb'::regtype, 'json'::regtype) then quote_literal('{}')
                        else quote_literal('1') end, ', ')
                into columns, made from pg_attribute where attrelid = t.oid and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
                    and (attnotnull or attname = 'region_id');
                execute format('insert into %s (%s) values (%s)', t.name, columns, made);
            end loop;
        end
        $populate$
        """);

    private async Task<NpgsqlConnection> EnterAsync(RegionId region)
    {
        var connection = new NpgsqlConnection($"{database.Connections.Application};Pooling=false");
        await connection.OpenAsync();
        await using var enter = new NpgsqlCommand($"select set_config('tera.region', '{region}', false)", connection);
        await enter.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Null when no row was met; a key or a check that stops it is met by rows too.</summary>
    private static async Task<string?> NothingAsync(Func<Task<long>> attempt)
    {
        try
        {
            var rows = await attempt();
            return rows == 0 ? null : rows.ToString(CultureInfo.InvariantCulture) + " rows";
        }
        catch (PostgresException stopped)
        {
            return stopped.MessageText;
        }
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Nothing that was tried stays, so that one table's breach is not another's.</summary>
    private static async Task<long> DoAsync(NpgsqlConnection connection, string sql)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Null when the region rule refused it; otherwise what happened instead.</summary>
    private static async Task<string?> RefusedAsync(NpgsqlConnection connection, string sql)
    {
        try
        {
            return $"{await DoAsync(connection, sql)} rows";
        }
        catch (PostgresException refused)
        {
            // The same state also stands for a right that is missing; only the rule's own words count.
            return refused.SqlState == PostgresErrorCodes.InsufficientPrivilege && refused.MessageText.Contains("row-level security", StringComparison.Ordinal)
                ? null
                : refused.MessageText;
        }
    }
}

/// <summary>A table whose rows belong to regions.</summary>
/// <param name="Name">With its schema.</param>
/// <param name="Rights">What the application may do with it.</param>
/// <param name="Changed">A column that it may change, the region where it may change that; empty where it may change none.</param>
internal sealed record BorderTable(string Name, IReadOnlyList<string> Rights, string Changed)
{
    public bool May(string verb) => Rights.Contains(verb);
}
