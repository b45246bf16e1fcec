namespace Tera.Platform;

/// <summary>Where one installation keeps what it must not lose; everything below it belongs to this program alone.</summary>
public sealed record DataDirectory
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private DataDirectory(string path) => Path = path;

    /// <summary>Absolute and without a trailing separator, so that two spellings of one place are equal.</summary>
    public string Path { get; }

    public string Postgres => System.IO.Path.Combine(Path, "postgres");

    public string Log => System.IO.Path.Combine(Path, "log");

    /// <summary>Keys that protect cookies and forms; whoever reads them can sign in as anyone.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    public static DataDirectory At(string path) => new(System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path)));

    /// <summary>Makes the directory and its rooms where they are missing; only their owner may enter.</summary>
    public void Create()
    {
        foreach (var directory in (string[])[Path, Log, Keys])
        {
            Directory.CreateDirectory(directory, OwnerOnly);
        }
    }
}
