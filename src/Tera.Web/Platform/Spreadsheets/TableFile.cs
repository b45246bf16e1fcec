using Tera.Platform.Files;
using Tera.Shared;

namespace Tera.Platform.Spreadsheets;

/// <summary>The one door for tables people send: what the file is, whether it is too large, and its lines. Formulas count by their value.</summary>
internal static class TableFile
{
    /// <summary>In bytes; tables of an agency have some hundreds of rows.</summary>
    public const long Limit = 5 * 1024 * 1024;

    /// <summary>Of one sheet.</summary>
    public const int MostRows = 10_000;

    /// <summary>The sheets of a workbook, or the one table of a CSV file, as a sheet without a name.</summary>
    /// <param name="file">As it came.</param>
    /// <param name="wanted">Asked with the name of each sheet.</param>
    /// <param name="ct">Ends waiting.</param>
    public static Task<Result<IReadOnlyList<BookSheet>>> ReadAsync(ReceivedFile file, Func<string, bool> wanted, CancellationToken ct) =>
        ReadAsync(file, wanted, [FileType.Xlsx, FileType.Csv], ct);

    /// <summary>The sheets of a workbook, where a table alone would not do.</summary>
    /// <inheritdoc cref="ReadAsync(ReceivedFile, Func{string, bool}, CancellationToken)"/>
    public static Task<Result<IReadOnlyList<BookSheet>>> ReadWorkbookAsync(ReceivedFile file, Func<string, bool> wanted, CancellationToken ct) =>
        ReadAsync(file, wanted, [FileType.Xlsx], ct);

    private static async Task<Result<IReadOnlyList<BookSheet>>> ReadAsync(ReceivedFile file, Func<string, bool> wanted, IReadOnlyList<FileType> taken, CancellationToken ct)
    {
        if (file.Content.LongLength > Limit)
        {
            return FileRejections.TooLarge(Limit);
        }

        using var stream = new MemoryStream(file.Content, writable: false);
        if (!(await FileTypes.RecogniseAsync(file.Name, stream, ct)).Accepted(out var type, out var no))
        {
            return no;
        }

        if (!taken.Contains(type))
        {
            return FileRejections.TypeNotAllowed(Path.GetExtension(file.Name), string.Join(", ", taken.SelectMany(one => one.Extensions)));
        }

        if (type == FileType.Xlsx)
        {
            return WorkbookReader.Read(stream, wanted, MostRows);
        }

        return TextTableReader.Read(file.Content, MostRows).Accepted(out var lines, out no) ? new List<BookSheet> { new("", lines) } : no;
    }
}
