using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Tera.Platform.Data;

/// <summary>Brings the database forward: numbered SQL files, each run once, in order, in its own transaction, by the owner.</summary>
public static class SchemaMigration
{
    private const string Folder = ".Platform.Data.Schema.";

    /// <summary>Applies every step that the database has not seen.</summary>
    /// <returns>The names of the steps applied now.</returns>
    /// <exception cref="SchemaDriftException">A step that was applied before has other text now, or the database knows a step this build does not.</exception>
    public static async Task<IReadOnlyList<string>> ApplyAsync(string ownerConnection, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var connection = await source.OpenConnectionAsync(ct);
        await ExecuteAsync(connection, "select pg_advisory_lock(hashtext('tera.schema'))", ct);
        await ExecuteAsync(connection, "create table if not exists public.tera_schema (step text primary key, fingerprint text not null, applied_at timestamptz not null default now())", ct);
        var seen = await SeenAsync(connection, ct);
        var steps = Steps();
        if (seen.Keys.Except(steps.Select(step => step.Name)).FirstOrDefault() is { } unknown)
        {
            throw new SchemaDriftException($"Basis data ini dibuat oleh versi Tera yang lebih baru (langkah skema {unknown}). Jalankan versi Tera itu.");
        }

        var applied = new List<string>();
        foreach (var step in steps)
        {
            if (!seen.TryGetValue(step.Name, out var fingerprint))
            {
                await ApplyAsync(connection, step, ct);
                applied.Add(step.Name);
            }
            else if (fingerprint != step.Fingerprint)
            {
                throw new SchemaDriftException($"Langkah skema {step.Name} sudah diterapkan dengan isi yang berbeda. Pulihkan versi Tera yang semula.");
            }
        }

        return applied;
    }

    private static async Task ApplyAsync(NpgsqlConnection connection, Step step, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await ExecuteAsync(connection, step.Sql, ct);
        await using var note = new NpgsqlCommand("insert into public.tera_schema (step, fingerprint) values ($1, $2)", connection, transaction)
        {
            Parameters = { new() { Value = step.Name }, new() { Value = step.Fingerprint } },
        };
        await note.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<Dictionary<string, string>> SeenAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var seen = new Dictionary<string, string>();
        await using var command = new NpgsqlCommand("select step, fingerprint from public.tera_schema", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            seen.Add(reader.GetString(0), reader.GetString(1));
        }

        return seen;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static List<Step> Steps()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.Contains(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => Read(assembly, name))];
    }

    private static Step Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
        var sql = reader.ReadToEnd();
        var name = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^".sql".Length];
        return new(name, sql, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))));
    }

    private sealed record Step(string Name, string Sql, string Fingerprint);
}

/// <summary>The database and this build do not belong together; the message is for the person at the terminal.</summary>
public sealed class SchemaDriftException(string message) : Exception(message);
