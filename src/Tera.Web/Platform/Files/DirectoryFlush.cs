using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Tera.Platform.Files;

/// <summary>Makes a rename survive a power cut: on Linux that needs the directory itself flushed, for which .NET has no call.</summary>
internal static class DirectoryFlush
{
    private const int ReadOnlyCloseOnExec = 0x80000;

    public static void Flush(string directory)
    {
        var handle = Open(Encoding.UTF8.GetBytes(directory + '\0'), ReadOnlyCloseOnExec);
        if (handle < 0)
        {
            throw new IOException($"Direktori {directory} tidak dapat dibuka.", new Win32Exception(Marshal.GetLastPInvokeError()));
        }
        try
        {
            if (Sync(handle) != 0)
            {
                throw new IOException($"Direktori {directory} tidak dapat ditulis tuntas.", new Win32Exception(Marshal.GetLastPInvokeError()));
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
