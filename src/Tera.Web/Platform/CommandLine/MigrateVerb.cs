using System.CommandLine;
using System.Text.Json;

namespace Tera.Platform.CommandLine;

/// <summary>Brings the schema up to date and ends; <c>serve</c> does the same at every start.</summary>
internal sealed class MigrateVerb : Command
{
    private readonly Option<DataDirectory> _data = CommonOptions.Data();
    private readonly Option<bool> _json = CommonOptions.Json();

    internal MigrateVerb(ServerParts parts)
        : base("migrate", "Perbarui susunan basis data, lalu selesai")
    {
        Options.Add(_data);
        Options.Add(_json);
        SetAction(
            async (parsed, ct) =>
            {
                await using var database = await Database.JoinAsync(HostConfiguration.Read([]), parsed.GetValue(_data)!, ct);
                var applied = await parts.MigrateAsync(database.Connections.Owner, ct);
                Console.WriteLine(parsed.GetValue(_json) ? JsonSerializer.Serialize(new { applied }) : Sentence(applied));
                return ExitCodes.Success;
            }
        );
    }

    private static string Sentence(IReadOnlyList<string> applied) =>
        applied.Count == 0
            ? "Susunan basis data sudah mutakhir."
            : $"{applied.Count} pembaruan diterapkan:\n{string.Join('\n', applied.Select(step => $"  {step}"))}";
}
