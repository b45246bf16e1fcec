using System.Diagnostics;
using System.Text.Json;

namespace Tera;

/// <summary>What a program finds when it starts.</summary>
/// <param name="Input">On its standard input; null for nothing.</param>
/// <param name="Environment">Settings beside those of the machine; null for none.</param>
public sealed record ProgramSetting(string? Input = null, IReadOnlyDictionary<string, string>? Environment = null);

/// <summary>The built program as a process of its own, as an office runs it.</summary>
public sealed class TeraProgram : IDisposable
{
    /// <summary>An account that owns nothing on this machine.</summary>
    private const string Nobody = "65534";

    /// <summary>Whoever runs the tests in the background has his shell make every child deaf to Ctrl+C.</summary>
    private const string HearsTheKeyboard = "--default-signal=INT";

    private readonly Process _process;

    private TeraProgram(Process process, Uri address) => (_process, Address) = (process, address);

    public int Id => _process.Id;

    public Uri Address { get; }

    /// <summary>Starts <c>serve</c> on a free port and waits until it answers.</summary>
    public static async Task<TeraProgram> ServeAsync(string data, bool asOrdinaryUser = false)
    {
        var process = Start(["serve", "--port", "0", "--json", "--data", data], asOrdinaryUser);
        var line = await process.StandardOutput.ReadLineAsync();
        if (line is null)
        {
            throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        }

        return new TeraProgram(process, new Uri(JsonDocument.Parse(line).RootElement.GetProperty("address").GetString()!));
    }

    /// <summary>Starts <c>demo</c> on a free port, as somebody does who tries it, and gives everything it says until it is ready.</summary>
    public static async Task<(TeraProgram Program, IReadOnlyList<string> Said)> DemoAsync(string data)
    {
        var process = Start(["demo", "--port", "0", "--data", data], asOrdinaryUser: false);
        var errors = process.StandardError.ReadToEndAsync();
        List<string> said = [];
        while (said is not [.., var last] || !last.StartsWith("Tekan", StringComparison.Ordinal))
        {
            said.Add(await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await errors));
        }

        return (new TeraProgram(process, new Uri(said[0].Split(' ')[^1])), said);
    }

    /// <summary>Runs a verb to its end.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => RunAsync(new ProgramSetting(), arguments);

    /// <summary>The same with something to read, or with settings.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(ProgramSetting setting, params string[] arguments)
    {
        using var process = Start(arguments, asOrdinaryUser: false, setting.Environment);
        await process.StandardInput.WriteAsync(setting.Input);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await errors);
    }

    /// <summary>Asks it to stop, as a supervisor does (TERM) or somebody at the keyboard (INT), and gives its exit code.</summary>
    public async Task<int> TerminateAsync(string signal = "TERM")
    {
        await SignalAsync(signal, _process.Id);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Ends it without a chance to clean up.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public static async Task SignalAsync(string signal, int process)
    {
        using var kill = Process.Start("kill", ["-s", signal, $"{process}"]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static Process Start(string[] arguments, bool asOrdinaryUser, IReadOnlyDictionary<string, string>? environment = null)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Tera.Web.dll");
        string[] command =
            asOrdinaryUser && Environment.IsPrivilegedProcess
                ? ["setpriv", $"--reuid={Nobody}", $"--regid={Nobody}", "--clear-groups", "--", "env", HearsTheKeyboard, "dotnet", CopiedForEveryone.Value, .. arguments]
                : ["env", HearsTheKeyboard, "dotnet", program, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
        // What a service account has: no home, and nothing configured.
        start.Environment.Remove("HOME");
        start.Environment.Remove("XDG_RUNTIME_DIR");
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    /// <summary>The checkout may lie where only root may look.</summary>
    private static readonly Lazy<string> CopiedForEveryone = new(() =>
    {
        var copy = Directory.CreateTempSubdirectory("tera-program-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(copy, recursive: true);
        using var cp = Process.Start("cp", ["-r", $"{AppContext.BaseDirectory}.", copy]);
        cp.WaitForExit();
        using var chmod = Process.Start("chmod", ["-R", "a+rX", copy]);
        chmod.WaitForExit();
        return Path.Combine(copy, "Tera.Web.dll");
    });
}
