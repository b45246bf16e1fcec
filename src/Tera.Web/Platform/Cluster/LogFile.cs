namespace Tera.Platform.Cluster;

/// <summary>Where the private cluster writes what it has to say; two files of bounded length.</summary>
internal sealed record LogFile
{
    private const long Longest = 10 * 1024 * 1024;
    private const int Shown = 8;

    private LogFile(string path) => Path = path;

    internal string Path { get; }

    /// <summary>Sets a log that grew long aside, replacing the one set aside before.</summary>
    internal static LogFile In(DataDirectory data)
    {
        var path = System.IO.Path.Combine(data.Log, "postgres.log");
        if (File.Exists(path) && new FileInfo(path).Length > Longest)
        {
            File.Move(path, $"{path}.1", overwrite: true);
        }

        return new LogFile(path);
    }

    internal string LastLines() => File.Exists(Path) ? string.Join('\n', File.ReadLines(Path).TakeLast(Shown)) : "-";
}
