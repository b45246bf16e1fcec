namespace Tera.Platform.Cluster;

/// <summary>
/// The database cannot be had on this machine as it is. The message is Indonesian and meant for the person at the terminal:
/// what is wrong, where, and how to mend it. Caught once, in <c>Program</c>.
/// </summary>
public sealed class ClusterUnavailableException : Exception
{
    public ClusterUnavailableException(string message)
        : base(message) { }

    public ClusterUnavailableException(string message, Exception cause)
        : base(message, cause) { }
}
