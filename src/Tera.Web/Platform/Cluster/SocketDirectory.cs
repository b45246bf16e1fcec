using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tera.Platform.Cluster;

/// <summary>
/// The directory of the cluster's unix socket. It lies outside the data because the kernel limits a socket's path to 107 bytes.
/// Only its owner may enter: that is what makes it safe to let everyone inside in without a password.
/// </summary>
internal sealed class SocketDirectory
{
    private const int LongestSocketPath = 107;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private SocketDirectory(string path) => Path = path;

    internal string Path { get; }

    /// <summary>The same data always gets the same directory, on whichever of the usual places lets us have it.</summary>
    internal static async Task<SocketDirectory> OpenAsync(DataDirectory data, ClusterAccount account, CancellationToken ct)
    {
        var name = $"tera-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data.Path)))[..16]}";
        foreach (var place in Places().Where(Directory.Exists))
        {
            var path = System.IO.Path.Combine(place, name);
            if (Encoding.UTF8.GetByteCount($"{path}/.s.PGSQL.5432") <= LongestSocketPath && await IsOursAsync(path, account, ct))
            {
                return new SocketDirectory(path);
            }
        }

        throw new ClusterUnavailableException(
            $"""
            Tidak ada tempat untuk soket PostgreSQL: {string.Join(", ", Places())} tidak dapat ditulis atau direktori {name} di sana milik pengguna lain.
            Hapuslah direktori asing itu, atau beri pengguna ini hak tulis di /tmp.
            """
        );
    }

    internal void Remove()
    {
        try
        {
            Directory.Delete(Path);
        }
        catch (IOException)
        {
            // Not empty or gone already: the next start opens the same directory again.
        }
    }

    private static IEnumerable<string> Places()
    {
        var user = Posix.EffectiveUser();
        if (user == 0)
        {
            yield return "/run";
        }
        else
        {
            yield return Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime
                ? runtime
                : $"/run/user/{user.ToString(CultureInfo.InvariantCulture)}";
        }

        yield return "/tmp";
        yield return "/dev/shm";
    }

    /// <summary>In a place anyone may write, someone else may have been there first with a directory or a link of theirs.</summary>
    private static async Task<bool> IsOursAsync(string path, ClusterAccount account, CancellationToken ct)
    {
        try
        {
            Directory.CreateDirectory(path, OwnerOnly);
            var found = await FileIdentity.OfAsync(path, ct);
            if (found is not { IsDirectory: true } || (found.User != account.User && found.User != Posix.EffectiveUser()))
            {
                return false;
            }

            File.SetUnixFileMode(path, OwnerOnly);
            if (account.Switched)
            {
                Posix.GiveTo(path, account.User, account.Group);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
