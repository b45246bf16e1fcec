using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;

namespace Tera.Procedures.Reading;

/// <summary>Text out of a PDF with several pages, several SOPs, and heads that offices word in their own way: no row may vanish.</summary>
public sealed class RepeatedHeadTests
{
    private const string Head = "No Kegiatan Pelaksana Mutu Baku\nKepala Dinas Staf\nKelengkapan Waktu Output\n";

    [Fact]
    public void Given_a_head_printed_again_on_the_next_page_when_read_then_the_rows_of_both_pages_are_one_SOP()
    {
        var sop = Assert.Single(Read(Head + Rows(1, 6) + "Halaman 1 dari 2\n\f" + Head + Rows(7, 9)));

        Assert.Equal(Enumerable.Range(1, 9).Select(row => ($"{row}", $"Menyusun laporan {Letter(row)}")), sop.PrintedSteps.Select(step => (step.PrintedNumber!, step.Text)));
        Assert.All(sop.PrintedSteps, step => Assert.Equal(("2 jam", "Laporan"), (step.Standard.Duration!.Printed, step.Standard.Outputs.Single().Printed)));
    }

    [Fact]
    public void Given_a_page_that_begins_with_a_low_number_when_read_then_the_rows_before_it_stay() =>
        Assert.Equal(["1", "2", "3", "4"], Assert.Single(Read(Head + Rows(1, 2) + Head + Rows(3, 4))).PrintedSteps.Select(step => step.PrintedNumber));

    [Fact]
    public void Given_a_row_parted_by_the_end_of_a_page_when_read_then_it_is_whole()
    {
        var sop = Assert.Single(Read(Head + Rows(1, 1) + "2 Menyusun laporan \nBahan 2 jam Laporan \n" + Head + "akhir tahun \n" + Rows(3, 3)));

        Assert.Equal("Laporan akhir tahun", sop.PrintedSteps.ElementAt(1).Standard.Outputs.Single().Printed);
    }

    [Fact]
    public void Given_a_last_row_of_a_page_whose_remark_reads_like_a_title_when_read_then_it_stays_a_remark()
    {
        var sop = Assert.Single(Read(Head + Rows(1, 2).TrimEnd('\n') + "\nSOP Rapat \n" + Head + Rows(3, 4)));

        Assert.Equal([null, "SOP Rapat", null, null], sop.PrintedSteps.Select(step => step.Remark));
    }

    [Fact]
    public void Given_a_cover_printed_again_above_each_page_when_read_then_it_is_one_SOP()
    {
        const string Cover = "PEMERINTAH KABUPATEN CONTOH\nNama SOP : Surat Masuk\nNomor SOP : 01/SOP/2026\n";

        var sop = Assert.Single(Read(Cover + Head + Rows(1, 5) + Cover + Head + Rows(6, 7)));

        Assert.Equal(("Surat Masuk", 7), (sop.Title, sop.PrintedSteps.Count()));
        Assert.Equal("Laporan", sop.PrintedSteps.ElementAt(4).Standard.Outputs.Single().Printed);
    }

    [Theory]
    [InlineData("Nama SOP : Surat Masuk\n", "Nama SOP : Surat Keluar\n")]
    [InlineData("PEMERINTAH KABUPATEN CONTOH\nDINAS CONTOH\nNama SOP : Surat Masuk\nNomor SOP : 1\n", "PEMERINTAH KABUPATEN CONTOH\nDINAS CONTOH\nNama SOP : Surat Keluar\nNomor SOP : 2\n")]
    [InlineData("STANDAR OPERASIONAL PROSEDUR\nSurat Masuk\n", "STANDAR OPERASIONAL PROSEDUR\nSurat Keluar\n")]
    [InlineData("STANDAR OPERASIONAL PROSEDUR (SOP) Surat Masuk\n", "STANDAR OPERASIONAL PROSEDUR (SOP) Surat Keluar\n")]
    [InlineData("SOP Surat Masuk\n", "SOP Surat Keluar\n")]
    public void Given_two_SOPs_each_below_its_cover_when_read_then_both_are_there_and_the_second_cover_is_no_part_of_the_first(string first, string second)
    {
        var sops = Read(first + Head + Rows(1, 6) + "\n" + second + Head + Rows(1, 3));

        Assert.Equal([("Surat Masuk", 6), ("Surat Keluar", 3)], sops.Select(sop => (sop.Title, sop.PrintedSteps.Count())));
        Assert.All(sops.SelectMany(sop => sop.PrintedSteps), step => Assert.Equal("Laporan", step.Standard.Outputs.Single().Printed));
    }

