using System.Globalization;
using System.Diagnostics;
using Tera.Platform;
using Tera.Platform.Cluster;

namespace Tera;

/// <summary>A data directory for one test, under a directory that only its owner may enter; gone afterwards.</summary>
public sealed class TemporaryData : IDisposable
{
    private readonly DirectoryInfo _closed = Directory.CreateTempSubdirectory("tera-test-");

    /// <summary>The same for the account without any rights; for our own when we have none to give away.</summary>
    public static TemporaryData OfOrdinaryUser()
    {
        var data = new TemporaryData();
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", ["65534:65534", data._closed.FullName]);
            chown.WaitForExit();
        }

        return data;
    }

    public DataDirectory Place => DataDirectory.At(Path.Combine(_closed.FullName, "data"));

    public ClusterOptions Options => new(Place) { Durable = false };

    /// <summary>The servers that run on this data now, by process id.</summary>
    public IReadOnlyList<int> Servers()
    {
        int[] all =
        [
            .. from process in Directory.EnumerateDirectories("/proc")
            where int.TryParse(Path.GetFileName(process), out _)
            let id = int.Parse(Path.GetFileName(process))
            where PostmasterFile.Serves(id, Place.Postgres)
            select id,
        ];
        // A server's new child bears its name for a moment.
        return [.. all.Where(id => !all.Contains(ParentOf(id)))];
    }

    public void Dispose() => _closed.Delete(recursive: true);

    /// <summary>0 for one that has just gone.</summary>
    private static int ParentOf(int process)
    {
        try
        {
            // After the name in brackets: state, then the parent.
            return int.Parse(File.ReadAllText($"/proc/{process}/stat").Split(") ")[^1].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }
}
