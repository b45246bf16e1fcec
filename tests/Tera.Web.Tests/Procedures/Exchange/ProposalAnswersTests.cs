using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Exchange;

/// <summary>Which answers a way out of a row may get, and what the SOP is afterwards.</summary>
public sealed class ProposalAnswersTests
{
    private const string By = "Dikonfirmasi uji.";

    private static readonly ProcedureDefinition Sop = Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(
        "No\tKegiatan\tKepala Dinas\tTim SAKIP\tKelengkapan\tWaktu\tOutput\tKet\n"
        + "1\tMemerintahkan Tim SAKIP untuk mengukur kinerja\t\t\tSurat\t10 menit\tDisposisi\t\n"
        + "2\tMenyusun laporan\t\t\tDisposisi\t2 hari\tLaporan\t\n"
        + "3\tMemeriksa laporan\t\t\tLaporan\t1 jam\tLaporan\t\n"
        + "4\tMenandatangani laporan\t\t\tLaporan\t1 jam\tLaporan\t\n"
        + "5\tMengarsipkan laporan\t\t\tLaporan\t1 jam\tArsip\t\n"), "ukur.tsv").Sops).Definition!;

    private static readonly Step Check = Sop.PrintedSteps.ElementAt(2), Sign = Sop.PrintedSteps.ElementAt(3), Archive = Sop.PrintedSteps.ElementAt(4);

    [Fact]
    public void A_no_may_lead_above_below_to_the_end_or_nowhere_and_a_yes_below_and_neither_where_the_other_leads()
    {
        Assert.Equal(["bukan keputusan", "alur selesai", "ke langkah 1", "ke langkah 5"], Labels("arah:Tidak"));
        Assert.Equal(["bukan keputusan", "alur selesai", "ke langkah 5"], Labels("arah:Ya"));
        Assert.Equal("bukan keputusan", Labels("tindakan:1")[0]);
    }

    [Fact]
    public void A_refused_signature_goes_back_to_a_row_above_and_its_act_is_not_a_decision() =>
        Assert.Equal(["ke langkah 3", "ke langkah 1"], Labels("arah:Tidak", Sign));

    [Theory]
    [InlineData("arah:Tidak")]
    [InlineData("arah:Ya")]
    [InlineData("tindakan:1")]
    public void A_check_that_is_no_decision_becomes_work_that_goes_on_and_who_does_it_is_still_asked(string asked)
    {
        var answered = Answer(asked, WayAnswers.NoDecision);

        var row = answered[Check.Key];
        Assert.Equal((ActKind.Process, Sign.Key), (Assert.Single(row.Acts).Kind, Assert.IsType<Onward.Next>(row.Onward).To));
        Assert.Equal([$"{Check.Key}:tindakan:1"], Proposals.Of(answered).Where(proposal => proposal.Step == Check.Key).Select(proposal => proposal.Key));
        Sound(answered);
    }

    [Fact]
    public void A_no_may_end_the_flow_or_jump_to_a_later_row()
    {
        var (ended, jumped) = (Answer("arah:Tidak", SopWords.End), Answer("arah:Tidak", Archive.Key.Value));

        Assert.Empty(No(ended).Targets);
        Assert.Equal([Archive.Key], No(jumped).Targets);
        Assert.All([ended, jumped], answered => Assert.Equal(Origin.Confirmed, No(answered).Provenance.Origin));
        Sound(ended);
        Sound(jumped);
        Assert.DoesNotContain(WayAnswers.Others(ended, ended[Check.Key], "Ya"), other => other.Value == SopWords.End);
    }

    [Fact]
    public void A_decision_that_somebody_has_confirmed_is_not_answered_away()
    {
        var confirmed = ProposalAnswers.Apply(Sop, new($"{Check.Key}:arah:Ya", null), By);

        Assert.DoesNotContain(ProposalAnswers.Others(confirmed, Asked("arah:Tidak")), other => other.Value == WayAnswers.NoDecision);
        Assert.Equal(confirmed, ProposalAnswers.Apply(confirmed, new($"{Check.Key}:arah:Tidak", WayAnswers.NoDecision), By));
    }

    private static Branch No(ProcedureDefinition sop) => ((Onward.Decision)sop[Check.Key].Onward).No;

    private static Proposal Asked(string what, Step? row = null) => Proposals.Of(Sop).Single(proposal => proposal.Key == $"{(row ?? Check).Key}:{what}");

    private static IReadOnlyList<string> Labels(string what, Step? row = null) => [.. ProposalAnswers.Others(Sop, Asked(what, row)).Select(other => other.Label)];

    private static ProcedureDefinition Answer(string what, string choice) => ProposalAnswers.Apply(Sop, new($"{Check.Key}:{what}", choice), By);

    /// <summary>It can be run, and travels as a file.</summary>
    private static void Sound(ProcedureDefinition sop)
    {
        Assert.Empty(Soundness.Check(sop));
        Assert.Equal(DefinitionJson.Write(sop), DefinitionJson.Write(ProcedureFile.Read(YamlText.Write(sop), sop.Code + ".yaml").Definition!));
    }
}
