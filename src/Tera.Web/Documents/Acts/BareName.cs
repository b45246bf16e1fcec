namespace Tera.Documents.Acts;

/// <summary>A name as it is spoken: without titles before and after it, whatever its letters and spaces.</summary>
internal static class BareName
{
    private static readonly char[] Spaces = [' ', '\u00A0', '\t'];

    /// <summary><c>Drs. H. Budi Santoso, M.Si.</c> and <c>budi santoso</c> are one.</summary>
    public static string Of(string name)
    {
        var spoken = name.Split(',')[0].Split(Spaces, StringSplitOptions.RemoveEmptyEntries).SkipWhile(word => word.EndsWith('.'));
        return string.Join(' ', spoken).ToUpperInvariant() is { Length: > 0 } bare ? bare : name.Trim().ToUpperInvariant();
    }
}
