using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Exchange;

/// <summary>No office prints which document its SOP exists for, what each act yields, or what comes from outside: what Tera reads of it is asked.</summary>
public sealed class ProductProposalTests
{
    private const string By = "Dikonfirmasi uji.";

    private static readonly ProcedureDefinition Sop = Read("Nama SOP\tSurat Tugas\n"
        + "No\tKegiatan\tKepala Dinas\tStaf\tKelengkapan\tWaktu\tOutput\n"
        + "1\tMemerintahkan Staf menyusun surat tugas\t●\t\tNota permohonan\t10 menit\tDisposisi\n"
        + "2\tMenyusun surat tugas\t\t●\tDisposisi\t1 jam\tKonsep surat tugas\n"
        + "3\tMenandatangani surat tugas\t●\t\tKonsep surat tugas\t1 jam\tSurat tugas\n"
        + "4\tMengarsipkan surat tugas\t\t●\tSurat tugas yang ditandatangani\t5 menit\tArsip\n"
        + "5\tMerekap surat tugas\t\t●\tBuku register\t5 menit\tRekap\n");

    private static readonly Step Prepare = Sop.Steps[1], Sign = Sop.Steps[2], Last = Sop.Steps[4];

    [Fact]
    public void What_a_kind_of_act_always_yields_is_not_asked_and_what_it_may_yield_is()
    {
        Assert.Equal(
            ["dokumen-utama", $"{Prepare.Key}:hasil:1", $"{Sign.Key}:hasil:1", $"{Last.Key}:hasil:1", $"{Last.Key}:masukan:Buku register"],
            Proposals.Of(Sop).Select(proposal => proposal.Key).Where(key => key == "dokumen-utama" || key.Contains(":hasil:", StringComparison.Ordinal) || key.Contains(":masukan:", StringComparison.Ordinal)));
        Assert.All(Proposals.Of(Sop), proposal => Assert.False(string.IsNullOrEmpty(proposal.Reading.Reason)));
        Assert.Equal("SOP ini bertujuan menghasilkan laporan", Asked("dokumen-utama").What);
        Assert.Equal("Tindakan “susun” menghasilkan laporan", Asked($"{Prepare.Key}:hasil:1").What);
        Assert.Equal("Kelengkapan “Buku register” datang dari luar", Asked($"{Last.Key}:masukan:Buku register").What);
    }

    [Fact]
    public void The_document_that_an_SOP_is_said_to_exist_for_is_yielded_by_the_acts_that_were_thought_to_yield_it()
    {
        var answered = Answer(Sop, "dokumen-utama", "nota-dinas");

        Assert.Equal(("nota-dinas", Origin.Confirmed), (answered.MainDocument.Value, answered.MainDocumentReading!.Origin));
        Assert.Equal(["nota-dinas", "nota-dinas", "rekap"], new[] { 1, 2, 4 }.Select(row => answered.Steps[row].Acts[0].Produces!.Value.Value));
        Sound(answered);
    }

    [Fact]
    public void An_act_that_somebody_has_answered_keeps_its_answer_when_the_document_becomes_another()
    {
        var answered = Answer(Answer(Sop, $"{Prepare.Key}:hasil:1", null), "dokumen-utama", "nota-dinas");

        Assert.Equal(["laporan", "nota-dinas"], new[] { 1, 2 }.Select(row => answered.Steps[row].Acts[0].Produces!.Value.Value));
    }

    [Theory]
    [InlineData("berita-acara", "berita-acara")]
    [InlineData(ProposalAnswers.None, null)]
    public void An_act_yields_what_is_answered_and_nothing_more_is_asked(string choice, string? yields)
    {
        var answered = Answer(Sop, $"{Prepare.Key}:hasil:1", choice);

        Assert.Equal(yields, answered[Prepare.Key].Acts[0].Produces?.Value);
        Assert.DoesNotContain(Proposals.Of(answered), proposal => proposal.Key == $"{Prepare.Key}:hasil:1");
        Sound(answered);
    }

    [Fact]
    public void What_comes_from_outside_is_confirmed_or_is_the_work_of_a_row_above()
    {
        var (outside, inside) = (Answer(Sop, $"{Last.Key}:masukan:Buku register", null), Answer(Sop, $"{Last.Key}:masukan:Buku register", "disposisi"));

        Assert.Equal((null, Origin.Confirmed), (Input(outside).Artifact, Input(outside).Reading.Origin));
        Assert.Equal("disposisi", Input(inside).Artifact!.Value.Value);
        Assert.Equal(["arsip dari langkah 4", "laporan dari langkah 3", "disposisi dari langkah 1"], ProposalAnswers.Others(Sop, Asked($"{Last.Key}:masukan:Buku register")).Select(other => other.Label));
        Sound(outside);
        Sound(inside);
    }

