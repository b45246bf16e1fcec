using System.Diagnostics;
using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>Text that kept its columns by blanks (<c>pdftotext -layout</c>): each word stays in the cell in which it stands.</summary>
public sealed class LayoutTextTests
{
    private const string Head = """
        Nama SOP      : Surat Masuk
                                     Pelaksana            Mutu Baku
        No  Kegiatan               Kepala    Staf     Kelengkapan    Waktu      Output        Ket

        """;

    public static TheoryData<string> Codes => Shipped.Codes;

    [Fact]
    public void Given_cells_broken_over_lines_when_read_then_each_piece_stays_in_its_column()
    {
        var sop = Assert.Single(Read(Head + """
            1   Menerima surat dan                        Surat masuk    10 menit   Surat
                mencatat agenda                           dan lampiran              tercatat
            2   Memeriksa surat                           Surat          1 jam      Disposisi     SOP
                                                          tercatat                                Kearsipan

            """));

        Assert.Equal(
            [
                ("1", "Menerima surat dan mencatat agenda", "Surat masuk dan lampiran", "10 menit", "Surat tercatat", null),
                ("2", "Memeriksa surat", "Surat tercatat", "1 jam", "Disposisi", "SOP Kearsipan"),
            ],
            sop.PrintedSteps.Select(SeedTextTests.Cells));
        Assert.Equal(("Surat Masuk", "Kepala", "Staf"), (sop.Title, sop.Lanes[0].Printed, sop.Lanes[1].Printed));
        Assert.All(sop.PrintedSteps, step => Assert.Null(step.Border));
        Assert.StartsWith("Diimpor dari teks: tanda pada kolom pelaksana hilang", sop.Source!.Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_marks_that_are_letters_when_read_then_they_are_printed()
    {
        var sop = Assert.Single(Read(Head + """
            1   Menerima surat                   √        Surat masuk    10 menit   Surat
            2   Memeriksa surat          ◇                Surat          1 jam      Disposisi

            """));

        Assert.Equal([("staf", Origin.Printed), ("kepala", Origin.Printed)], sop.PrintedSteps.Select(step => (step.Acts[0].Primary.Value, step.Acts[0].Actor.Origin)));
        Assert.Equal([false, true], sop.PrintedSteps.Select(step => step.Onward is Onward.Decision));
    }

    [Fact]
    public void Given_heads_broken_over_lines_and_a_table_far_from_the_edge_when_read_then_they_are_whole()
    {
        var sop = Assert.Single(Read("""
                                                  Kepala    Kasubag        Persyaratan/
                      No  Kegiatan                Bidang                   Perlengkapan   Waktu      Output
                                                            Perencanaan
                      1.  Menerima surat                                   Surat masuk    10 menit   Surat
                          dan mencatat                                     dan lampiran              tercatat
                      2.  Memeriksa surat                                  Surat          1 jam      Disposisi
                                                            Contohutara, 2 Januari 2026
                                                            Kepala Kantor Contoh

            """));

        Assert.Equal(["Kepala Bidang", "Kasubag Perencanaan"], sop.Lanes.Select(lane => lane.Printed));
        Assert.Equal(["Menerima surat dan mencatat", "Memeriksa surat"], sop.PrintedSteps.Select(step => step.Text));
        Assert.Equal(["Disposisi"], sop.PrintedSteps.Last().Standard.Outputs.Select(output => output.Printed));
    }

    [Theory]
    [InlineData("""
                                              Pelaksana                           Mutu Baku
        No Kegiatan                           Kepala                Kasubag                                                       Keterangan
                                                       Sekretaris                 Kelengkapan           Waktu Output
                                              Dinas                 Perencanaan
            Menerima surat dan mencatat                                           Surat masuk dan
                                                                                                        10
        1   agenda surat masuk pada buku                                          lampiran surat yang            Surat tercatat
                                                                                                        menit
            agenda yang disediakan                                                lengkap
                                                                                                                 Lembar           SOP
                                                                                  Surat tercatat pada
        2   Memeriksa surat                                                                             1 jam    disposisi Kepala Pengarsipan
                                                                                  buku agenda kantor
                                                                                                                 Dinas            Surat
            Menyusun dokumen yang telah
        3                                     Ya       Tidak                      Disposisi             2 hari   Dokumen
            ditetapkan pimpinan dalam rapat
        4   Mengarsipkan surat                                                    Dokumen               5 menit Arsip

                                                                                         Contohutara, 2 Januari 2026
                                                                                         Kepala Dinas Contoh

        """)]
    [InlineData("""
        No Kegiatan                           Pelaksana                         Mutu Baku                                       Keterangan
                                              Kepala   Sekretaris Kasubag       Kelengkapan           Waktu Output
                                              Dinas               Perencanaan
        1   Menerima surat dan mencatat                                         Surat masuk dan       10       Surat tercatat
            agenda surat masuk pada buku                                        lampiran surat yang   menit
            agenda yang disediakan                                              lengkap
        2   Memeriksa surat                                                     Surat tercatat pada   1 jam    Lembar           SOP
                                                                                buku agenda kantor             disposisi Kepala Pengarsipan
                                                                                                               Dinas            Surat
        3   Menyusun dokumen yang telah       Ya       Tidak                    Disposisi             2 hari   Dokumen
            ditetapkan pimpinan dalam rapat
        4   Mengarsipkan surat                                                  Dokumen               5 menit Arsip

                                                                                       Contohutara, 2 Januari 2026
                                                                                       Kepala Dinas Contoh

        """)]
    public void Given_what_pdftotext_wrote_of_a_printed_table_when_read_then_every_cell_is_whole(string text)
    {
        var sop = Assert.Single(Read(text));

        Assert.Equal(["Kepala Dinas", "Sekretaris", "Kasubag Perencanaan"], sop.Lanes.Select(lane => lane.Printed));
        Assert.Equal(
            [
                ("1", "Menerima surat dan mencatat agenda surat masuk pada buku agenda yang disediakan", "Surat masuk dan lampiran surat yang lengkap", "10 menit", "Surat tercatat", null),
                ("2", "Memeriksa surat", "Surat tercatat pada buku agenda kantor", "1 jam", "Lembar disposisi Kepala Dinas", "SOP Pengarsipan Surat"),
                ("3", "Menyusun dokumen yang telah ditetapkan pimpinan dalam rapat", "Disposisi", "2 hari", "Dokumen", null),
                ("4", "Mengarsipkan surat", "Dokumen", "5 menit", "Arsip", null),
            ],
            sop.PrintedSteps.Select(SeedTextTests.Cells));
        Assert.IsType<Onward.Decision>(sop.PrintedSteps.ElementAt(2).Onward);
    }

    [Fact]
    public void Given_a_cover_in_two_columns_when_read_then_each_list_has_its_own_lines()
    {
        var sop = Assert.Single(Read("""
            DINAS CONTOH                       Nomor SOP     : 01/SOP/2026
            Dasar Hukum :                      Kualifikasi Pelaksana :
            1. Undang-Undang Nomor 1           1. Memahami surat
               Tahun 2003                      2. Mampu mengetik
            Peringatan :                       Pencatatan dan Pendataan :
            Surat rahasia tidak dibuka         Disimpan sebagai data

            """ + Head + """
            1   Menerima surat dan                        Surat masuk    10 menit   Surat

            """));

        Assert.Equal(("01/SOP/2026", "Undang-Undang Nomor 1 Tahun 2003"), (sop.Cover.Number, sop.Cover.LegalBases.Single()));
        Assert.Equal(["Memahami surat", "Mampu mengetik"], sop.Cover.Qualifications);
        Assert.Equal(("Surat rahasia tidak dibuka", "Disimpan sebagai data"), (sop.Cover.Warnings.Single(), sop.Cover.Records.Single()));
    }

    [Fact]
    public void Given_a_row_that_fills_the_gap_between_two_heads_when_read_then_the_words_tell_and_the_row_asks()
    {
        var sop = Assert.Single(Read(Head + """
            1   Menerima surat dan mencatatnya dalam agenda Surat masuk 10 menit Surat tercatat
            2   Memeriksa surat                           Surat          1 jam      Disposisi

            """));

        Assert.NotNull(sop.PrintedSteps.First().Border);
    }

    [Fact]
    public void Given_heads_and_gaps_made_to_be_walked_again_and_again_when_read_then_it_is_done_at_once()
    {
        var row = "1   Menerima surat dan                        Surat masuk    10 menit   Surat\nMengetahui\n";
        var text = Head + string.Concat(Enumerable.Repeat(row, 2_000)) + string.Concat(Enumerable.Repeat("No  Kegiatan  " + string.Concat(Enumerable.Repeat("a  ", 900)) + "Kelengkapan  Waktu  Output\n", 400));
        var watch = Stopwatch.StartNew();

        SopImport.Read(Encoding.UTF8.GetBytes(text), "jahat.txt");

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Given_a_known_SOP_laid_out_with_blanks_when_read_then_every_cell_stands_where_it_was(string code)
    {
        var known = Shipped.Sop(code);
        var all = known.PrintedSteps.ToList();
        var half = all.FindIndex(all.Count / 2, step => step.PrintedNumber is not null);

        var whole = Laid(known, all, indent: 2, isCentred: false);
        var centred = Laid(known, all, indent: 0, isCentred: true);
        var parted = Laid(known, all[..half], indent: 2, isCentred: false) + "Halaman 1 dari 2\n\f" + Laid(known, all[half..], indent: 5, isCentred: false);

        foreach (var text in all.TrueForAll(step => step.PrintedNumber is not null) ? (string[])[whole, centred, parted] : [whole, parted])
        {
            var read = Assert.Single(Read(text));
            Assert.Equal(all.Select(SeedTextTests.Cells), read.PrintedSteps.Select(SeedTextTests.Cells));
            Assert.Equal(known.Lanes.Select(lane => lane.Printed), read.Lanes.Select(lane => lane.Printed));
        }
    }

    /// <summary>A page as a program lays it out: heads in the middle of their columns, cells broken at their edge, two blanks between columns.</summary>
    private static string Laid(ProcedureDefinition sop, List<Step> rows, int indent, bool isCentred)
    {
        (string Name, int Width)[] columns = [("No", 5), ("Kegiatan", 36), .. sop.Lanes.Select(lane => (lane.Printed, lane.Printed.Length + 4)), ("Kelengkapan", 28), ("Waktu", 12), ("Output", 28), ("Keterangan", 22)];
        var text = new StringBuilder();
        void Line(IEnumerable<string> cells, bool inMiddle = false) => text.Append(' ', indent).AppendLine(string.Concat(cells.Zip(columns, (cell, column) => (inMiddle ? new string(' ', (column.Width - 2 - cell.Length) / 2) + cell : cell).PadRight(column.Width))).TrimEnd());
        Line(columns.Select(column => column.Name switch { "Kelengkapan" => "Mutu Baku", _ when column == columns[2] => "Pelaksana", _ => "" }));
        Line(columns.Select(column => column.Name), inMiddle: true);
        foreach (var step in rows)
        {
            List<string>[] cells =
            [
                [step.PrintedNumber ?? ""], Broken(step.Text, 34), .. sop.Lanes.Select(_ => new List<string>()), Things(step.Standard.Inputs.Select(input => input.Printed)),
                Broken(step.Standard.TimeText ?? "", 10), Things(step.Standard.Outputs.Select(output => output.Printed)), Broken(step.Remark ?? "", 20),
            ];
            var height = cells.Max(cell => cell.Count);
            var middle = isCentred ? height / 2 : 0;
            for (var at = 0; at < height; at++)
            {
                Line(cells.Select((cell, column) => column == 0 ? (at == middle ? cell[0] : "") : cell.ElementAtOrDefault(at) ?? ""));
            }

            text.Append(isCentred ? "\n" : "");
        }

        return text.ToString();
    }

    /// <summary>Numbered things stand below one another, others behind one another.</summary>
    private static List<string> Things(IEnumerable<string> things) => things.All(thing => char.IsDigit(thing[0])) && things.Any() ? [.. things.SelectMany(thing => Broken(thing, 26))] : Broken(string.Join(", ", things), 26);

    private static List<string> Broken(string text, int width)
    {
        List<string> lines = [""];
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length >= width)
            {
                lines.Add("");
            }

            lines[^1] = $"{lines[^1]} {word}".Trim();
        }

        return lines;
    }

    private static List<ProcedureDefinition> Read(string text)
    {
        var sops = SopImport.Read(Encoding.UTF8.GetBytes(text), "teks.txt").Sops;
        Assert.Empty(sops.SelectMany(sop => sop.Faults).Select(fault => fault.ToString()));
        return [.. sops.Select(sop => sop.Definition!)];
    }
}
