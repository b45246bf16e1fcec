using System.Globalization;

namespace Tera.Platform.Cluster;

/// <summary>Whose a path is and what it is, itself and not what a link points at.</summary>
internal sealed record FileIdentity(uint User, uint Group, bool IsDirectory)
{
    /// <summary>Null when nothing is there or we may not look.</summary>
    internal static async Task<FileIdentity?> OfAsync(string path, CancellationToken ct)
    {
        var stat = await SystemProgram.RunAsync(["stat", "--format=%u:%g:%F", "--", path], ct);
        if (stat.ExitCode != 0 || stat.Output.Trim().Split(':') is not [var user, var group, var kind])
        {
            return null;
        }

        return new(Number(user), Number(group), kind == "directory");
    }

    private static uint Number(string text) => uint.Parse(text, CultureInfo.InvariantCulture);
}
