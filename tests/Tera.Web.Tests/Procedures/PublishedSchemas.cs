namespace Tera.Procedures;

/// <summary>Schemas of OMG and of the OCEL standard, which are not ours to ship: a folder <c>shared/schemas</c> beside the checkout, or the one TERA_SCHEMAS names.</summary>
internal static class PublishedSchemas
{
    /// <summary>Null where there is none.</summary>
    public static string? Folder { get; } = Environment.GetEnvironmentVariable("TERA_SCHEMAS") is { Length: > 0 } named ? named : Above(AppContext.BaseDirectory);

    private static string? Above(string? directory)
    {
        for (var at = directory is null ? null : new DirectoryInfo(directory); at is not null; at = at.Parent)
        {
            var schemas = Path.Combine(at.FullName, "shared", "schemas");
            if (Directory.Exists(schemas))
            {
                return schemas;
            }
        }

        return null;
    }
}
