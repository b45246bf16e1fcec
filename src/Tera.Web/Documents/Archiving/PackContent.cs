using System.IO.Compression;

namespace Tera.Documents.Archiving;

/// <summary>A file of a package that is looked at.</summary>
/// <param name="Path">With forward slashes, from the root of the package.</param>
/// <param name="Length">Bytes, as it says itself.</param>
internal sealed record PackEntry(string Path, long Length, Func<CancellationToken, Task<Stream>> OpenAsync);

/// <summary>The files of a package: as the ZIP it was made as, packed again by another program, or unpacked into a folder.</summary>
internal sealed record PackContent(IReadOnlyList<PackEntry> Entries)
{
    /// <summary>Null when there is none.</summary>
    public PackEntry? Find(string path) => Entries.FirstOrDefault(entry => entry.Path == path);

    /// <summary>Entries for folders, which other programs write, say nothing.</summary>
    public static PackContent Of(ZipArchive zip) => WithoutOuterFolder(
    [
        .. zip.Entries.Where(entry => entry.Length > 0 || !entry.FullName.EndsWith('/')).Select(entry => new PackEntry(entry.FullName, entry.Length, ct => entry.OpenAsync(ct))),
    ]);

    public static PackContent Of(DirectoryInfo folder) => WithoutOuterFolder(
    [
        .. folder.EnumerateFiles("*", SearchOption.AllDirectories).OrderBy(file => file.FullName, StringComparer.Ordinal).Select(file => new PackEntry(
            Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), file.Length, _ => Task.FromResult<Stream>(file.OpenRead()))),
    ]);

    /// <summary>Who packs the unpacked folder itself puts its name before every path.</summary>
    private static PackContent WithoutOuterFolder(IReadOnlyList<PackEntry> entries)
    {
        const string Marker = "/" + RunPackage.ListPath + ".json";
        var outer = entries.Where(entry => entry.Path.EndsWith(Marker, StringComparison.Ordinal)).Select(entry => entry.Path[..^(Marker.Length - 1)])
            .FirstOrDefault(prefix => entries.All(entry => entry.Path.StartsWith(prefix, StringComparison.Ordinal)));
        return new(outer is null ? entries : [.. entries.Select(entry => entry with { Path = entry.Path[outer.Length..] })]);
    }
}
