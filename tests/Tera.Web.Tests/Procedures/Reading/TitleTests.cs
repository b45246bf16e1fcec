using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;

namespace Tera.Procedures.Reading;

/// <summary>What an SOP is called and how often it runs, by its title.</summary>
public sealed class TitleTests
{
    private const string Rows = "No\tKegiatan\tKepala Dinas\tStaf\tKelengkapan\tWaktu\tOutput\n1\tMenyusun surat\t\tv\tBahan\t1 jam\tSurat\n2\tMenandatangani surat\tv\t\tSurat\t1 jam\tSurat\n";

    [Theory]
    [InlineData("STANDAR OPERASIONAL PROSEDUR\nPENGELOLAAN ASET\n")]
    [InlineData("STANDAR OPERASIONAL PROSEDUR\nPEMERINTAH KABUPATEN CONTOH\n\nPENGELOLAAN ASET\nKECAMATAN SUKAMAJU\n")]
    [InlineData("Standar Operasional Prosedur (SOP)\n\nSOP PENGELOLAAN ASET\n")]
    public void A_title_on_the_line_below_the_heading_is_the_title(string head)
    {
        var sop = Parse(head + Rows);

        Assert.Equal("PENGELOLAAN ASET", sop.Title);
        Assert.DoesNotContain("PENGELOLAAN", sop.Source!.Note ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void An_SOP_that_names_itself_nowhere_says_whence_its_name_is()
    {
        var sop = Parse(Rows);

        Assert.Equal("aset", sop.Title);
        Assert.Equal("Nama SOP tidak ditemukan pada naskah; dipakai nama berkas atau lembarnya, “aset”: tulis nama yang benar pada sampul.", sop.Source!.Note);
    }

    [Theory]
    [InlineData("Pemberian Cuti Tahunan", Periodicity.Unstated, Origin.Inferred)]
    [InlineData("Penyusunan Laporan Tahunan", Periodicity.Yearly, Origin.Printed)]
    [InlineData("Penyusunan Rencana Kerja Tahunan", Periodicity.Yearly, Origin.Printed)]
    [InlineData("Pengukuran Kinerja Triwulan", Periodicity.Quarterly, Origin.Printed)]
    public void A_yearly_thing_makes_no_yearly_SOP_unless_it_is_a_report_or_a_plan(string title, Periodicity periodicity, Origin origin)
    {
        var sop = Parse($"Nama SOP\t{title}\n{Rows}");

        Assert.Equal((periodicity, origin), (sop.Periodicity, sop.PeriodicityReading.Origin));
    }

    [Theory]
    [InlineData("Memerintahkan penyusunan Renja", false)]
    [InlineData("Memerintahkan Penyusun Renja untuk memulai", true)]
    public void Who_is_ordered_is_never_made_of_the_work_that_is(string text, bool isNamed)
    {
        var sop = Parse($"No\tKegiatan\tKepala Bappeda\tTim Penyusun Renja\tKelengkapan\tWaktu\tOutput\n1\t{text}\tv\t\tRPJMD\t1 hari\tDisposisi\n2\tMenyusun Renja\t\tv\tDisposisi\t1 hari\tRenja\n");

        Assert.Equal(isNamed ? [new LaneKey("tim-penyusun-renja")] : [], sop.Steps[0].Acts[0].Recipients);
    }

    [Fact]
    public void Two_who_are_named_with_a_slash_and_are_lanes_by_themselves_act_together()
    {
        var sop = Parse("No\tKegiatan\tPelaksana\tKelengkapan\tWaktu\tOutput\n1\tMenelaah pengaduan\tAuditor\tSurat\t1 hari\tTelaahan\n2\tMembentuk tim pemeriksa\tInspektur Pembantu\tTelaahan\t1 hari\tSurat tugas\n3\tMenyusun laporan\tAuditor/Inspektur Pembantu\tSurat tugas\t10 hari\tLaporan\n4\tMengarsipkan laporan\tStaf/Operator\tLaporan\t1 jam\tArsip\n");

        Assert.Equal(["Auditor", "Inspektur Pembantu", "Staf/Operator"], sop.Lanes.Select(lane => lane.Printed));
        var act = sop.Steps[2].Acts[0];
        Assert.Equal(["auditor", "inspektur-pembantu"], act.Lanes.Select(lane => lane.Value));
        Assert.Equal((Participation.Joint, Origin.Inferred), (act.Participation, act.Actor.Origin));
    }

    private static ProcedureDefinition Parse(string text)
    {
        var sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(text), "aset.tsv").Sops);
        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }
}
