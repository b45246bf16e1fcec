using System.Runtime.CompilerServices;

namespace Tera;

/// <summary>The checkout the tests were built from, as files.</summary>
internal static class Repository
{
    private static readonly string[] Made = ["bin", "obj", "node_modules", "vendor"];

    internal static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../.."));

    /// <summary>Files we wrote below a folder, by their endings; never what a build made.</summary>
    internal static IReadOnlyList<SourceFile> Files(string folder, params string[] endings) =>
        [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(path => endings.Contains(Path.GetExtension(path)))
            .Select(path => Path.GetRelativePath(Root, path))
            .Where(path => !path.Split('/').Intersect(Made).Any())
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))))];

    internal static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string Here([CallerFilePath] string path = "") => path;
}

/// <summary>One file of ours.</summary>
/// <param name="Path">From the root, with slashes.</param>
/// <param name="Text">All of it.</param>
internal sealed record SourceFile(string Path, string Text)
{
    internal string Stem => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>The module it lies in; null for the few files that put the program together.</summary>
    internal string? Module => Path.Split('/') is ["src", _, var module, _, ..] && Modules.Order.Contains(module) ? module : null;

    public override string ToString() => Path;
}
