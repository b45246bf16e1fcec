using System.Globalization;

namespace Tera.Platform.Cluster;

/// <summary>What a running PostgreSQL wrote about itself into <c>postmaster.pid</c>.</summary>
internal sealed record PostmasterFile(int Process, string SocketDirectory, bool Ready)
{
    private const int StatusLine = 7;

    /// <summary>
    /// Null when no server of this cluster lives. The file alone proves nothing: after a crash its number may belong to
    /// another program by now, so the process must name this very directory as its own.
    /// </summary>
    internal static PostmasterFile? OfLiving(string cluster)
    {
        var lines = Read(Path.Combine(cluster, "postmaster.pid"));
        if (lines is not [var pid, _, _, _, var sockets, ..] || !int.TryParse(pid, CultureInfo.InvariantCulture, out var process))
        {
            return null;
        }

        return Serves(process, cluster) ? new(process, sockets, lines.Length > StatusLine && lines[StatusLine].Trim() == "ready") : null;
    }

    internal static bool Serves(int process, string cluster)
    {
        try
        {
            var arguments = File.ReadAllText($"/proc/{process}/cmdline").Split('\0');
            return Path.GetFileName(arguments[0]) == "postgres" && arguments.SkipWhile(argument => argument != "-D").ElementAtOrDefault(1) == cluster;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static string[] Read(string file)
    {
        try
        {
            return File.ReadAllLines(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
