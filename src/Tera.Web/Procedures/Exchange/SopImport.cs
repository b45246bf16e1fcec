using System.Collections.Immutable;
using System.Text;
using Tera.Procedures.Bpmn;
using Tera.Procedures.Definitions;
using Tera.Procedures.Editing;
using Tera.Procedures.Library;
using Tera.Procedures.Reading;

namespace Tera.Procedures.Exchange;

/// <summary>What a file holds: one SOP or several, each read or refused, and the lines their rows name as their source.</summary>
public sealed record ImportedFile(ImmutableArray<ProcedureFileResult> Sops, ImmutableArray<string> Lines)
{
    public static ImportedFile Of(ProcedureFileResult result, IEnumerable<string>? lines = null) => new([result], lines is null ? [] : [.. lines]);
}

/// <summary>Reads SOPs from a file of any form there is, told apart by its ending.</summary>
internal static class SopImport
{
    /// <summary>What may be chosen, as a file field names it.</summary>
    public const string Endings = ".xlsx,.docx,.txt,.tsv,.bpmn,.xml,.yaml,.yml";

    /// <summary>Bytes a file may have at most.</summary>
    public const int LargestSize = SafeXml.LargestSize;

    private const int MostLines = 20_000;

    /// <summary>Letters of a line of plain text: a whole row of a table has some hundreds.</summary>
    private const int LongestLine = 4_000;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="bytes">The file.</param>
    /// <param name="fileName">Its name, without a folder.</param>
    public static ImportedFile Read(byte[] bytes, string fileName)
    {
        fileName = string.Concat(fileName.Where(System.Xml.XmlConvert.IsXmlChar));
        var faults = new FaultList(fileName);
        if (bytes.Length > LargestSize)
        {
            return Refused(faults, "berkas paling besar 5 MB", "berkas yang lebih besar");
        }

        return Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".YAML" or ".YML" => ImportedFile.Of(ProcedureFile.Read(bytes, fileName, bearsCode: false)),
            ".BPMN" or ".XML" => ImportedFile.Of(BpmnImport.Read(bytes, fileName, CodeOf(fileName, []))),
            ".XLSX" => Workbook(bytes, fileName, faults),
            ".DOCX" => DocxGrid.Read(bytes, faults) is { } grid ? Grid(grid, fileName, faults) : new([Refusal(faults)], []),
            ".TXT" or ".TSV" => Plain(bytes, fileName, faults),
            var other => Refused(faults, $"berkas {Endings.Replace(",", ", ", StringComparison.Ordinal)}", other.Length == 0 ? "berkas tanpa akhiran" : $"berkas {other.ToLowerInvariant()}"),
        };
    }

    private static ImportedFile Workbook(byte[] bytes, string fileName, FaultList faults)
    {
        var sheets = XlsxGrid.Read(bytes, faults);
        if (!faults.IsEmpty)
        {
            return new([Refusal(faults)], []);
        }

        if (SopBook.IsOwn(sheets))
        {
            return ImportedFile.Of(SopBook.Read(sheets, fileName, CodeOf(fileName, [])));
        }

        // The cover may stand on a sheet of its own before the table.
        var grid = CellGrid.Below(sheets.Select(sheet => sheet.Grid));
        var tables = TableReader.Read(grid, fileName, line => sheets.Count == 1 ? TitleOf(fileName) : SheetAt(sheets, line));
        return tables.IsEmpty ? NoTable(faults) : Drafts(tables, Lines(grid), fileName);
    }

    private static string SheetAt(IReadOnlyList<(string Name, CellGrid Grid)> sheets, int line)
    {
        foreach (var (name, grid) in sheets)
        {
            if (line <= grid.Lines.Length)
            {
                return name;
            }

            line -= grid.Lines.Length + 1;
        }

        return sheets[^1].Name;
    }

    private static ImportedFile Plain(byte[] bytes, string fileName, FaultList faults)
    {
        if (bytes.AsSpan().StartsWith<byte>([0xFF, 0xFE]) || bytes.AsSpan().StartsWith<byte>([0xFE, 0xFF]) || bytes.Contains((byte)0))
        {
            return Refused(faults, "teks dengan pengodean UTF-8", "pengodean UTF-16 atau berkas yang bukan teks");
        }

        string text;
        try
        {
            text = StrictUtf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Refused(faults, "teks dengan pengodean UTF-8", "bita yang bukan UTF-8; simpan ulang sebagai UTF-8");
        }

        // Where a line is broken within a word, programs that show PDFs leave a mark nobody sees.
        var lines = text.ReplaceLineEndings("\n").Replace('\u00A0', ' ').Replace("\u00AD", "", StringComparison.Ordinal).Replace("\uFFFE", "", StringComparison.Ordinal).Split('\n');
        if (lines.Length > MostLines)
        {
            return Refused(faults, $"paling banyak {MostLines} baris", "berkas yang lebih panjang");
        }

        foreach (var (at, line) in lines.Index().Where(line => line.Item.Length > LongestLine))
        {
            faults.Add(at + 1, "", $"baris paling panjang {LongestLine} huruf; bagi barisnya seperti pada naskah", $"baris dengan {line.Length} huruf");
        }

        if (!faults.IsEmpty)
        {
            return new([Refusal(faults)], []);
        }

        var grid = CellGrid.OfTabs(lines);
        var tables = TableReader.Read(grid, fileName, _ => TitleOf(fileName));
        tables = tables.IsEmpty && CellGrid.OfColumns(lines) is { } columns ? PlainText.WithoutMarks(TableReader.Read(columns, fileName, _ => TitleOf(fileName))) : tables;
        if (tables.IsEmpty)
        {
            tables = PlainText.Read(lines, fileName, TitleOf(fileName));
            if (LayoutGrid.IsMixed(lines, tables))
            {
                return Refused(faults, "baris yang dapat dipisahkan: satu baris kosong di antara dua langkah, atau berkas Excel atau Word dari naskah ini", "tulisan yang mulai di atas nomornya, sehingga isi beberapa langkah tercampur");
            }
        }

        return tables.IsEmpty ? NoTable(faults) : Drafts(tables, lines, fileName);
    }

    private static ImportedFile Grid(CellGrid grid, string fileName, FaultList faults)
    {
        var tables = TableReader.Read(grid, fileName, _ => TitleOf(fileName));
        return tables.IsEmpty ? NoTable(faults) : Drafts(tables, Lines(grid), fileName);
    }

    private static ImportedFile Drafts(ImmutableArray<SourceTable> tables, IEnumerable<string> lines, string fileName)
    {
        HashSet<string> taken = [];
        return new([.. tables.Select(table => Draft(table, CodeOf(tables.Length == 1 ? fileName : table.Title, taken)))], [.. lines]);
    }

    private static ProcedureFileResult Draft(SourceTable table, ProcedureCode code)
    {
        var faults = new FaultList(table.FileName);
        if (table.Rows.Length > ProcedureFile.MostRows || table.Lanes.Length > ProcedureFile.MostLanes)
        {
            faults.Add(table.Rows[0].Line, "", $"paling banyak {ProcedureFile.MostRows} langkah dan {ProcedureFile.MostLanes} pelaksana", $"{table.Rows.Length} langkah dan {table.Lanes.Length} pelaksana");
            return Refusal(faults);
        }

        foreach (var row in table.Rows)
        {
            foreach (var tooLong in TextsOf(row).Where(text => text.Length > DraftEditor.LongestText))
            {
                faults.Add(row.Line, "", $"sel paling panjang {DraftEditor.LongestText} huruf", $"sel dengan {tooLong.Length} huruf");
            }
        }

        if (!faults.IsEmpty)
        {
            return Refusal(faults);
        }

        return ProcedureFile.Read(DraftReader.Read(table, code), faults);
    }

    private static IEnumerable<string> TextsOf(SourceRow row) => [row.Text, row.Remark ?? "", row.Duration ?? "", .. row.Inputs, .. row.Outputs];

    private static IEnumerable<string> Lines(CellGrid grid) =>
        grid.Lines.Select(line => string.Join(" | ", line.Cells.Select(cell => cell.Line).Where(text => text.Length > 0)));

    private static ImportedFile NoTable(FaultList faults) =>
        Refused(faults, "tabel SOP dengan kolom Kegiatan, Pelaksana, Kelengkapan, Waktu, dan Keluaran", "berkas tanpa tabel seperti itu");

    private static ImportedFile Refused(FaultList faults, string expected, string found)
    {
        faults.Add(1, "", expected, found);
        return new([Refusal(faults)], []);
    }

    private static ProcedureFileResult Refusal(FaultList faults) => new(null, faults.InOrderOfLines());

    private static ProcedureCode CodeOf(string name, HashSet<string> taken) =>
        new(Slug.Unique(Path.GetExtension(name).Length is > 1 and < 6 ? Path.GetFileNameWithoutExtension(name) : name, "sop-impor", taken));

    private static string TitleOf(string fileName) => Path.GetFileNameWithoutExtension(fileName).Replace('-', ' ').Replace('_', ' ').Trim() is { Length: > 0 } title ? title : "SOP";
}
