using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Tera.Platform.Mail;

/// <summary>A real SMTP server in a process of its own, which keeps what it takes. Installed once by its lock file.</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Platform", "Mail", "server");
    private static readonly SemaphoreSlim Installing = new(1, 1);

    private readonly Process _process;
    private readonly ConcurrentQueue<TakenLetter> _taken = new();
    private Task _listening = Task.CompletedTask;

    private MailServer(Process process, int port) => (_process, Port) = (process, port);

    public static bool IsThere { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "npm")));

    public int Port { get; }

    /// <summary>What it has told of until now.</summary>
    public IReadOnlyList<TakenLetter> Taken => [.. _taken];

    /// <summary>In the order they came, once there are as many: what it says arrives a little after what it does.</summary>
    public async Task<IReadOnlyList<TakenLetter>> TakenAsync(int count)
    {
        for (var looks = 0; _taken.Count < count && looks < 200; looks++)
        {
            await Task.Delay(50);
        }

        return Taken;
    }

    /// <param name="user">The account it asks for; empty for none.</param>
    /// <param name="password">Of the account.</param>
    public static async Task<MailServer> StartAsync(string user = "", string password = "")
    {
        await InstallAsync();
        var process = Process.Start(new ProcessStartInfo("node", ["server.mjs", user, password])
        {
            WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var first = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        var server = new MailServer(process, JsonDocument.Parse(first).RootElement.GetProperty("port").GetInt32());
        server._listening = server.ListenAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _listening;
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static async Task InstallAsync()
    {
        await Installing.WaitAsync();
        try
        {
            if (!File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")))
            {
                using var npm = Process.Start(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund"]) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
                var (output, errors) = (npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
                await npm.WaitForExitAsync();
                Assert.True(npm.ExitCode == 0, $"{await output}{await errors}");
            }
        }
        finally
        {
            Installing.Release();
        }
    }

    /// <summary>The server says what it took before it answers the sender.</summary>
    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            _taken.Enqueue(JsonSerializer.Deserialize<TakenLetter>(line, JsonSerializerOptions.Web)!);
        }
    }
}

/// <summary>A letter the server took.</summary>
/// <param name="Raw">As it came, in base64.</param>
internal sealed record TakenLetter(string From, string[] To, string? User, bool Secure, string Raw)
{
    /// <summary>Not the letter itself, which is long.</summary>
    public override string ToString() => $"{From} → {string.Join(", ", To)}";

    public string Text => Encoding.UTF8.GetString(Convert.FromBase64String(Raw));

    /// <summary>The bytes of its attachments, in their order.</summary>
    public IReadOnlyList<byte[]> Attachments =>
    [
        .. Text.Split("Content-Disposition: attachment").Skip(1)
            .Select(part => part.Split("\r\n\r\n", 2)[1].Split("\r\n--")[0].Replace("\r\n", "", StringComparison.Ordinal))
            .Select(Convert.FromBase64String),
    ];
}
