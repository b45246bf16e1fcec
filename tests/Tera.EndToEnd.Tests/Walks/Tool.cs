using System.Diagnostics;

namespace Tera.EndToEnd.Walks;

/// <summary>A program of the distribution, run to its end.</summary>
internal static class Tool
{
    internal static Task<string> RunAsync(string program, params string[] arguments) => RunAsync(code => code == 0, program, arguments);

    /// <param name="isWell">Whether an exit code means that it did its work.</param>
    /// <param name="program">On the path.</param>
    /// <param name="arguments">As it takes them.</param>
    /// <returns>What it wrote on its standard output.</returns>
    internal static async Task<string> RunAsync(Func<int, bool> isWell, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return isWell(process.ExitCode) ? output : throw new InvalidOperationException($"{program}: {output} {await errors}");
    }
}
