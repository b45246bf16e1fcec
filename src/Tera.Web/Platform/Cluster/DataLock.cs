using System.Globalization;

namespace Tera.Platform.Cluster;

/// <summary>
/// Held as long as a program uses the data directory. The kernel releases it when the program dies, however it dies,
/// so a lock is never stale.
/// </summary>
internal sealed class DataLock : IDisposable
{
    /// <summary>EWOULDBLOCK, which the framework hands through as it is.</summary>
    private const int HeldByAnother = 11;

    private readonly FileStream _file;

    private DataLock(FileStream file) => _file = file;

    /// <summary>Null when another program holds it.</summary>
    internal static DataLock? TryTake(DataDirectory data)
    {
        FileStream file;
        try
        {
            data.Create();
            file = new FileStream(PathIn(data), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult == HeldByAnother)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ClusterUnavailableException(
                $"""
                Direktori data {data.Path} tidak dapat dibaca atau ditulis oleh pengguna {Environment.UserName}: {e.Message}
                Jalankan sebagai pengguna yang dahulu membuatnya, atau pilih direktori lain dengan --data.
                """,
                e
            );
        }

        File.WriteAllText(HolderIn(data), Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
        return new DataLock(file);
    }

    /// <summary>The process that took the lock last. Beside the lock, since a locked file is not to be read.</summary>
    internal static string HolderOf(DataDirectory data) => File.Exists(HolderIn(data)) ? File.ReadAllText(HolderIn(data)) : "?";

    public void Dispose() => _file.Dispose();

    private static string PathIn(DataDirectory data) => Path.Combine(data.Path, "tera.lock");

    private static string HolderIn(DataDirectory data) => Path.Combine(data.Path, "tera.pid");
}
