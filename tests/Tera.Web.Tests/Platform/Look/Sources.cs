namespace Tera.Platform.Look;

/// <summary>The files of Tera.Web as they lie in the repository.</summary>
internal static class Sources
{
    internal static string Web { get; } = Path.Combine(Root(), "src", "Tera.Web");

    internal static IEnumerable<string> All(string pattern) => Directory
        .EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Web, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "vendor"));

    private static string Root()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "Tera.slnx")))
        {
            directory = directory.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return directory.FullName;
    }
}
