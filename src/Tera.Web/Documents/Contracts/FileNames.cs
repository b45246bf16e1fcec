namespace Tera.Documents.Contracts;

/// <summary>Names that every system can keep.</summary>
internal static class FileNames
{
    private const int Longest = 120;

    /// <summary>Lower-case letters and digits joined by hyphens, at most 120 characters.</summary>
    public static string Of(string title)
    {
        var words = string.Concat(title.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join('-', words);
        return name.Length == 0 ? "berkas" : name.Length > Longest ? name[..Longest].TrimEnd('-') : name;
    }

    /// <summary>The same of a file's name, its type kept.</summary>
    public static string OfFile(string name) => Of(Path.GetFileNameWithoutExtension(name)) + Path.GetExtension(name).ToLowerInvariant();
}
