using System.Globalization;
using System.IO.Compression;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Tera.Shared;

namespace Tera.Platform.Spreadsheets;

/// <summary>Reads a workbook somebody filled in: formulas count by their value, and what swells too much is refused.</summary>
internal static class WorkbookReader
{
    /// <summary>Bytes a workbook may swell to.</summary>
    private const long MostUnpacked = 100L * 1024 * 1024;

    /// <summary>One stray cell far to the right would make every line as wide.</summary>
    private const int MostColumns = 64;

    /// <summary>The library asks for a code page even where every part is UTF-8.</summary>
    static WorkbookReader() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    /// <param name="stream">An XLSX file; where it stands does not matter.</param>
    /// <param name="wanted">Asked with the name of each sheet.</param>
    /// <param name="mostRows">Of one sheet.</param>
    public static Result<IReadOnlyList<BookSheet>> Read(Stream stream, Func<string, bool> wanted, int mostRows)
    {
        List<BookSheet> sheets = [];
        try
        {
            if (UnpackedSize(stream) > MostUnpacked)
            {
                return SpreadsheetRejections.TooManyRows(mostRows);
            }

            stream.Position = 0;
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
            do
            {
                if (wanted(reader.Name.Trim()))
                {
                    var lines = Lines(reader, mostRows).ToList();
                    if (lines.Count > mostRows)
                    {
                        return SpreadsheetRejections.TooManyRows(mostRows);
                    }

                    sheets.Add(new(reader.Name.Trim(), lines));
                }
            }
            while (reader.NextResult());
        }
        catch (Exception exception) when (exception is ExcelReaderException or System.Xml.XmlException or InvalidDataException)
        {
            return SpreadsheetRejections.Unreadable;
        }

        return sheets;
    }

    private static long UnpackedSize(Stream stream)
    {
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        return zip.Entries.Sum(entry => entry.Length);
    }

    private static IEnumerable<IReadOnlyList<BookCell>> Lines(IExcelDataReader reader, int mostRows)
    {
        for (var row = 0; row <= mostRows && reader.Read(); row++)
        {
            yield return [.. Enumerable.Range(0, Math.Min(reader.FieldCount, MostColumns)).Select(at => Cell(reader, at))];
        }
    }

    private static BookCell Cell(IExcelDataReader reader, int at) => reader.GetValue(at) switch
    {
        null => new(""),
        double number => Numeric(reader, at, number),
        int number => new(IndonesianNumber.FormatPlain(number), number),
        bool yes => new(yes ? "ya" : "tidak"),
        DateTime day => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        var other => new(other.ToString()?.Trim() ?? ""),
    };

    /// <summary>A spreadsheet holds 78,5 % as 0,785; the reader of the cell sees 78,5.</summary>
    private static BookCell Numeric(IExcelDataReader reader, int at, double number)
    {
        if (Math.Abs(number) >= 1e18)
        {
            return new(number.ToString(CultureInfo.InvariantCulture));
        }

        var value = (decimal)number * (reader.GetNumberFormatString(at)?.Contains('%', StringComparison.Ordinal) is true ? 100 : 1);
        return new(IndonesianNumber.FormatPlain(value), value);
    }
}

/// <summary>Why a workbook was not read.</summary>
public static class SpreadsheetRejections
{
    /// <summary>It is damaged.</summary>
    public static Rejection Unreadable { get; } = new("platform.spreadsheet.unreadable");

    /// <summary>It has more rows than such a file has: the most that are read.</summary>
    public static Rejection TooManyRows(int most) => new("platform.spreadsheet.too-many-rows", most);
}
