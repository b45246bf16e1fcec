namespace Tera.Documents.Signatures;

/// <summary>What checking a signature of the BSrE service showed at once, in one line: our verdict, the name in the certificate, the service's verdict.</summary>
internal static class KeptVerdict
{
    private const string Between = "; ", Service = "; layanan: ";

    public static string Of(string ours, string name, string? theirs) => $"{ours}{Between}{name}{Service}{theirs}";

    /// <summary>The name; null where the line holds none.</summary>
    public static string? NameIn(string line)
    {
        var (from, to) = (line.IndexOf(Between, StringComparison.Ordinal), line.LastIndexOf(Service, StringComparison.Ordinal));
        return from >= 0 && to > from ? line[(from + Between.Length)..to] : null;
    }
}
