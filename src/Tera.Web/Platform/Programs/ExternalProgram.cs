using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Tera.Platform.Programs;

/// <summary>
/// The one door to programs of the operating system: argument list instead of a shell, an environment of our own, bounded output,
/// a time limit that ends the whole process tree, and a memory limit where the system offers one.
/// </summary>
/// <remarks>
/// Arguments and input never appear in exceptions or logs: they may hold personal data. The child inherits nothing of our
/// environment but the search path and the home directory, so that no connection string reaches it.
/// </remarks>
internal static class ExternalProgram
{
    private const string MemoryLimiter = "prlimit";
    private const string Yielder = "nice";
    private static readonly string SearchPath =
        Environment.GetEnvironmentVariable("PATH") is { Length: > 0 } path ? path : "/usr/local/bin:/usr/bin:/bin";

    /// <exception cref="ProgramMissingException">The program is not installed.</exception>
    /// <exception cref="ProgramTimeoutException">The time limit passed; the process and its children were ended.</exception>
    public static async Task<ProgramOutcome> RunAsync(ProgramCall call, CancellationToken ct)
    {
        var program = Locate(call.Program) ?? throw new ProgramMissingException(call.Program);
        using var process = Start(program, call);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(call.TimeLimit);
        var output = ReadBoundedAsync(process.StandardOutput.BaseStream, call.OutputLimit, limit.Token);
        var errors = ReadBoundedAsync(process.StandardError.BaseStream, call.OutputLimit, limit.Token);
        try
        {
            await WriteInputAsync(process, call.Input, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new ProgramOutcome(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            await EndAsync(process);
            ct.ThrowIfCancellationRequested();
            throw new ProgramTimeoutException(call.Program, call.TimeLimit);
        }
    }

    /// <summary>True when the program can be started from the search path.</summary>
    public static bool Exists(string program) => Locate(program) is not null;

    private static string? Locate(string program) =>
        Path.IsPathRooted(program)
            ? (File.Exists(program) ? program : null)
            : SearchPath.Split(':', StringSplitOptions.RemoveEmptyEntries)
                .Select(directory => Path.Combine(directory, program))
                .FirstOrDefault(File.Exists);

    /// <summary>What starts the program for us: less of the processor, no more than so much memory.</summary>
    private static IEnumerable<string> Before(ProgramCall call)
    {
        if (call.IsUnhurried && Locate(Yielder) is { } nice)
        {
            // A third of what a page gets: less would starve it on a busy machine, until its time limit ends it.
            yield return nice;
            yield return "-n5";
        }

        if (call.MemoryLimit is { } bytes && Locate(MemoryLimiter) is { } limiter)
        {
            yield return limiter;
            yield return string.Create(CultureInfo.InvariantCulture, $"--as={bytes}");
        }
    }

    private static Process Start(string program, ProgramCall call)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = call.WorkingDirectory ?? Path.GetTempPath(),
        };
        List<string> line = [.. Before(call), program, .. call.Arguments];
        start.FileName = line[0];
        line.Skip(1).ToList().ForEach(start.ArgumentList.Add);
        SetEnvironment(start, call);
        try
        {
            return Process.Start(start) ?? throw new ProgramMissingException(call.Program);
        }
        catch (Win32Exception cause)
        {
            throw new ProgramMissingException(call.Program, cause);
        }
    }

    /// <remarks>
    /// C.UTF-8 speaks the same English and dates as C, yet lets names with accents through; the zone is UTC so that printed times
    /// can be read back.
    /// </remarks>
    private static void SetEnvironment(ProcessStartInfo start, ProgramCall call)
    {
        start.Environment.Clear();
        start.Environment["PATH"] = SearchPath;
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["TZ"] = "UTC";
        if (Environment.GetEnvironmentVariable("HOME") is { Length: > 0 } home)
        {
            start.Environment["HOME"] = home;
        }
        foreach (var (name, value) in call.Environment)
        {
            start.Environment[name] = value;
        }
    }

    private static async Task WriteInputAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken ct)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended before it had read everything; its exit code and its complaint tell why.
        }
    }

    /// <summary>Keeps the first bytes and reads on without keeping, so that a chatty program never blocks on a full pipe.</summary>
    private static async Task<string> ReadBoundedAsync(Stream stream, int limit, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            kept.Write(buffer, 0, (int)Math.Min(read, limit - kept.Length));
        }
        return System.Text.Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
    }

    private static async Task EndAsync(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself between the limit and the kill.
        }
        await process.WaitForExitAsync(CancellationToken.None);
    }
}
