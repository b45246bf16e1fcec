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

    /// <summary>Letters of a cell, as the programs that write workbooks bound them.</summary>
    private const int LongestCell = 32_767;

    /// <summary>What a sheet can have; the library makes room for every column a cell claims to lie in.</summary>
    private const int WidestSheet = 16_384;

    /// <summary>Over all sheets, so that many small ones are no way around the bound of one.</summary>
    private const int MostLines = 60_000, MostSheets = 200;

    /// <summary>Over all sheets, with those on which nothing stands: a program may have drawn frames to the end of a sheet, which has 1 048 576.</summary>
    private const int MostRead = 3_000_000;

    /// <summary>The library asks for a code page even where every part is UTF-8.</summary>
    static WorkbookReader() => System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);

    /// <param name="stream">An XLSX file; where it stands does not matter.</param>
    /// <param name="wanted">Asked with the name of each sheet.</param>
    /// <param name="mostRows">Of one sheet, not counting those on which nothing stands.</param>
    public static Result<IReadOnlyList<BookSheet>> Read(Stream stream, Func<string, bool> wanted, int mostRows) => Read(stream, wanted, _ => mostRows);

    /// <param name="stream">An XLSX file; where it stands does not matter.</param>
    /// <param name="wanted">Asked with the name of each sheet.</param>
    /// <param name="mostRows">Asked with the name of each sheet that is read.</param>
    public static Result<IReadOnlyList<BookSheet>> Read(Stream stream, Func<string, bool> wanted, Func<string, int> mostRows)
    {
        List<BookSheet> sheets = [];
        try
        {
            if (UnpackedSize(stream) > MostUnpacked)
            {
                return SpreadsheetRejections.TooManyRows(MostLines);
            }

            var odd = OddCells.Of(stream);
            stream.Position = 0;
            using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
            if (reader.ResultsCount > MostSheets)
            {
                return SpreadsheetRejections.TooManySheets(MostSheets);
            }

            var (read, filled) = (0, 0);
            do
            {
                if (reader.FieldCount is < 0 or > WidestSheet)
                {
                    return SpreadsheetRejections.Unreadable;
                }

                if (wanted(reader.Name.Trim()))
                {
                    var most = mostRows(reader.Name.Trim());
                    var (lines, count) = Lines(reader, odd, Math.Min(most, MostLines - filled), MostRead - read);
                    (read, filled) = (read + lines.Count, filled + count);
                    if (count > most || filled > MostLines || read > MostRead)
                    {
                        return SpreadsheetRejections.TooManyRows(most);
                    }

                    sheets.Add(new(reader.Name.Trim(), lines));
                }
            }
            while (reader.NextResult());
        }
        catch (Exception exception) when (IsOfTheFile(exception))
        {
            return SpreadsheetRejections.Unreadable;
        }

        return sheets;
    }

    /// <summary>The library checks little of what a file says: a part that is there twice, a reference that leads nowhere, a number that is none end in exceptions of every kind.</summary>
    private static bool IsOfTheFile(Exception exception) => exception is ExcelReaderException or System.Xml.XmlException or InvalidDataException or ArgumentException or FormatException or OverflowException
        or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException or NullReferenceException or NotSupportedException or InvalidCastException or EndOfStreamException;

    private static long UnpackedSize(Stream stream)
    {
        stream.Position = 0;
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        // A part may say any number of itself, and two of them no sum at all.
        return zip.Entries.Aggregate(0L, (sum, entry) => entry.Length < 0 || entry.Length > long.MaxValue - sum ? long.MaxValue : sum + entry.Length);
    }

    /// <summary>One line more than may be, at the most.</summary>
    private static (List<IReadOnlyList<BookCell>> Lines, int Filled) Lines(IExcelDataReader reader, OddCells odd, int mostFilled, int mostRead)
    {
        var (lines, filled, width) = (new List<IReadOnlyList<BookCell>>(), 0, Math.Min(reader.FieldCount, MostColumns));
        var sheet = reader.Name.Trim();
        IReadOnlyList<BookCell> blank = [.. Enumerable.Repeat(new BookCell(""), width)];
        while (filled <= mostFilled && lines.Count <= mostRead && reader.Read())
        {
            var row = lines.Count + 1;
            var line = IsBlank(reader, odd, sheet, row, width) ? blank : [.. Enumerable.Range(0, width).Select(at => Cell(reader, odd, sheet, row, at))];
            filled += line.Any(cell => !cell.IsEmpty) ? 1 : 0;
            lines.Add(line);
        }

        return (lines, filled);
    }

    private static bool IsBlank(IExcelDataReader reader, OddCells odd, string sheet, int row, int width)
    {
        for (var at = 0; at < width; at++)
        {
            if (!reader.IsDBNull(at) || odd.At(sheet, at, row) is not null)
            {
                return false;
            }
        }

        return true;
    }

    private static BookCell Cell(IExcelDataReader reader, OddCells odd, string sheet, int row, int at) => reader.GetValue(at) switch
    {
        null => new(odd.At(sheet, at, row) ?? ""),
        double number => Numeric(reader, at, number),
        int number => Numeric(reader, at, number),
        bool yes => new(yes ? "ya" : "tidak"),
        // A clock without a day is a length of time.
        DateTime { Year: < 1900 } clock => new(Minutes(clock.TimeOfDay)) { Shown = ShownCell.Shown(clock, reader.GetNumberFormatString(at)) },
        DateTime day => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) { Shown = ShownCell.Shown(day, reader.GetNumberFormatString(at)) },
        TimeSpan time => new(Minutes(time)) { Shown = ShownCell.Shown(time) },
        // A cell holds no more in any program; a file that says more of one is made to fill a memory.
        string { Length: > LongestCell } => throw new InvalidDataException("A cell is longer than any program writes one."),
        var other => new(other.ToString()?.Trim() ?? ""),
    };

    private static string Minutes(TimeSpan time) => IndonesianDuration.Format(decimal.Divide(time.Ticks, TimeSpan.TicksPerMinute));

    /// <summary>A spreadsheet holds 78,5 % as 0,785; the reader of the cell sees 78,5.</summary>
    private static BookCell Numeric(IExcelDataReader reader, int at, double number)
    {
        if (Math.Abs(number) >= 1e18)
        {
            return new(number.ToString(CultureInfo.InvariantCulture));
        }

        var value = (decimal)number * (ShownCell.IsPercent(reader.GetNumberFormatString(at)) ? 100 : 1);
        return new(IndonesianNumber.FormatPlain(value), value) { Shown = ShownCell.Shown((decimal)number, reader.GetNumberFormatString(at)) };
    }
}