    [Fact]
    public void An_input_that_no_row_above_makes_is_found_until_it_is_said_to_come_from_outside()
    {
        static IEnumerable<string> Told(ProcedureDefinition sop) => Findings.Of(sop, _ => true).Where(finding => finding.Text.Contains("Buku register", StringComparison.Ordinal)).Select(finding => finding.Text);

        Assert.Equal(["Kelengkapan “Buku register” tidak dihasilkan langkah di atasnya dan belum dinyatakan datang dari luar."], Told(Sop));
        Assert.Empty(Told(Answer(Sop, $"{Last.Key}:masukan:Buku register", null)));
    }

    [Fact]
    public void An_input_that_is_to_be_made_inside_and_that_no_row_makes_is_found()
    {
        var sop = Sop with { Steps = Sop.Steps.SetItem(4, Last with { Standard = Last.Standard with { Inputs = [new RequiredInput("Berita acara", new ArtifactKind("berita-acara"))] } }) };

        Assert.Contains(Findings.Of(sop, _ => true), finding => finding.Text == "Kelengkapan “Berita acara” tidak dibuat langkah mana pun.");
    }

    [Theory]
    [InlineData("Pengukuran Kebisingan Terminal", "Mengukur kebisingan", "laporan", 0.5)]
    [InlineData("Pengukuran Kinerja", "Mengukur kebisingan", "pengukuran", 0.85)]
    [InlineData("Evaluasi", "Menyusun evaluasi kinerja", "hasil-evaluasi", 0.85)]
    [InlineData("Pembuatan Berita Acara Serah Terima", "Menyusun berita acara", "berita-acara", 0.85)]
    public void Only_an_SOP_that_speaks_of_performance_is_taken_to_measure_it(string title, string row, string document, double confidence)
    {
        var sop = Read($"Nama SOP\t{title}\nNo\tKegiatan\tKepala\tStaf\tKelengkapan\tWaktu\tOutput\n1\t{row}\t\t●\tBahan\t1 jam\tLaporan\n");

        Assert.Equal((document, (decimal)confidence), (sop.MainDocument.Value, sop.MainDocumentReading!.Confidence));
    }

    [Fact]
    public void What_was_answered_is_not_asked_again_when_the_same_file_comes_as_a_revision()
    {
        var answered = Proposals.Of(Sop).Aggregate(Sop, (sop, asked) => ProposalAnswers.Apply(sop, new(asked.Key, null), By));
        answered = answered with { MainDocument = new("nota-dinas") };

        var revised = KeptKeys.Of(answered, Sop);

        Assert.Equal("nota-dinas", revised.MainDocument.Value);
        Assert.Empty(Proposals.Of(revised).Select(proposal => proposal.Key));
    }

    private static RequiredInput Input(ProcedureDefinition sop) => sop[Last.Key].Standard.Inputs.Single();

    private static Proposal Asked(string key) => Proposals.Of(Sop).Single(proposal => proposal.Key == key);

    private static ProcedureDefinition Answer(ProcedureDefinition sop, string key, string? choice)
    {
        var answered = ProposalAnswers.Apply(sop, new(key, choice), By);
        Assert.NotEqual(sop, answered);
        return answered;
    }

    private static ProcedureDefinition Read(string table)
    {
        var read = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(table), "surat-tugas.tsv").Sops);
        Assert.Empty(read.Faults.Select(fault => fault.ToString()));
        return read.Definition!;
    }

    /// <summary>It can be run, and travels as a file.</summary>
    private static void Sound(ProcedureDefinition sop)
    {
        Assert.Empty(Soundness.Check(sop));
        Assert.Equal(DefinitionJson.Write(sop), DefinitionJson.Write(ProcedureFile.Read(YamlText.Write(sop), sop.Code + ".yaml").Definition!));
        Assert.Equal(DefinitionJson.Write(sop), DefinitionJson.Write(SopImport.Read(SopBook.Write(sop), sop.Code + ".xlsx").Sops.Single().Definition!));
        Assert.Equal(DefinitionJson.Write(sop), DefinitionJson.Write(SopImport.Read(Bpmn.BpmnWriter.Write(sop), sop.Code + ".bpmn").Sops.Single().Definition!));
    }
}
