using System.Text.Unicode;
using CsvHelper;

namespace Tera.Measurement.Calculating;

/// <summary>One row as written.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
/// <param name="Cells">As many as the header has.</param>
internal sealed record FigureRecord(int Line, IReadOnlyList<string> Cells);

/// <summary>A file of figures, read row by row as often as needed without being held in memory.</summary>
internal sealed class FigureFile : IDisposable
{
    private static readonly CsvReaderOptions Shape = new()
    {
        Separator = ',',
        HasHeader = false,
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
    };

    private readonly Stream _stream;

    private FigureFile(Stream stream)
    {
        _stream = stream;
        using var rows = Rows().GetEnumerator();
        Columns = rows.MoveNext() ? FigureColumns.Of(rows.Current.Cells) : throw new FigureFileException("Berkas ini kosong. Baris pertama adalah judul kolom.");
    }

    public FigureColumns Columns { get; }

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
    /// <exception cref="FigureFileException">The file is no CSV, or a row has more cells than the header.</exception>
    public IEnumerable<FigureRecord> Records()
    {
        foreach (var row in Rows().Skip(1))
        {
            if (row.Cells.Skip(Columns.Names.Count).Any(surplus => surplus.Length > 0))
            {
                throw new FigureFileException(
                    $"""
                    Baris {row.Line}: {row.Cells.Count} sel, padahal judul mempunyai {Columns.Names.Count} kolom.
                    Desimal ditulis dengan titik (98.5, bukan 98,5); teks yang memuat koma diapit tanda kutip.
                    """);
            }

            yield return row.Cells.Count == Columns.Names.Count ? row : row with { Cells = Fitted(row.Cells) };
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

    private IEnumerable<FigureRecord> Rows()
    {
        _stream.Seek(0, SeekOrigin.Begin);
        using var reader = CsvReader.Create(_stream, Shape, leaveOpen: true);
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
