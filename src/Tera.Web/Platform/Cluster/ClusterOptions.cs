namespace Tera.Platform.Cluster;

/// <summary>How the private cluster is started.</summary>
public sealed record ClusterOptions(DataDirectory Data)
{
    /// <summary>False only for throwaway clusters of tests: nothing survives a power cut then. Default true.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Where Debian puts the server programs, one directory per major version.</summary>
    public string BinariesRoot { get; init; } = "/usr/lib/postgresql";
}
