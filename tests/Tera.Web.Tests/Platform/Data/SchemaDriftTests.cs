using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Tera.Organisation;
using Tera.TestKit;

namespace Tera.Platform.Data;

/// <summary>The mapping and the SQL files say the same; neither may drift.</summary>
public sealed class SchemaDriftTests
{
    /// <summary>The region stands in every table and key, filled by the database; the model knows nothing of it.</summary>
    private const string RegionColumn = "region_id";

    [Fact]
    public async Task Every_mapped_column_is_there_with_the_same_type_and_nullability()
    {
        await using var database = await TestDatabase.CreateAsync();
        var columns = await ColumnsAsync(database);
        var faults = new List<string>();
        foreach (var (entity, table) in Mapped(database))
        {
            foreach (var property in entity.GetProperties())
            {
                var name = $"{table}.{property.GetColumnName()}";
                if (!columns.TryGetValue(name, out var column))
                {
                    faults.Add($"{name} is not in the database");
                }
                else if ((property.GetColumnType(), property.IsColumnNullable()) is var (type, nullable) && (type != column.Type || nullable != column.Nullable))
                {
                    faults.Add($"{name}: the model has {type} {Null(nullable)}, the database {column.Type} {Null(column.Nullable)}");
                }
            }
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Every_column_of_a_mapped_table_that_must_be_filled_is_mapped_or_filled_by_the_database()
    {
        await using var database = await TestDatabase.CreateAsync();
        var columns = await ColumnsAsync(database);
        var mapped = Mapped(database).SelectMany(one => one.Entity.GetProperties().Select(property => $"{one.Table}.{property.GetColumnName()}")).ToHashSet();
        var tables = Mapped(database).Select(one => one.Table).ToHashSet();

        var forgotten = columns.Where(column => tables.Contains(column.Value.Table) && !mapped.Contains(column.Key))
            .Where(column => column.Value is { Nullable: false, Filled: false }).Select(column => column.Key);

        Assert.Empty(forgotten);
    }

    [Fact]
    public async Task The_key_of_every_mapped_table_is_the_region_and_the_key_of_the_model()
    {
        await using var database = await TestDatabase.CreateAsync();
        var keys = await RowsAsync(database, """
            select format('%s.%s', n.nspname, c.relname), string_agg(a.attname, ',' order by array_position(i.indkey::int2[], a.attnum))
            from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
            where i.indisprimary and n.nspname not in ('pg_catalog', 'public') group by 1
            """, row => (row.GetString(0), row.GetString(1)));
        var actual = keys.ToDictionary(key => key.Item1, key => key.Item2);

        Assert.All(Mapped(database), one =>
        {
            var model = one.Entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName());
            var expected = one.Table == "organisation.region" ? RegionColumn : string.Join(',', model.Prepend(RegionColumn));
            Assert.Equal((one.Table, expected), (one.Table, actual[one.Table]));
        });
    }

    private static IReadOnlyList<(IEntityType Entity, string Table)> Mapped(TestDatabase database)
    {
        using var scope = database.Host(services => services.AddOrganisation()).CreateScope();
        return [.. scope.ServiceProvider.GetRequiredService<TeraDbContext>().Model.GetEntityTypes()
            .Where(entity => entity.GetTableName() is not null).Select(entity => (entity, $"{entity.GetSchema()}.{entity.GetTableName()}"))];
    }

    private static async Task<Dictionary<string, Column>> ColumnsAsync(TestDatabase database)
    {
        var rows = await RowsAsync(database, """
            select format('%s.%s', n.nspname, c.relname), a.attname, format_type(a.atttypid, a.atttypmod), not a.attnotnull,
                   a.atthasdef or a.attidentity <> ''
            from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and n.nspname not in ('pg_catalog', 'information_schema')
            """, row => new Column(row.GetString(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.GetBoolean(4)));
        return rows.ToDictionary(column => $"{column.Table}.{column.Name}");
    }

    private static async Task<List<T>> RowsAsync<T>(TestDatabase database, string sql, Func<NpgsqlDataReader, T> read)
    {
        await using var source = NpgsqlDataSource.Create(database.Connections.Owner);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static string Null(bool nullable) => nullable ? "null" : "not null";

    /// <param name="Filled">By a default or an identity.</param>
    private sealed record Column(string Table, string Name, string Type, bool Nullable, bool Filled);
}
