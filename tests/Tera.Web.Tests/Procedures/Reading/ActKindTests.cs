using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;

namespace Tera.Procedures.Reading;

/// <summary>What kind of act a verb means; where it may mean others, the office says which.</summary>
public sealed class ActKindTests
{
    private const string By = "Dikonfirmasi uji.";

    [Theory]
    [InlineData("Mengecek berkas", ActKind.Check)]
    [InlineData("Meneliti berkas", ActKind.Check)]
    [InlineData("Memeriksa kembali berkas", ActKind.Check)]
    [InlineData("Memparaf konsep", ActKind.Initial)]
    [InlineData("Memberi disposisi kepada Staf", ActKind.Instruct)]
    [InlineData("Menulis disposisi", ActKind.Instruct)]
    [InlineData("Mendokumentasikan kegiatan", ActKind.Archive)]
    [InlineData("Menyimpan arsip surat", ActKind.Archive)]
    [InlineData("Mencatat surat masuk", ActKind.Prepare)]
    [InlineData("Menomori surat", ActKind.Dispatch)]
    [InlineData("Menyempurnakan konsep", ActKind.Prepare)]
    [InlineData("Menilai berkas", ActKind.Process)]
    [InlineData("Menginput data pada aplikasi SIPD", ActKind.Upload)]
    [InlineData("Menggandakan dan mendistribusikan surat", ActKind.Dispatch)]
    public void A_verb_that_offices_use_for_one_act_is_that_act(string text, ActKind kind)
    {
        var act = Assert.Single(Parse(text).Steps[1].Acts);

        Assert.Equal((kind, Origin.Printed), (act.Kind, act.Actor.Origin));
    }

    [Theory]
    [InlineData("Menetapkan rencana kerja", ActKind.Sign)]
    [InlineData("Mengesahkan dokumen", ActKind.Sign)]
    [InlineData("Menggandakan dokumen", ActKind.Dispatch)]
    [InlineData("Menerbitkan surat izin", ActKind.Dispatch)]
    [InlineData("Menginput data pemohon", ActKind.Upload)]
    [InlineData("Mengagendakan surat", ActKind.Prepare)]
    [InlineData("Membukukan penerimaan", ActKind.Prepare)]
    public void A_verb_that_may_mean_others_is_asked_with_its_reason(string text, ActKind kind)
    {
        var act = Assert.Single(Parse(text).Steps[1].Acts);

        Assert.Equal((kind, Origin.Proposed), (act.Kind, act.Actor.Origin));
        Assert.StartsWith($"“{text.Split(' ')[0]}” dibaca sebagai ", act.Actor.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guessed_kind_is_answered_with_another_and_nothing_more_is_asked_of_the_act()
    {
        var sop = Parse("Melayani pemohon");
        var asked = Asked(sop);

        var answered = ProposalAnswers.Apply(sop, new(asked.Key, "jenis:teruskan"), By);

        Assert.Equal("tindakannya perintah", ProposalAnswers.Others(sop, asked)[0].Label);
        Assert.Equal((ActKind.HandOver, Origin.Confirmed), (answered.Steps[1].Acts[0].Kind, answered.Steps[1].Acts[0].Actor.Origin));
        Assert.Null(answered.Steps[1].Acts[0].Produces);
        Assert.DoesNotContain(Proposals.Of(answered), proposal => proposal.Step == answered.Steps[1].Key);
    }

    [Fact]
    public void A_guessed_kind_that_is_a_check_becomes_a_decision_whose_ways_are_asked()
    {
        var sop = Parse("Menandai berkas");

        var answered = ProposalAnswers.Apply(sop, new(Asked(sop).Key, "jenis:periksa"), By);

        var decision = Assert.IsType<Onward.Decision>(answered.Steps[1].Onward);
        Assert.Equal((answered.Steps[2].Key, answered.Steps[0].Key), (Assert.Single(decision.Yes.Targets), Assert.Single(decision.No.Targets)));
        Assert.True(decision.No.Provenance.IsProposal);
        Assert.Empty(Soundness.Check(answered));
    }

    [Theory]
    [InlineData("jenis:olah", ActKind.Process)]
    [InlineData("jenis:periksa", ActKind.Check)]
    public void What_is_no_signature_after_all_cannot_be_refused(string choice, ActKind kind)
    {
        var sop = Parse("Menetapkan rencana kerja");

        var answered = ProposalAnswers.Apply(sop, new(Asked(sop).Key, choice), By);

        Assert.NotNull(sop.Steps[1].Refusal);
        Assert.Null(answered.Steps[1].Refusal);
        Assert.Equal(kind, Assert.Single(answered.Steps[1].Acts).Kind);
        Assert.Empty(Soundness.Check(answered));
    }

    [Fact]
    public void Where_the_actor_was_guessed_too_he_is_still_asked()
    {
        var sop = Parse("Melayani pemohon", mark: "");

        var answered = ProposalAnswers.Apply(sop, new(Asked(sop).Key, "jenis:olah"), By);

        Assert.Equal((ActKind.Process, Origin.Inferred), (answered.Steps[1].Acts[0].Kind, answered.Steps[1].Acts[0].Actor.Origin));
        Assert.DoesNotContain("ditebak", answered.Steps[1].Acts[0].Actor.Reason, StringComparison.Ordinal);
    }

    private static Proposal Asked(ProcedureDefinition sop) => Proposals.Of(sop).Single(proposal => proposal.Key == $"{sop.Steps[1].Key}:tindakan:1");

    private static ProcedureDefinition Parse(string text, string mark = "v")
    {
        var sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(
            $"No\tKegiatan\tKepala Dinas\tStaf\tKelengkapan\tWaktu\tOutput\n1\tMenyusun konsep\t\tv\tBahan\t1 jam\tKonsep\n2\t{text}\t\t{mark}\tKonsep\t1 jam\tKonsep\n3\tMengarsipkan konsep\t\tv\tKonsep\t1 jam\tArsip\n"), "verba.tsv").Sops);
        Assert.Empty(sop.Faults.Select(fault => fault.ToString()));
        return sop.Definition!;
    }
}
