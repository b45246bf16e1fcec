using System.Runtime.InteropServices;

namespace Tera.Platform.Cluster;

/// <summary>The few calls of the operating system that the framework does not offer.</summary>
internal static class Posix
{
    /// <summary>Asks a postmaster for a fast shutdown: sessions end, a checkpoint is written.</summary>
    internal const int Interrupt = 2;

    /// <summary>Asks a postmaster to stop at once; the next start recovers from the log.</summary>
    internal const int Quit = 3;

    [DllImport("libc", EntryPoint = "geteuid")]
    internal static extern uint EffectiveUser();

    /// <summary>Zero when the signal was sent; a process that is gone is not an error to us.</summary>
    [DllImport("libc", EntryPoint = "kill")]
    internal static extern int Send(int process, int signal);

    internal static void GiveTo(string path, uint user, uint group)
    {
        if (ChangeOwner(path, user, group) != 0)
        {
            throw new IOException($"chown {path}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        }
    }

    [DllImport("libc", EntryPoint = "lchown", SetLastError = true, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    private static extern int ChangeOwner([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint user, uint group);
}
