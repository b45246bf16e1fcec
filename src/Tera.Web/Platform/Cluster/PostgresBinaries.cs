using System.Globalization;

namespace Tera.Platform.Cluster;

/// <summary>The server programs of one major version of PostgreSQL.</summary>
internal sealed record PostgresBinaries(int Major, string Directory)
{
    /// <summary>The oldest major version the schema is written for.</summary>
    internal const int OldestMajor = 15;

    internal string InitDb => Path.Combine(Directory, "initdb");

    internal string Postgres => Path.Combine(Directory, "postgres");

    /// <summary>
    /// The version the data was made with, since another one cannot read it; for new data the newest that is installed.
    /// </summary>
    internal static PostgresBinaries For(ClusterOptions options)
    {
        var installed = InstalledUnder(options.BinariesRoot);
        if (MajorOf(options.Data.Postgres) is { } major)
        {
            return installed.FirstOrDefault(binaries => binaries.Major == major)
                ?? throw new ClusterUnavailableException(
                    $"""
                    Data di {options.Data.Postgres} dibuat dengan PostgreSQL {major}, tetapi program PostgreSQL {major} tidak ada di {options.BinariesRoot}.
                    Pasanglah versi itu (sebagai administrator: apt-get install postgresql-{major}), atau pindahkan data dengan pg_upgrade.
                    """
                );
        }

        return installed.Where(binaries => binaries.Major >= OldestMajor).MaxBy(binaries => binaries.Major)
            ?? throw new ClusterUnavailableException(
                $"""
                PostgreSQL {OldestMajor} atau yang lebih baru tidak ditemukan di {options.BinariesRoot}.
                Pasanglah (sebagai administrator: apt-get install postgresql), atau sebutkan server lain lewat ConnectionStrings__Owner dan ConnectionStrings__Application.
                """
            );
    }

    /// <summary>Null when there is no cluster yet.</summary>
    internal static int? MajorOf(string cluster)
    {
        var file = Path.Combine(cluster, "PG_VERSION");
        try
        {
            return File.Exists(file) ? int.Parse(File.ReadAllText(file), CultureInfo.InvariantCulture) : null;
        }
        catch (FormatException e)
        {
            throw new ClusterUnavailableException($"Isi {file} bukan nomor versi PostgreSQL; pulihkan direktori data dari cadangan.", e);
        }
    }

    private static List<PostgresBinaries> InstalledUnder(string root) =>
        !System.IO.Directory.Exists(root)
            ? []
            :
            [
                .. from directory in System.IO.Directory.EnumerateDirectories(root)
                where int.TryParse(Path.GetFileName(directory), NumberStyles.None, CultureInfo.InvariantCulture, out _)
                let binaries = new PostgresBinaries(
                    int.Parse(Path.GetFileName(directory), CultureInfo.InvariantCulture),
                    Path.Combine(directory, "bin")
                )
                where File.Exists(binaries.Postgres) && File.Exists(binaries.InitDb)
                select binaries,
            ];
}
