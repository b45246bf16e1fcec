using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Library;

namespace Tera.Procedures.Exchange;

/// <summary>Ten thousand rows through every door: a clear refusal, soon.</summary>
public sealed class LimitTests
{
    private const int Rows = 10_000;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    public static TheoryData<string, string> Doors => new()
    {
        { "panjang.tsv", "10000 langkah" },
        { "panjang.txt", "langkah" },
        { "panjang.xlsx", "lembar yang lebih panjang" },
        { "lebar.xlsx", "langkah" },
        { "panjang.docx", "lebih panjang" },
        { "panjang.bpmn", "10002 unsur alur" },
        { "panjang.yaml", "lebih panjang" },
        { "sedang.yaml", "600 langkah" },
    };

    [Fact]
    public void Every_cell_and_every_line_that_is_too_long_is_told_at_its_place()
    {
        var (cell, line) = (new string('a', 2_500), new string('b', 4_500));
        var cells = SopImport.Read(Encoding.UTF8.GetBytes($"No\tKegiatan\tStaf\tKelengkapan\tWaktu\tOutput\n1\tMenyusun {cell}\tv\tBahan\t1 jam\tLaporan\n2\tMengirim\tv\t{cell}\t1 jam\tLaporan\n"), "sel.tsv");
        var lines = SopImport.Read(Encoding.UTF8.GetBytes($"SOP\n{line}\nNo\n{line}\n"), "baris.txt");

        Assert.Equal([2, 3], Assert.Single(cells.Sops).Faults.Select(fault => fault.Line));
        Assert.Equal([2, 4], Assert.Single(lines.Sops).Faults.Select(fault => fault.Line));
    }

    [Theory]
    [MemberData(nameof(Doors))]
    public void Ten_thousand_rows_are_refused_with_a_sentence_and_soon(string name, string found)
    {
        var bytes = Made(name);
        var watch = Stopwatch.StartNew();

        var result = Assert.Single(SopImport.Read(bytes, name).Sops);

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Soon);
        Assert.Null(result.Definition);
        Assert.Contains(found, result.Faults[0].Found, StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_that_nest_as_deep_as_they_may_are_put_together_in_time_that_grows_with_their_number_only()
    {
        var faults = new FaultList("buku.xlsx");
        var deep = Enumerable.Range(1, 3_000).Select(row => (string.Create(CultureInfo.InvariantCulture, $"langkah[{row}].a[1].b[1].c[1].d[1].e[1].f[1].g[1].h[1].i"), "x", row));
        var watch = Stopwatch.StartNew();

        TreePaths.Build(deep, faults);

        Assert.True(faults.IsEmpty);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static byte[] Made(string name) => name switch
    {
        "panjang.tsv" => Text(["No\tKegiatan\tStaf\tKelengkapan\tWaktu\tOutput", .. Each(row => $"{row}\tKegiatan pelaksana menyusun\t●\tA\t1 jam\tB")]),
        "panjang.txt" => Text(["No Kegiatan Pelaksana", "Kepala Staf", "Kelengkapan Waktu Output", .. Each(row => $"{row} Menyusun laporan Data 2 jam Laporan ")]),
        "panjang.xlsx" => WorkbookWriter.Write(Sheet(Rows)),
        "lebar.xlsx" => WorkbookWriter.Write(Sheet(4_000)),
        "panjang.docx" => OfficeFile.Document($"<w:tbl>{string.Concat(Each(row => $"<w:tr><w:tc><w:p><w:r><w:t>{row}</w:t></w:r></w:p></w:tc></w:tr>"))}</w:tbl>"),
        "panjang.bpmn" => Encoding.UTF8.GetBytes("<definitions xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\"><process id=\"p\"><startEvent id=\"t0\"/>"
            + string.Concat(Each(row => $"<task id=\"t{row}\" name=\"Menyusun\"/><sequenceFlow id=\"f{row}\" sourceRef=\"t{row - 1}\" targetRef=\"t{row}\"/>")) + "<endEvent id=\"e\"/></process></definitions>"),
        "panjang.yaml" => Yaml(Rows),
        _ => Yaml(600),
    };

    private static byte[] Yaml(int rows) => Text(["kode: panjang", "nama: Panjang", "periode: tahunan", "dokumen-utama: laporan", "pelaksana:", "  - { kode: staf, tercetak: Staf }", "langkah:", .. Enumerable.Range(1, rows).Select(row => $"  - {{ kode: l-{row}, kegiatan: Menyusun, tindakan: [] }}")]);

    private static BookTable Sheet(int rows) => new(
        "SOP", [new("No"), new("Kegiatan"), new("Staf"), new("Kelengkapan"), new("Waktu"), new("Output")],
        [.. Enumerable.Range(1, rows).Select(row => (IReadOnlyList<object?>)[row.ToString(CultureInfo.InvariantCulture), "Menyusun laporan", "●", "A", "1 jam", "B"])]);

    private static IEnumerable<string> Each(Func<int, string> line) => Enumerable.Range(1, Rows).Select(line);

    private static byte[] Text(IEnumerable<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));
}
