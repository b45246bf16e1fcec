using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>A no whose way the text names or a drawing draws is printed, and the linter does not say otherwise.</summary>
public sealed class NamedWayTests
{
    private const string Head = "No\tKegiatan\tPetugas Loket\tKepala Tata Usaha\tKepala Puskesmas\tKelengkapan\tWaktu\tOutput\n";
    private const string Received = "1\tMenerima berkas\tv\t\t\tBerkas\t1 jam\tAgenda\n";

    [Fact]
    public void A_no_that_goes_back_to_a_lane_with_one_row_above_is_printed()
    {
        var sop = Parse(Received + "2\tMemeriksa berkas; bila tidak lengkap dikembalikan ke petugas loket\t\tv\t\tBerkas\t1 jam\tBerkas\n3\tMenyusun surat\t\tv\t\tBerkas\t1 jam\tSurat\n");

        Assert.Equal((sop.Steps[0].Key, Origin.Printed), (Assert.Single(No(sop, 1).Targets), No(sop, 1).Provenance.Origin));
        Assert.DoesNotContain(Told(sop), text => text.Contains("Tidak", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lane_that_only_takes_part_in_a_row_above_is_named_there_too()
    {
        var sop = Parse("1\tKepala Tata Usaha bersama Kepala Puskesmas menyusun surat\t\tv\tv\tBerkas\t1 jam\tSurat\n2\tMencatat surat\tv\t\t\tSurat\t1 jam\tSurat\n3\tMemeriksa surat, jika tidak benar dikembalikan kepada Kepala Puskesmas\t\tv\t\tSurat\t1 jam\tSurat\n4\tMengirim surat\tv\t\t\tSurat\t1 jam\tTanda terima\n");

        Assert.Equal((sop.Steps[0].Key, Origin.Printed), (Assert.Single(No(sop, 2).Targets), No(sop, 2).Provenance.Origin));
    }

    [Fact]
    public void A_lane_with_several_rows_above_is_asked_which_and_told_so()
    {
        var sop = Parse(Received + "2\tMencatat berkas\tv\t\t\tBerkas\t1 jam\tAgenda\n3\tMemeriksa berkas, jika tidak lengkap dikembalikan ke petugas loket\t\tv\t\tBerkas\t1 jam\tBerkas\n4\tMenyusun surat\t\tv\t\tBerkas\t1 jam\tSurat\n");

        Assert.Equal((sop.Steps[1].Key, Origin.Inferred), (Assert.Single(No(sop, 2).Targets), No(sop, 2).Provenance.Origin));
        Assert.Contains("“Tidak” kembali ke Petugas Loket; langkah yang mana tidak tercetak.", Told(sop));
    }

    [Fact]
    public void A_no_without_a_way_is_still_told_as_not_printed() =>
        Assert.Contains("Ke mana “Tidak” menuju tidak tercetak.", Told(Parse(Received + "2\tMemeriksa berkas, jika tidak lengkap dikembalikan\t\tv\t\tBerkas\t1 jam\tBerkas\n3\tMenyusun surat\t\tv\t\tBerkas\t1 jam\tSurat\n")));

    [Theory]
    [InlineData("dikembalikan ke petugas loket", Origin.Printed)]
    [InlineData("dikembalikan", Origin.Inferred)]
    public void Where_the_text_says_only_whom_a_no_goes_back_to_a_yes_goes_on_as_rows_do(string no, Origin yes)
    {
        var sop = Parse($"{Received}2\tMemeriksa berkas; bila tidak lengkap {no}\t\tv\t\tBerkas\t1 jam\tBerkas\n3\tMenyusun surat\t\tv\t\tBerkas\t1 jam\tSurat\n");

        Assert.Equal(yes, Assert.IsType<Onward.Decision>(sop.Steps[1].Onward).Yes.Provenance.Origin);
    }

    [Fact]
    public void A_yes_that_goes_on_to_the_lane_of_the_next_row_is_printed()
    {
        var sop = Parse(Received + "2\tMemeriksa berkas. Jika lengkap diteruskan ke Kepala Puskesmas, jika tidak dikembalikan ke Petugas Loket\t\tv\t\tBerkas\t1 jam\tBerkas\n3\tMenandatangani surat\t\t\tv\tBerkas\t1 jam\tSurat\n");

        Assert.Equal(Origin.Printed, Assert.IsType<Onward.Decision>(sop.Steps[1].Onward).Yes.Provenance.Origin);
    }

    [Theory]
    [InlineData("Menelaah surat. Ya: ditandatangani, tidak: diperbaiki Petugas Loket")]
    [InlineData("Menelaah surat. Tidak: diperbaiki Petugas Loket; Ya: ditandatangani")]
    [InlineData("Menelaah surat (ya = ditandatangani, tidak = dikembalikan ke Petugas Loket)")]
    public void A_yes_and_a_no_behind_colons_are_a_decision(string text)
    {
        var sop = Parse($"{Received}2\t{text}\t\t\tv\tSurat\t1 jam\tSurat\n3\tMengirim surat\tv\t\t\tSurat\t1 jam\tTanda terima\n");

        Assert.Equal([ActKind.Check, ActKind.Sign], sop.Steps[1].Acts.Select(act => act.Kind));
        Assert.Equal(sop.Steps[0].Key, Assert.Single(No(sop, 1).Targets));
    }

    [Fact]
    public void Two_drawn_ways_that_each_bear_a_word_and_lead_on_are_printed()
    {
        const string Drawing = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="x"><process id="p" name="Surat"><startEvent id="s"/><task id="a" name="Memeriksa berkas"/><exclusiveGateway id="g" name="Jenis?"/><task id="b" name="Menyusun surat biasa"/><task id="c" name="Menyusun surat rahasia"/><task id="d" name="Mengirim surat"/><endEvent id="e"/><sequenceFlow id="f1" sourceRef="s" targetRef="a"/><sequenceFlow id="f2" sourceRef="a" targetRef="g"/><sequenceFlow id="f3" sourceRef="g" targetRef="b" name="biasa"/><sequenceFlow id="f4" sourceRef="g" targetRef="c" name="rahasia"/><sequenceFlow id="f5" sourceRef="b" targetRef="d"/><sequenceFlow id="f6" sourceRef="c" targetRef="d"/><sequenceFlow id="f7" sourceRef="d" targetRef="e"/></process></definitions>""";

        var labelled = Imported(Drawing, "surat.bpmn");
        Assert.Equal(Origin.Printed, No(labelled, 0).Provenance.Origin);
        Assert.DoesNotContain(Told(labelled), text => text.Contains("Tidak", StringComparison.Ordinal));
        Assert.Contains("Jalan yang tergambar tidak bertuliskan Ya atau Tidak.", Told(Imported(Drawing.Replace(" name=\"biasa\"", "", StringComparison.Ordinal), "surat.bpmn")));
    }

    [Theory]
    [InlineData("Memeriksa surat, jika tidak sesuai dikembalikan ke langkah 2", "")]
    [InlineData("Memeriksa surat. Jika tidak sesuai kembali ke langkah 2", "")]
    [InlineData("Memeriksa surat, dikembalikan ke nomor 2 jika belum benar", "")]
    [InlineData("Memeriksa surat; bila belum benar dikembalikan kepada Petugas Loket (langkah 2), bila benar lanjut ke langkah 5", "")]
    [InlineData("Memeriksa surat", "Jika tidak sesuai dikembalikan ke nomor 2")]
    [InlineData("Memeriksa surat", "Tidak → 2")]
    [InlineData("Mereviu surat", "Jika belum sesuai kembali ke langkah 2")]
    [InlineData("Menandatangani surat, jika menolak kembali ke no. 2", "")]
    public void A_no_that_goes_back_to_a_number_is_printed_and_the_linter_says_nothing_else(string text, string remark)
    {
        var sop = Parse(
            $"{Received}2\tMencatat berkas\tv\t\t\tBerkas\t1 jam\tAgenda\n3\tMenyusun surat\t\tv\t\tAgenda\t1 jam\tSurat\n4\t{text}\t\t\tv\tSurat\t1 jam\tSurat\t{remark}\n5\tMengirim surat\tv\t\t\tSurat\t1 jam\tTanda terima\n",
            Head.Replace("Output", "Output\tKet", StringComparison.Ordinal));

        Assert.Equal((sop.Steps[1].Key, Origin.Printed), (Assert.Single(No(sop, 3).Targets), No(sop, 3).Provenance.Origin));
        Assert.Equal((sop.Steps[4].Key, Origin.Printed), (Assert.Single(Yes(sop, 3).Targets), Yes(sop, 3).Provenance.Origin));
        Assert.DoesNotContain(Told(sop), finding => finding.Contains("Tidak", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Tidak → 2")]
    [InlineData("Tidak: kembali ke langkah 2")]
    [InlineData("tidak ke langkah 2")]
    public void A_way_written_in_a_cell_of_pelaksana_is_printed_and_its_row_decides(string cell)
    {
        var sop = Parse($"{Received}2\tMencatat berkas\tv\t\t\tBerkas\t1 jam\tAgenda\n3\tMenelaah berkas\t\tv\t{cell}\tBerkas\t1 jam\tBerkas\n4\tMengirim surat\tv\t\t\tSurat\t1 jam\tTanda terima\n");

        Assert.Equal((sop.Steps[1].Key, Origin.Printed), (Assert.Single(No(sop, 2).Targets), No(sop, 2).Provenance.Origin));
        Assert.All(sop.Steps[2].Acts, act => Assert.Equal(sop.Lanes[1].Key, act.Primary));
    }

    [Fact]
    public void A_yes_that_goes_on_to_a_number_is_printed_unless_it_leaves_rows_behind_for_ever()
    {
        const string Rest = "3\tMenyusun surat\t\tv\t\tAgenda\t1 jam\tSurat\n4\tMengirim surat\tv\t\t\tSurat\t1 jam\tTanda terima\n";
        var reached = Parse($"{Received}2\tMemeriksa berkas; bila lengkap lanjut ke langkah 4, bila tidak lengkap lanjut ke langkah 3\t\tv\t\tBerkas\t1 jam\tBerkas\n{Rest}");
        var left = Parse($"{Received}2\tMemeriksa berkas; bila lengkap lanjut ke langkah 4, bila tidak lengkap kembali ke langkah 1\t\tv\t\tBerkas\t1 jam\tBerkas\n{Rest}");

        Assert.Equal((reached.Steps[3].Key, Origin.Printed), (Assert.Single(Yes(reached, 1).Targets), Yes(reached, 1).Provenance.Origin));
        Assert.Equal(reached.Steps[2].Key, Assert.Single(No(reached, 1).Targets));
        Assert.Equal((left.Steps[2].Key, Origin.Inferred), (Assert.Single(Yes(left, 1).Targets), Yes(left, 1).Provenance.Origin));
        Assert.Contains("langkah 4", Yes(left, 1).Provenance.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Memutuskan apakah pengaduan diteruskan. Ya: dibentuk tim. Tidak: dikembalikan kepada pelapor disertai alasan", "", "pelapor")]
    [InlineData("Memeriksa berkas", "Tidak lengkap: kembali ke pemohon", "pemohon")]
    public void A_no_that_goes_back_to_somebody_outside_ends_the_flow_and_says_to_whom(string text, string remark, string whom)
    {
        var sop = Parse($"{Received}2\t{text}\t\tv\t\tBerkas\t1 jam\tBerkas\t{remark}\n3\tMenyusun surat\t\tv\t\tBerkas\t1 jam\tSurat\n", Head.Replace("Output", "Output\tKet", StringComparison.Ordinal));

        Assert.Empty(No(sop, 1).Targets);
        Assert.Equal($"Teks mengembalikannya kepada {whom}, yang bukan kolom pelaksana; alur selesai di situ.", No(sop, 1).Provenance.Reason);
        Assert.Contains($"“Tidak” kembali kepada {whom}, yang tidak ada pada kolom pelaksana.", Told(sop));
    }

    [Theory]
    [InlineData("langkah 9", "Teks menyebut langkah 9, yang tidak ada; dipilih langkah yang menyusunnya.")]
    [InlineData("Pejabat Pengadaan", "Teks mengembalikannya kepada Pejabat Pengadaan, yang bukan kolom pelaksana; dipilih langkah yang menyusunnya.")]
    public void A_no_whose_row_or_post_is_not_there_says_what_the_text_says(string to, string reason)
    {
        var sop = Parse($"{Received}2\tMemeriksa berkas, jika tidak lengkap dikembalikan ke {to}\t\tv\t\tBerkas\t1 jam\tBerkas\n3\tMenyusun surat\t\tv\t\tBerkas\t1 jam\tSurat\n");

        Assert.Equal(reason, No(sop, 1).Provenance.Reason);
        Assert.DoesNotContain("Ke mana “Tidak” menuju tidak tercetak.", Told(sop));
    }

    [Fact]
    public void What_our_own_document_says_of_a_no_comes_back_with_it()
    {
        var sop = Parse($"{Received}2\tMencatat berkas\tv\t\t\tBerkas\t1 jam\tAgenda\n3\tMenyusun surat\t\tv\t\tAgenda\t1 jam\tSurat\n4\tMemeriksa surat, jika tidak benar kembali ke langkah 2\t\t\tv\tSurat\t1 jam\tSurat\n5\tMengirim surat\tv\t\t\tSurat\t1 jam\tTanda terima\n");
        var silent = sop with { Steps = sop.Steps.SetItem(3, sop.Steps[3] with { Text = "Memeriksa surat" }) };

        var again = Assert.Single(SopImport.Read(SopDocument.Write(silent), "surat.docx").Sops).Definition!;

        Assert.Equal((again.Steps[1].Key, Origin.Printed), (Assert.Single(No(again, 3).Targets), No(again, 3).Provenance.Origin));
    }

    private static Branch Yes(ProcedureDefinition sop, int row) => Assert.IsType<Onward.Decision>(sop.Steps[row].Onward).Yes;

    private static Branch No(ProcedureDefinition sop, int row) => Assert.IsType<Onward.Decision>(sop.Steps[row].Onward).No;

    private static List<string> Told(ProcedureDefinition sop) => [.. Findings.Of(sop, _ => true).Where(finding => finding.Kind is FindingKind.Decision).Select(finding => finding.Text)];

    private static ProcedureDefinition Parse(string rows, string head = Head) => Imported(head + rows, "teks.tsv");

    private static ProcedureDefinition Imported(string text, string name)
    {
        var sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(text), name).Sops);
        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }
}
