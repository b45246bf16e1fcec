namespace Tera.Platform.CommandLine;

/// <summary>What the program's end tells the one who started it; scripts and service units rely on these numbers.</summary>
internal static class ExitCodes
{
    internal const int Success = 0;

    /// <summary>The verb ran and its answer is no.</summary>
    internal const int Failed = 1;

    /// <summary>Another program listens on the port.</summary>
    internal const int PortBusy = 2;

    /// <summary>The database cannot be had.</summary>
    internal const int DatabaseUnavailable = 3;

    /// <summary>The command line could not be understood (EX_USAGE).</summary>
    internal const int Usage = 64;

    /// <summary>Ended by SIGINT or SIGTERM before the work was done.</summary>
    internal const int Interrupted = 130;
}