/// <summary>Why a workbook was not read.</summary>
public static class SpreadsheetRejections
{
    /// <summary>It is damaged.</summary>
    public static Rejection Unreadable { get; } = new("platform.spreadsheet.unreadable");

    /// <summary>A table in another encoding than UTF-8.</summary>
    public static Rejection OtherEncoding { get; } = new("platform.spreadsheet.other-encoding");

    /// <summary>A cell holds an error of the spreadsheet: its word.</summary>
    public static Rejection CellError(string error) => new("platform.spreadsheet.cell-error", error);

    /// <summary>A cell holds a formula without its result: the formula.</summary>
    public static Rejection NotReckoned(string formula) => new("platform.spreadsheet.not-reckoned", formula.Length > 60 ? formula[..60] + "…" : formula);

    /// <summary>Such a cell, where nothing of the file is taken: its address, and what stands in it.</summary>
    public static Rejection CellTellsNothing(string address, string text) => new("platform.spreadsheet.cell-tells-nothing", address, text.Length > 60 ? text[..60] + "…" : text);

    /// <summary>It has more sheets than anybody fills in.</summary>
    public static Rejection TooManySheets(int most) => new("platform.spreadsheet.too-many-sheets", most);

    /// <summary>It has more rows than such a file has: the most that are read.</summary>
    public static Rejection TooManyRows(int most) => new("platform.spreadsheet.too-many-rows", most);
}
