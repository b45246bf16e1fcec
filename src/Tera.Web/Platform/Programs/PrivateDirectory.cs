using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Tera.Platform.Programs;

/// <summary>A directory only this user may enter, in memory where the machine has memory files, gone when disposed.</summary>
internal sealed class PrivateDirectory : IDisposable
{
    private const string MemoryFiles = "/dev/shm";
    private const string Prefix = "tera-";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private PrivateDirectory(string path) => FullPath = path;

    public string FullPath { get; }

    /// <summary>Where such directories are made: memory files, else the system's directory for temporary files.</summary>
    public static string Root { get; } = Directory.Exists(MemoryFiles) ? MemoryFiles : Path.GetTempPath();

    /// <param name="purpose">One word, part of the name, so that an operator can tell what a leftover was.</param>
    public static PrivateDirectory Create(string purpose)
    {
        var mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        var name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{purpose}-{Environment.ProcessId}-{mark}");
        return new PrivateDirectory(Directory.CreateDirectory(Path.Combine(Root, name), OwnerOnly).FullName);
    }

    public string File(string name) => Path.Combine(FullPath, name);

    /// <summary>Removes what processes that no longer live left behind. Called at start.</summary>
    public static void Sweep(string purpose)
    {
        foreach (var directory in Directory.EnumerateDirectories(Root, $"{Prefix}{purpose}-*"))
        {
            if (OwnerIsGone(Path.GetFileName(directory)))
            {
                TryDelete(directory);
            }
        }
    }

    public void Dispose() => TryDelete(FullPath);

    private static bool OwnerIsGone(string name)
    {
        var parts = name.Split('-');
        if (!int.TryParse(parts[^2], CultureInfo.InvariantCulture, out var id))
        {
            return false;
        }
        try
        {
            using var owner = Process.GetProcessById(id);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private static void TryDelete(string directory)
    {
        try
        {
            Directory.Delete(directory, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Already gone, which is what was wanted.
        }
        catch (UnauthorizedAccessException)
        {
            // Another user's; it is theirs to clean.
        }
    }
}
