using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Tera.Documents.Contracts;

/// <summary>Rows of data as they lie in a package, twice: CSV for people with a spreadsheet, JSON for programs. Both say the same.</summary>
/// <param name="Path">Where in the package, without the ending.</param>
/// <param name="Title">What it is, Indonesian.</param>
/// <param name="Head">Names of the columns.</param>
/// <param name="Rows">Cells as text; numbers with a point, days and moments as ISO 8601 has them, empty for nothing.</param>
public sealed record PackTable(string Path, string Title, IReadOnlyList<string> Head, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Columns whose JSON holds numbers, and null for an empty cell; words among them stay words.</summary>
    public IReadOnlySet<string> Numbers { get; init; } = new HashSet<string>();

    /// <summary>The two files, without the ending in <see cref="Path"/>.</summary>
    public IEnumerable<PackageFile> Files() => [CsvFile(), JsonFile()];

    internal PackageFile CsvFile() => File(".csv", Title, Csv.Of(Head, Rows));

    internal PackageFile JsonFile() => File(".json", $"{Title} (untuk program)", Json());

    /// <summary>An array of objects; every value is text as it stands in the table, save in the columns of numbers.</summary>
    public string Json() => JsonSerializer.Serialize(Rows.Select(row => Head.Zip(row).ToDictionary(cell => cell.First, cell => Value(cell.First, cell.Second))), Readable);

    private object? Value(string head, string cell) => (Numbers.Contains(head), cell) switch
    {
        (false, _) => cell,
        (_, "") => null,
        _ => decimal.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : cell,
    };

    private PackageFile File(string ending, string title, string content) =>
        new(Path + ending, title, _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(content))));
}

/// <summary>Comma-separated values as every spreadsheet and program reads them (RFC 4180), with a byte order mark for Excel.</summary>
internal static class Csv
{
    public static string Of(IEnumerable<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        "\uFEFF" + string.Concat(rows.Prepend([.. head]).Select(row => string.Join(',', row.Select(Cell)) + "\r\n"));

    /// <summary>A cell that a spreadsheet would take for a formula gets an apostrophe.</summary>
    private static string Cell(string text)
    {
        var safe = text.Length > 0 && text[0] is '=' or '+' or '@' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