    [Theory]
    [InlineData("No Kegiatan Pelaksana Mutu Baku\nKepala Dinas Staf\nPersyaratan/Perlengkapan Waktu Output\n")]
    [InlineData("No Kegiatan Pelaksana Mutu Baku\nKepala Dinas Staf Persyaratan/\nPerlengkapan Waktu Output\n")]
    [InlineData("No Uraian Prosedur Pelaksana Mutu Baku Ket\nKepala Dinas Staf\nInput Waktu Output\n")]
    [InlineData("No Kegiatan Pelaksana Mutu Baku\nKepala Dinas Staf\nKelengkapan\nWaktu\nOutput\n")]
    [InlineData("No Kegiatan Pelaksana Mutu Baku\nKepala Dinas Staf\nMasukan\n\nDurasi (jam)\n\nHasil\n")]
    [InlineData("Pelaksana Baku Mutu\nNo Aktivitas Kepala Dinas Staf Kelengkapan Norma Waktu Keluaran Ket\n")]
    public void Given_heads_in_other_words_or_over_three_lines_when_read_then_the_lanes_and_rows_are_found(string head)
    {
        var sop = Assert.Single(Read("Nama SOP : Surat Masuk\nDisahkan oleh : Kepala Dinas\n" + head + Rows(1, 3)));

        Assert.Equal(["Kepala Dinas", "Staf"], sop.Lanes.Select(lane => lane.Printed));
        Assert.Equal(["1", "2", "3"], sop.PrintedSteps.Select(step => step.PrintedNumber));
    }

    [Fact]
    public void Given_a_sentence_that_speaks_of_what_heads_name_when_read_then_it_is_no_head() =>
        Assert.Equal(4, Assert.Single(Read(Head + Rows(1, 1) + "2 Memeriksa persyaratan, waktu dan hasil \npersyaratan \nBahan 2 jam Hasil \n" + Rows(3, 4))).PrintedSteps.Count());

    [Theory]
    [InlineData("ditetapkan pimpinan dalam rapat")]
    [InlineData("ditetapkan")]
    [InlineData("mengetahui, menyetujui dan menandatangani")]
    public void Given_a_wrapped_line_that_begins_as_signatures_do_when_read_then_the_table_goes_on(string line)
    {
        var before = Assert.Single(Read(Head + Rows(1, 2) + $"3 Menyusun dokumen yang telah \n{line} \nBahan 1 hari Dokumen \n" + Rows(4, 5)));
        var behind = Assert.Single(Read(Head + Rows(1, 2) + $"3 Menyusun dokumen \nBahan 1 hari Dokumen yang telah \n{line} \n" + Rows(4, 5)));

        Assert.Equal(["1", "2", "3", "4", "5"], before.PrintedSteps.Select(step => step.PrintedNumber));
        Assert.StartsWith("Menyusun dokumen yang telah", before.PrintedSteps.ElementAt(2).Text, StringComparison.Ordinal);
        Assert.Equal(["1", "2", "3", "4", "5"], behind.PrintedSteps.Select(step => step.PrintedNumber));
        Assert.Equal($"Dokumen yang telah {line}", behind.PrintedSteps.ElementAt(2).Standard.Outputs.Single().Printed);
    }

    [Theory]
    [InlineData("Mengetahui,\nKepala Dinas Contoh\n")]
    [InlineData("Mengetahui Kepala Dinas Contoh\n")]
    [InlineData("Ditetapkan di Contoh\npada tanggal 2 Januari 2026\n")]
    [InlineData("Contohutara, 2 Januari 2026\nKepala Dinas Contoh\n")]
    public void Given_signatures_below_the_last_row_when_read_then_they_are_no_part_of_it(string signing) =>
        Assert.Equal("Laporan", Assert.Single(Read(Head + Rows(1, 3) + signing)).PrintedSteps.Last().Standard.Outputs.Single().Printed);

    /// <summary>Rows with a cell on each line, as a PDF gives them.</summary>
    private static string Rows(int first, int last) =>
        string.Concat(Enumerable.Range(first, last - first + 1).Select(row => $"{row} Menyusun laporan {Letter(row)} \nBahan 2 jam Laporan \n"));

    private static char Letter(int row) => (char)('a' + row);

    private static List<ProcedureDefinition> Read(string text)
    {
        var sops = SopImport.Read(Encoding.UTF8.GetBytes(text), "teks.txt").Sops;
        Assert.Empty(sops.SelectMany(sop => sop.Faults).Select(fault => fault.ToString()));
        return [.. sops.Select(sop => sop.Definition!)];
    }
}
