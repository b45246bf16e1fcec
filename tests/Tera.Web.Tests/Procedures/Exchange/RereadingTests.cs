using System.Text;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;

namespace Tera.Procedures.Exchange;

/// <summary>What is proposed for a row after another row, on which it rests, was answered.</summary>
public sealed class RereadingTests
{
    private const string By = "Dikonfirmasi uji.";

    private static readonly ProcedureDefinition Sop = Read(
        "Mencatat surat", "Membuat konsep dan menyampaikan kepada Kasubbag Umum", "Menelaah konsep", "Menata konsep", "Memeriksa konsep. Jika benar ditandatangani, jika tidak dikembalikan kepada Tim Kerja");

    [Fact]
    public void Who_received_from_a_row_answered_otherwise_goes_on_and_the_reason_is_true()
    {
        var before = Read("Memerintahkan Sekretaris untuk mengundang", "Mengundang pejabat terkait", "Menyampaikan undangan", "Menyampaikan lagi undangan");
        Assert.Equal(["kepala-dinas", "sekretaris", "sekretaris", "sekretaris"], Actors(before));

        var after = Answer(before, 1, "tim-kerja");

        Assert.Equal(["kepala-dinas", "tim-kerja", "tim-kerja", "tim-kerja"], Actors(after));
        Assert.Equal("Pelaksana tidak disebut; diteruskan pelaksana baris sebelumnya (aturan 6).", after.Steps[2].Acts[0].Actor.Reason);
        Assert.All(after.Steps.Skip(2).Take(2), step => Assert.Equal(Origin.Inferred, step.Acts[0].Actor.Origin));
    }

    [Fact]
    public void In_the_source_of_dishub_the_row_behind_an_answered_one_follows_it()
    {
        var seed = Reading.SeedTextTests.Read("dishub");
        Assert.Equal("tim-sakip", seed.Steps[2].Acts[0].Primary.Value);

        Assert.Equal("sekertaris", Answer(seed, 1, "sekertaris").Steps[2].Acts[0].Primary.Value);
    }

    [Fact]
    public void A_no_that_goes_back_to_a_lane_follows_the_row_that_lane_is_said_to_do()
    {
        var after = Answer(Sop, 0, "tim-kerja");

        Assert.Equal([Sop.Steps[0].Key], Assert.IsType<Onward.Decision>(Answer(after, 1, "staf").Steps[4].Onward).No.Targets);
        Assert.Equal([Sop.Steps[1].Key], Assert.IsType<Onward.Decision>(Answer(Sop, 1, "tim-kerja").Steps[4].Onward).No.Targets);
    }

    [Fact]
    public void What_was_confirmed_or_answered_stays_and_so_does_the_other_answer_of_the_same_form()
    {
        var before = Read("Memerintahkan Sekretaris untuk mengundang", "Mengundang pejabat terkait", "Menyampaikan undangan", "Menyampaikan lagi undangan");

        var after = ProposalAnswers.ApplyAll(before, [new($"{before.Steps[1].Key}:tindakan:1", "tim-kerja"), new($"{before.Steps[2].Key}:tindakan:1", null)], By);

        Assert.Equal(["kepala-dinas", "tim-kerja", "sekretaris", "sekretaris"], Actors(after));
        Assert.Equal(Origin.Confirmed, after.Steps[2].Acts[0].Actor.Origin);
    }

    [Fact]
    public void Another_act_of_an_answered_row_is_asked_for_the_same_lane()
    {
        var act = Answer(Sop, 1, "staf").Steps[1].Acts[1];

        Assert.Equal(("staf", Origin.Inferred, "Tindakan lain pada baris ini dijawab dikerjakan Staf."), (act.Primary.Value, act.Actor.Origin, act.Actor.Reason));
    }

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public void What_a_person_reasoned_in_the_shipped_library_is_not_made_anew_by_a_yes(string code)
    {
        var sop = Shipped.Sop(code);
        var asked = Proposals.Of(sop).ToList();

        var answered = ProposalAnswers.ApplyAll(sop, asked.Where(proposal => proposal.IsActor).Take(2).Select(proposal => new ProposalAnswer(proposal.Key, null)), By);

        Assert.Equal(asked.Where(proposal => proposal.IsActor).Skip(2).Select(proposal => proposal.Reading), Proposals.Of(answered).Where(proposal => proposal.IsActor).Select(proposal => proposal.Reading));
        Assert.Empty(Soundness.Check(answered));
    }

    private static ProcedureDefinition Answer(ProcedureDefinition sop, int row, string lane)
    {
        var answered = ProposalAnswers.ApplyAll(sop, [new($"{sop.Steps[row].Key}:tindakan:1", lane)], By);
        Assert.Equal(lane, answered.Steps[row].Acts[0].Primary.Value);
        Assert.Empty(Soundness.Check(answered));
        return answered;
    }

    private static List<string> Actors(ProcedureDefinition sop) => [.. sop.PrintedSteps.Select(step => step.Acts[0].Primary.Value)];

    private static ProcedureDefinition Read(params string[] rows)
    {
        var text = $"No\tKegiatan\tKepala Dinas\tSekretaris\tKasubbag Umum\tTim Kerja\tStaf\tKelengkapan\tWaktu\tOutput\n{string.Concat(rows.Select((row, at) => $"{at + 1}\t{row}\t\t\t\t\t\tBahan\t1 jam\tHasil\n"))}";
        return Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(text), "ulang.tsv").Sops).Definition!;
    }
}
