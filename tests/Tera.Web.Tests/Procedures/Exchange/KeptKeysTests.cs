using System.Text;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Exchange;

public sealed class KeptKeysTests
{
    private const string Head = "No\tKegiatan\tKepala Dinas\tTim SAKIP\tKelengkapan\tWaktu\tOutput\n";

    [Fact]
    public void Given_a_file_with_a_row_put_in_and_one_mended_when_it_revises_an_SOP_then_the_same_rows_keep_their_keys_and_the_new_one_has_a_new_key()
    {
        var before = Read("1\tMenyusun laporan kinerja dinas\t\t●\tData\t2 hari\tLaporan\n2\tMemeriksa laporan kinerja\t◇\t\tLaporan\t1 jam\tLaporan\n");
        var after = Read("1\tMenyusun rencana kerja\t●\t\tData\t1 jam\tRencana\n2\tMenyusun laporan kinerja dinas\t\t●\tData\t3 hari\tLaporan\n3\tMemeriksa laporan kinerja\t◇\t\tLaporan\t1 jam\tLaporan\n");

        var kept = KeptKeys.Of(before, after);

        var (old, now) = (before.PrintedSteps.ToList(), kept.PrintedSteps.ToList());
        Assert.Equal([old[0].Key, old[1].Key], now.Skip(1).Select(step => step.Key));
        Assert.DoesNotContain(now[0].Key, old.Select(step => step.Key));
        Assert.Equal(now[1].Key, Assert.IsType<Onward.Next>(now[0].Onward).To);
        Assert.Equal("3 hari", now[1].Standard.Duration!.Printed);
        Assert.Empty(Soundness.Check(kept));
    }

    [Fact]
    public void Given_a_row_whose_words_were_mended_under_the_same_number_then_it_is_the_same_row_and_another_row_is_not()
    {
        var before = Read("1\tSekertaris menyusun laporan kinerja dinas\t\t●\tData\t2 hari\tLaporan\n2\tMengarsipkan laporan\t\t●\tLaporan\t1 jam\tArsip\n");
        var after = Read("1\tSekretaris menyusun laporan kinerja dinas\t\t●\tData\t2 hari\tLaporan\n2\tMengirim undangan kepada bidang\t\t●\tLaporan\t1 jam\tUndangan\n");

        var kept = KeptKeys.Of(before, after);

        Assert.Equal(before.Steps[0].Key, kept.Steps[0].Key);
        Assert.NotEqual(before.Steps[1].Key, kept.Steps[1].Key);
    }

    [Fact]
    public void Given_what_was_answered_before_when_the_file_leaves_it_to_be_guessed_again_then_the_answer_stays()
    {
        var before = Read("1\tMenyusun laporan\t\t\tData\t2 hari\tLaporan\n");
        var answered = before with
        {
            Steps = [before.Steps[0] with { Acts = [before.Steps[0].Acts[0] with { Lanes = [before.Lanes[0].Key], Actor = new(Origin.Confirmed, 1m, "Dikonfirmasi.") }] }, .. before.Steps[1..]],
        };

        var kept = KeptKeys.Of(answered, Read("1\tMenyusun laporan\t\t\tData\t3 hari\tLaporan\n"));
        var printed = KeptKeys.Of(answered, Read("1\tMenyusun laporan\t\t●\tData\t3 hari\tLaporan\n"));

        Assert.Equal(("kepala-dinas", Origin.Confirmed), (kept.Steps[0].Acts[0].Primary.Value, kept.Steps[0].Acts[0].Actor.Origin));
        Assert.Equal("tim-sakip", printed.Steps[0].Acts[0].Primary.Value);
    }

    [Fact]
    public void Given_a_check_said_to_be_no_decision_or_a_yes_said_to_lead_elsewhere_when_the_file_leaves_both_to_be_guessed_again_then_the_answers_stay_and_a_drawn_diamond_counts()
    {
        const string First = "1\tMenyusun laporan\t\t\tData\t2 hari\tLaporan\n", Guessed = "2\tMemeriksa laporan\t\t\tLaporan\t1 jam\tLaporan\n", Rest = "3\tMengirim laporan\t\t\tLaporan\t1 jam\tLaporan\n4\tMengarsipkan laporan\t\t\tLaporan\t1 jam\tArsip\n";
        var before = Read(First + Guessed + Rest);
        ProcedureDefinition Answered(string way, string choice) => ProposalAnswers.Apply(before, new($"{before.Steps[1].Key}:arah:{way}", choice), "Dikonfirmasi uji.");
        ProcedureDefinition Again(ProcedureDefinition answered, string check) => KeptKeys.Of(answered, Read(First + check + Rest));
        var (none, elsewhere) = (Answered("Ya", WayAnswers.NoDecision), Answered("Ya", before.Steps[3].Key.Value));

        Assert.IsType<Onward.Next>(Again(none, Guessed).Steps[1].Onward);
        Assert.IsType<Onward.Decision>(Again(none, "2\tMemeriksa laporan\t◇\t\tLaporan\t1 jam\tLaporan\n").Steps[1].Onward);
        Assert.Equal([before.Steps[3].Key], Assert.IsType<Onward.Decision>(Again(elsewhere, Guessed).Steps[1].Onward).Yes.Targets);
        Assert.Equal([before.Steps[2].Key], Assert.IsType<Onward.Decision>(Again(before, Guessed).Steps[1].Onward).Yes.Targets);
        Assert.Empty(Soundness.Check(Again(none, Guessed)));
    }

    private static ProcedureDefinition Read(string rows) => Assert.Single(SopImport.Read(Encoding.UTF8.GetBytes(Head + rows), "laporan.tsv").Sops).Definition!;
}
