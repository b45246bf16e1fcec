using System.Globalization;
using Tera.Platform.Programs;

namespace Tera.Platform;

/// <summary>Private directories of this process that nobody clears away.</summary>
/// <remarks>Other tests print and sign meanwhile: their directories go when they are done, what is left behind never does.</remarks>
internal static class Leavings
{
    private const int MostLooks = 240;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    internal static async Task<IReadOnlyList<string>> OfAsync(string purpose)
    {
        var there = Directory.GetDirectories(
            PrivateDirectory.Root, string.Create(CultureInfo.InvariantCulture, $"tera-{purpose}-{Environment.ProcessId}-*"));
        for (var looks = 0; looks < MostLooks && Array.Exists(there, Directory.Exists); looks++)
        {
            await Task.Delay(Pause);
        }

        return [.. there.Where(Directory.Exists)];
    }
}
