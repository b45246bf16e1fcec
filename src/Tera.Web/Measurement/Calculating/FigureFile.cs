using System.Text.Unicode;
using CsvHelper;

namespace Tera.Measurement.Calculating;

/// <summary>One row as written.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
/// <param name="Cells">As many as the header has.</param>
internal sealed record FigureRecord(int Line, IReadOnlyList<string> Cells)
{
    /// <summary>How many were written, where that is more than the header has and they are not empty: no cell can be trusted to stand in its column. The last of
    /// <see cref="Cells"/> holds them all.</summary>
    public int? TooMany { get; init; }
}

/// <summary>A file of figures, read row by row as often as needed without being held in memory.</summary>
internal sealed class FigureFile : IDisposable
{
    /// <summary>What may part columns, in the order in which it is tried on the header. Numbers have a dot before the decimals whatever parts the columns.</summary>
    private static readonly char[] Separators = [',', ';', '\t'];

    private readonly Stream _stream;

    private FigureFile(Stream stream)
    {
        _stream = stream;
        Separator = Separators.FirstOrDefault(Heads, Separators[0]);
        Columns = Rows(Separator).FirstOrDefault() is { Cells: var header } ? FigureColumns.Of(header) : throw new FigureFileException("Berkas ini kosong. Baris pertama adalah judul kolom.");
    }

    public FigureColumns Columns { get; }

    /// <summary>What parts the columns.</summary>
    public char Separator { get; }

    /// <summary>Reads from a stream; one that can be read only once is first copied beside the program's other temporary files.</summary>
    /// <exception cref="FigureFileException">The header cannot be read.</exception>
    public static async Task<FigureFile> OpenAsync(Stream stream, CancellationToken ct)
    {
        var readable = stream.CanSeek ? stream : await CopiedAsync(stream, ct);
        try
        {
            return new(readable);
        }
        catch
        {
            await readable.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows below the header, from the beginning.</summary>
    /// <exception cref="FigureFileException">The file is no CSV.</exception>
    public IEnumerable<FigureRecord> Records()
    {
        foreach (var row in Rows(Separator).Skip(1))
        {
            yield return row.Cells.Skip(Columns.Names.Count).Any(surplus => surplus.Length > 0)
                ? row with { Cells = Folded(row.Cells), TooMany = row.Cells.Count }
                : row.Cells.Count == Columns.Names.Count ? row : row with { Cells = Fitted(row.Cells) };
        }
    }

    public void Dispose() => _stream.Dispose();

    /// <summary>A file that has lost its name while it is open: it goes with the process, however that ends.</summary>
    private static async Task<Stream> CopiedAsync(Stream stream, CancellationToken ct)
    {
        var path = Path.GetTempFileName();
        var copy = new FileStream(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16);
        File.Delete(path);
        await using (stream)
        {
            await stream.CopyToAsync(copy, ct);
        }

        return copy;
    }

    private string[] Fitted(IReadOnlyList<string> cells) =>
        [.. Enumerable.Range(0, Columns.Names.Count).Select(at => at < cells.Count ? cells[at] : "")];

    /// <summary>Nothing is lost: what has no column stays behind its separators in the last one.</summary>
    private string[] Folded(IReadOnlyList<string> cells)
    {
        var last = Columns.Names.Count - 1;
        return [.. cells.Take(last), string.Join(Separator, cells.Skip(last))];
    }

    /// <summary>Whether the header names its columns when parted so.</summary>
    private bool Heads(char separator)
    {
        try
        {
            return Rows(separator).FirstOrDefault() is { Cells: var header } && FigureColumns.Heads(header);
        }
        catch (FigureFileException)
        {
            // Parted at other places, quotes stand in the middle of cells; what is wrong with the file is told once it is read by the separator it has.
            return false;
        }
    }

    private IEnumerable<FigureRecord> Rows(char separator)
    {
        _stream.Seek(0, SeekOrigin.Begin);
        var shape = new CsvReaderOptions { Separator = separator, HasHeader = false, TrackLineNumbers = true, MalformedData = CsvMalformedDataHandling.Throw };
        using var reader = CsvReader.Create(_stream, shape, leaveOpen: true);
        while (Read(reader))
        {
            var cells = new string[reader.FieldCount];
            for (var at = 0; at < cells.Length; at++)
            {
                cells[at] = reader.GetString(at);
            }

            yield return new((int)reader.LineNumber, cells);
        }
    }

    private static bool Read(CsvReader reader)
    {
        try
        {
            var read = reader.Read();
            // A byte that is no UTF-8 would silently become another sign.
            return !read || Utf8.IsValid(reader.RawRecord)
                ? read
                : throw new FigureFileException($"Baris {reader.LineNumber}: bukan teks UTF-8. Simpan kembali sebagai CSV UTF-8, lalu ulangi.");
        }
        catch (CsvFormatException e)
        {
            throw new FigureFileException(
                $"""
                Baris {e.LineNumber}: tanda kutip tidak berpasangan, atau berdiri di tengah sel.
                Apit seluruh sel dengan tanda kutip, dan gandakan tanda kutip di dalamnya.
                """);
        }
    }
}
