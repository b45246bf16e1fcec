using System.CommandLine;
using System.Text.RegularExpressions;

namespace Tera.Platform.CommandLine;

/// <summary>Starts the server and stays until it is told to stop.</summary>
internal sealed partial class ServeVerb : Command
{
    internal const string VerbName = "serve";

    private readonly Option<DataDirectory> _data = CommonOptions.Data();
    private readonly Option<int> _port = CommonOptions.Port();
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Argument<string[]> _settings = new("setelan")
    {
        Description = "Setelan lain, misalnya --urls=http://0.0.0.0:8080 atau --PublicUrl=https://…",
        Arity = ArgumentArity.ZeroOrMore,
    };

    internal ServeVerb(ServerParts parts)
        : this(VerbName, "Jalankan server sampai dihentikan", parts, demonstration: false) { }

    private ServeVerb(string name, string description, ServerParts parts, bool demonstration)
        : base(name, description)
    {
        Options.Add(_data);
        Options.Add(_port);
        Options.Add(_json);
        Arguments.Add(_settings);
        SetAction(
            (parsed, ct) =>
            {
                var settings = parsed.GetValue(_settings) ?? [];
                return new Server(
                    parts,
                    new ServerOrder(parsed.GetValue(_data)!, parsed.GetValue(_port), parsed.GetValue(_json), demonstration, Checked(settings))
                ).RunAsync(ct);
            }
        );
    }

    /// <summary>The same with the demonstration region in it.</summary>
    internal static ServeVerb Demo(ServerParts parts) =>
        new("demo", "Jalankan server dengan daerah contoh yang siap dicoba", parts, demonstration: true);

    internal static bool IsHostSetting(string argument) => HostSetting().IsMatch(argument);

    private static string[] Checked(string[] settings) =>
        Array.Find(settings, setting => !IsHostSetting(setting)) is { } wrong ? throw new UsageException($"Tidak dikenal: \"{wrong}\".") : settings;

    [GeneratedRegex(@"^--[A-Za-z][\w:.]*=", RegexOptions.CultureInvariant)]
    private static partial Regex HostSetting();
}
