using System.Diagnostics;

namespace Tera.Platform.Cluster;

/// <summary>Runs one program of the system to its end.</summary>
internal static class SystemProgram
{
    internal sealed record Outcome(int ExitCode, string Output, string Errors);

    internal static async Task<Outcome> RunAsync(IReadOnlyList<string> command, CancellationToken ct)
    {
        var start = Describe(command);
        (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (true, true, true);
        using var process = Process.Start(start) ?? throw new IOException($"{command[0]} did not start.");
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(ct);
            var errors = process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            return new Outcome(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    internal static ProcessStartInfo Describe(IReadOnlyList<string> command)
    {
        // The account that runs PostgreSQL may not be allowed into our working directory.
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = "/" };
        // PGDATA, PGHOST, PGPORT… of the person at the terminal are about another cluster, never about ours.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }
}
