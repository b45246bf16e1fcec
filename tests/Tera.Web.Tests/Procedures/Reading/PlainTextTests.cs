using System.Diagnostics;
using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;

namespace Tera.Procedures.Reading;

/// <summary>Plain text as it falls out of a PDF, odd and hostile.</summary>
public sealed class PlainTextTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("2 x 24 jam")]
    [InlineData("2x24 jam")]
    [InlineData("1,5 jam")]
    [InlineData("1-2 hari")]
    [InlineData("1 – 2 hari")]
    [InlineData("1 s.d. 2 hari")]
    [InlineData("± 30 menit")]
    [InlineData("½ jam")]
    [InlineData("1 ½ jam")]
    [InlineData("1/2 jam")]
    [InlineData("1 jam 30 menit")]
    [InlineData("3 tahun")]
    [InlineData("1 tahun")]
    [InlineData("Kondisional")]
    public void A_time_that_is_no_plain_number_is_kept_as_it_is_printed_and_never_made_another(string printed)
    {
        var step = Read(printed).PrintedSteps.First();

        Assert.Null(step.Standard.Duration);
        Assert.Equal((printed, null), (step.Standard.PrintedTime, step.Remark));
        Assert.Equal(("Menyusun laporan", "Bahan", "Laporan"), (step.Text, step.Standard.Inputs.Single().Printed, step.Standard.Outputs.Single().Printed));
    }

    [Theory]
    [InlineData("2 hari")]
    [InlineData("180 Menit")]
    [InlineData("5jam")]
    public void A_plain_time_is_read(string printed) => Assert.Equal(printed, Read(printed).PrintedSteps.First().Standard.Duration!.Printed);

    [Fact]
    public void A_sentence_that_speaks_of_months_keeps_them_where_the_row_has_a_time()
    {
        var step = Read("2 hari", "Menyusun rencana 12 bulan").PrintedSteps.First();

        Assert.Equal(("Menyusun rencana 12 bulan", "2 hari"), (step.Text, step.Standard.Duration!.Printed));
    }

    [Fact]
    public void Two_labels_of_the_cover_with_nothing_below_them_are_two_empty_fields()
    {
        var sop = Parse("Dasar Hukum : Kualifikasi Pelaksana :\nKepala Dinas Staf\nKelengkapan Waktu Output\n1 Menyusun laporan 2 jam Laporan\n");

        Assert.Empty(sop.Cover.LegalBases);
        Assert.Empty(sop.Cover.Qualifications);
    }

    [Theory]
    [InlineData("kelengkapan waktu ", 220)]
    [InlineData("persyaratan / ", 280)]
    [InlineData("Kelengkapan Waktu Output 1 ", 140)]
    [InlineData("1-", 1_990)]
    [InlineData(" 1", 1_990)]
    public void Lines_made_to_be_walked_again_and_again_are_read_at_once(string piece, int times)
    {
        var text = "No Kegiatan Pelaksana\nKepala Staf\nKelengkapan Waktu Output\n1 Menyusun 2 jam Laporan \n" + string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Repeat(piece, times)) + "\n", 400));
        var watch = Stopwatch.StartNew();

        SopImport.Read(Encoding.UTF8.GetBytes(text), "jahat.txt");

        Assert.True(watch.Elapsed < Soon, $"{watch.Elapsed}");
    }

    [Theory]
    [InlineData("Mengunggah laporan ke esr.menpan.go.id", "esr.menpan.go.id")]
    [InlineData("Mengunggah ke e-sakip.contoh.go.id.", "e-sakip.contoh.go.id")]
    [InlineData("Mengunggah pada aplikasi e-SAKIP dan mencetaknya", "e-SAKIP")]
    [InlineData("Mengunggah laporan", "aplikasi luar")]
    public void The_application_outside_is_named_by_its_address_or_name(string text, string name) => Assert.Equal(name, ApplicationName.In(text));

    [Fact]
    public void A_row_that_names_no_application_in_a_hundred_thousand_words_is_done_with_at_once()
    {
        var watch = Stopwatch.StartNew();

        Assert.Equal("aplikasi luar", ApplicationName.In(string.Concat(Enumerable.Repeat("a-", 100_000))));

        Assert.True(watch.Elapsed < Soon, $"{watch.Elapsed}");
    }

    private static ProcedureDefinition Read(string time, string text = "Menyusun laporan") =>
        Parse($"No Kegiatan Pelaksana Mutu Baku\nKepala Dinas Staf\nKelengkapan Waktu Output\n1 {text} \nBahan {time} Laporan \n2 Mengarsipkan laporan \nLaporan 5 menit Arsip \n");

    private static ProcedureDefinition Parse(string text)
    {
        var sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(text), "teks.txt").Sops);
        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }
}
