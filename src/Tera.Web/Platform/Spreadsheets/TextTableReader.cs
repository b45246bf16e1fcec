using System.Text.Unicode;
using CsvHelper;
using Tera.Shared;

namespace Tera.Platform.Spreadsheets;

/// <summary>Reads a table in text, parted by commas or semicolons, UTF-8. All cells are text.</summary>
internal static class TextTableReader
{
    private const string FormulaBeginnings = "=+-@\t";

    /// <param name="content">The file.</param>
    /// <param name="mostRows">More are refused.</param>
    public static Result<IReadOnlyList<IReadOnlyList<BookCell>>> Read(byte[] content, int mostRows)
    {
        if (!Utf8.IsValid(content))
        {
            return SpreadsheetRejections.OtherEncoding;
        }

        var head = content.AsSpan(0, content.AsSpan().IndexOf((byte)'\n') is > 0 and var end ? end : content.Length);
        var shape = new CsvReaderOptions
        {
            Separator = head.Contains((byte)';') ? ';' : ',', HasHeader = false, SkipEmptyLines = false, MalformedData = CsvMalformedDataHandling.Throw,
        };
        List<IReadOnlyList<BookCell>> lines = [];
        try
        {
            using var reader = CsvReader.Create(new MemoryStream(content, writable: false), shape);
            while (reader.Read() && lines.Count <= mostRows)
            {
                lines.Add([.. Enumerable.Range(0, reader.FieldCount).Select(at => new BookCell(Unguarded(reader.GetString(at).Trim('\uFEFF', ' ', '\r'))))]);
            }
        }
        catch (CsvFormatException)
        {
            return SpreadsheetRejections.Unreadable;
        }

        return lines.Count > mostRows ? SpreadsheetRejections.TooManyRows(mostRows) : lines;
    }

    /// <summary>A table has no types: what begins like a formula was written with a quote before it.</summary>
    private static string Unguarded(string text) => text is ['\'', var second, ..] && FormulaBeginnings.Contains(second) ? text[1..] : text;
}
