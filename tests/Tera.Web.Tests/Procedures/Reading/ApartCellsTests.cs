using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;

namespace Tera.Procedures.Reading;

/// <summary>Text out of a PDF that was written out cell by cell, an empty line between them.</summary>
public sealed class ApartCellsTests
{
    private const string Text = """
        PEMERINTAH KABUPATEN CONTOH
        DINAS KESEHATAN

        Nomor SOP

        027/03/DINKES/2025

        Tanggal Pembuatan

        2 Januari 2025

        Tanggal Efektif

        2 Februari 2025

        Disahkan oleh

        Kepala Dinas Kesehatan

        Nama SOP

        Pengadaan Langsung Barang

        Pelaksana
        No Kegiatan

        PPK

        Pejabat
        Pengadaan

        Mutu Baku
        Bendahara

        Kepala
        Dinas

        Kelengkapan

        Waktu Output

        1

        Menyusun spesifikasi teknis dan HPS

        DPA, RUP

        3 hari

        Spesifikasi teknis
        dan HPS

        2

        Menyetujui hasil pemilihan penyedia, apabila tidak
        setuju dikembalikan kepada Pejabat Pengadaan

        Hasil pemilihan
        penyedia

        1 hari

        Surat pesanan

        3

        Mengarsipkan dokumen pengadaan

        SPM, BAST

        3
        jam

        Arsip dokumen
        pengadaan

        Keterangan

        """;

    [Fact]
    public void Each_cell_is_read_whole()
    {
        var sop = Parse(Text);

        Assert.Equal(
            [
                ("Menyusun spesifikasi teknis dan HPS", "DPA, RUP", "3 hari", "Spesifikasi teknis dan HPS"),
                ("Menyetujui hasil pemilihan penyedia, apabila tidak setuju dikembalikan kepada Pejabat Pengadaan", "Hasil pemilihan penyedia", "1 hari", "Surat pesanan"),
                ("Mengarsipkan dokumen pengadaan", "SPM, BAST", "3 jam", "Arsip dokumen pengadaan"),
            ],
            sop.PrintedSteps.Select(step => (step.Text, step.Standard.Inputs.Single().Printed, step.Standard.TimeText, step.Standard.Outputs.Single().Printed)));
    }

    [Fact]
    public void Lanes_and_cover_on_lines_of_their_own_are_read()
    {
        var sop = Parse(Text);

        Assert.Equal(["PPK", "Pejabat Pengadaan", "Bendahara", "Kepala Dinas"], sop.Lanes.Select(lane => lane.Printed));
        Assert.Equal(("Pengadaan Langsung Barang", "027/03/DINKES/2025", "2 Januari 2025", "2 Februari 2025"), (sop.Title, sop.Cover.Number, sop.Cover.CreatedOn, sop.Cover.EffectiveOn));
        Assert.Equal(["PEMERINTAH KABUPATEN CONTOH", "DINAS KESEHATAN"], sop.Cover.Agency);
    }

    [Fact]
    public void A_line_above_the_table_that_is_no_part_of_the_cover_is_told() =>
        Assert.Contains("“Dokumen terkendali nomor 7”", Parse(Text.Replace("Nomor SOP", "Dokumen terkendali nomor 7\n\nNomor SOP", StringComparison.Ordinal)).Source!.Note, StringComparison.Ordinal);

    [Fact]
    public void Where_no_empty_line_follows_the_end_of_kegiatan_is_hardly_sure()
    {
        var sop = Parse("SOP SURAT\nNo Kegiatan Kepala Dinas Staf Kelengkapan Waktu Output\n1\nMenyusun surat tentang\nperjalanan dinas\nSurat tugas\n1 jam\nSurat\n2\nMengirim surat\nkepada penerima\nSurat\n1 jam\nTanda terima\n");

        Assert.All(sop.PrintedSteps, step => Assert.True(step.Border is { Confidence: <= 0.6m }));
    }

    private static ProcedureDefinition Parse(string text)
    {
        var sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(text), "teks.txt").Sops);
        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }
}
