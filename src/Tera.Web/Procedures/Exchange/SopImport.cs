using System.Collections.Immutable;
using System.Text;
using Tera.Procedures.Bpmn;
using Tera.Procedures.Definitions;
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

    /// <summary>Rows one SOP may have; the longest seen has 61.</summary>
    private const int MostRows = 500;

    private const int MostLanes = 40;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="bytes">The file.</param>
    /// <param name="fileName">Its name, without a folder.</param>
    public static ImportedFile Read(byte[] bytes, string fileName)
    {
        var faults = new FaultList(fileName);
        if (bytes.Length > LargestSize)
        {
            return Refused(faults, "berkas paling besar 5 MB", "berkas yang lebih besar");
        }

        return Path.GetExtension(fileName).ToUpperInvariant() switch
        {
            ".YAML" or ".YML" => ImportedFile.Of(ProcedureFile.Read(bytes, fileName)),
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

        var readings = sheets.Select(sheet => (sheet.Grid, Tables: TableReader.Read(sheet.Grid, fileName, TitleOf(fileName)))).FirstOrDefault(sheet => !sheet.Tables.IsEmpty);
        return readings.Grid is null ? NoTable(faults) : Drafts(readings.Tables, Lines(readings.Grid), fileName);
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

        var lines = text.ReplaceLineEndings("\n").Replace('\u00A0', ' ').Split('\n');
        if (lines.Length > MostLines)
        {
            return Refused(faults, $"paling banyak {MostLines} baris", "berkas yang lebih panjang");
        }

        if (Array.FindIndex(lines, line => line.Length > LongestLine) is >= 0 and var tooLong)
        {
            faults.Add(tooLong + 1, "", $"baris paling panjang {LongestLine} huruf; bagi barisnya seperti pada naskah", $"baris dengan {lines[tooLong].Length} huruf");
            return new([Refusal(faults)], []);
        }

        var grid = CellGrid.OfTabs(lines);
        var tables = TableReader.Read(grid, fileName, TitleOf(fileName));
        tables = tables.IsEmpty ? PlainText.Read(lines, fileName, TitleOf(fileName)) : tables;
        return tables.IsEmpty ? NoTable(faults) : Drafts(tables, lines, fileName);
    }

    private static ImportedFile Grid(CellGrid grid, string fileName, FaultList faults)
    {
        var tables = TableReader.Read(grid, fileName, TitleOf(fileName));
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
        if (table.Rows.Length > MostRows || table.Lanes.Length > MostLanes)
        {
            faults.Add(table.Rows[0].Line, "", $"paling banyak {MostRows} langkah dan {MostLanes} pelaksana", $"{table.Rows.Length} langkah dan {table.Lanes.Length} pelaksana");
            return Refusal(faults);
        }

        return ProcedureFile.Read(DraftReader.Read(table, code), faults);
    }

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
