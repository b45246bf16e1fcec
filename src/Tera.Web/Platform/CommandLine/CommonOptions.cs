using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Tera.Platform.CommandLine;

/// <summary>Options that mean the same under every verb. Each verb takes its own copy.</summary>
internal static class CommonOptions
{
    internal const int DefaultPort = 8080;
    private const int HighestPort = 65535;

    /// <summary>The launcher sets TERA_DATA, so that <c>./tera</c> finds the same data from every working directory.</summary>
    internal static Option<DataDirectory> Data() =>
        new("--data")
        {
            Description = "Direktori data (bawaan: data, atau isi variabel TERA_DATA)",
            HelpName = "direktori",
            DefaultValueFactory = _ =>
                DataDirectory.At(Environment.GetEnvironmentVariable("TERA_DATA") is { Length: > 0 } path ? path : "data"),
            CustomParser = result => DataDirectory.At(Value(result, "--data")),
        };

    internal static Option<int> Port() =>
        new("--port")
        {
            Description = $"Nomor port di komputer ini (bawaan: {DefaultPort}; 0: port bebas mana pun)",
            HelpName = "angka",
            DefaultValueFactory = _ => DefaultPort,
            CustomParser = result =>
                int.TryParse(Value(result, "--port"), NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= HighestPort
                    ? port
                    : throw new UsageException($"--port harus angka 0 sampai {HighestPort}, bukan \"{Value(result, "--port")}\"."),
        };

    internal static Option<bool> Json() => new("--json") { Description = "Hasil sebagai JSON di keluaran baku" };

    private static string Value(ArgumentResult result, string option) =>
        result.Tokens is [{ Value: { Length: > 0 } value }] ? value : throw new UsageException($"{option} perlu tepat satu nilai.");
}
