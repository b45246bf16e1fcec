using Tera.Procedures.Builders;
using Tera.Procedures.Definitions;
using Tera.Procedures.Drawing;
using Tera.Shared;

namespace Tera.Procedures.Editing;

public sealed class DraftEditorTests
{
    private static readonly Provenance Mine = new(Origin.Confirmed, 1m, "Ditulis Sari.");

    /// <summary>satu → dua → tiga (Tidak: dua) → empat; numbered 1 to 4.</summary>
    private static ProcedureDefinition Draft() => Written(
        new DefinitionBuilder()
            .Step("satu", step => step.Act(ActKind.Instruct, "kepala"))
            .Step("dua", step => step.Act(ActKind.Prepare, "tim"))
            .Step("tiga", step => step.Act(ActKind.Check, "sekretaris").Decides("empat", ["dua"]))
            .Step("empat", step => step.Act(ActKind.Sign, "kepala"))
            .Build(),
        new DraftChange.Renumber());

    [Fact]
    public void Given_rows_that_follow_each_other_when_one_moves_then_each_still_goes_on_to_the_row_below()
    {
        var moved = Written(Draft(), new DraftChange.MoveStep(new("dua"), Before: null));

        Assert.Equal(["satu", "tiga", "empat", "dua"], moved.Steps.Select(step => step.Key.Value));
        Assert.Equal(new Onward.Next(new("tiga")), moved[new("satu")].Onward);
        Assert.Equal(new Onward.Next(new("dua")), moved[new("empat")].Onward);
        Assert.IsType<Onward.Finish>(moved[new("dua")].Onward);
        Assert.Equal(["1", "2", "3", "4"], moved.Steps.Select(step => step.PrintedNumber));
    }

    [Fact]
    public void Given_a_decision_when_a_row_is_put_behind_it_then_Ya_leads_to_that_row_and_Tidak_where_it_led()
    {
        var longer = Written(Draft(), new DraftChange.InsertStep(new("baru"), new("tiga")));

        var decision = Assert.IsType<Onward.Decision>(longer[new("tiga")].Onward);
        Assert.Equal(["baru"], decision.Yes.Targets.Select(key => key.Value));
        Assert.Equal(["dua"], decision.No.Targets.Select(key => key.Value));
        Assert.Empty(Soundness.Check(longer));
    }

    [Fact]
    public void Given_a_way_back_to_a_row_when_the_row_goes_then_the_way_leads_to_the_row_above_and_the_draft_stays_sound()
    {
        var shorter = Written(Draft(), new DraftChange.RemoveStep(new("dua")));

        Assert.Equal(["satu"], Assert.IsType<Onward.Decision>(shorter[new("tiga")].Onward).No.Targets.Select(key => key.Value));
        Assert.Empty(Soundness.Check(shorter));
    }

    [Fact]
    public void Given_a_row_when_it_is_written_with_another_actor_then_only_what_changed_bears_the_writer()
    {
        var draft = Draft();
        var before = draft[new("dua")];
        var act = before.Acts[0];

        var after = Written(draft, new DraftChange.WriteStep(before.Key, new(
            before.PrintedNumber, "  Menyusun\nlaporan\u0000 ", [act with { Actor = Mine }, act with { Kind = ActKind.HandOver, Lanes = [new("sekretaris"), new("kepala")] }],
            before.Standard, new WrittenWay.On(new Destination.Below()), null, null, null)))[before.Key];

        Assert.Equal("Menyusun laporan", after.Text);
        Assert.Equal((Provenance.Printed, Mine), (after.Acts[0].Actor, after.Acts[1].Actor));
        Assert.Equal(Participation.Joint, after.Acts[1].Participation);
    }

    [Fact]
    public void Given_a_column_that_a_row_needs_when_it_is_removed_then_the_rows_are_named_and_it_stays()
    {
        var no = Refused(Draft(), new DraftChange.RemoveLane(new("kepala")));

        Assert.Equal(EditingRejections.LaneInUse("kepala", "1, 4"), no);
    }

    [Fact]
    public void A_sentence_in_the_place_of_a_number_is_refused()
    {
        var draft = Draft();
        var row = draft[new("dua")];

        var no = Refused(draft, new DraftChange.WriteStep(row.Key, new(new string('1', DraftEditor.LongestNumber + 1), "Menyusun", row.Acts, row.Standard, new WrittenWay.On(new Destination.Below()), null, null, null)));

        Assert.Equal(EditingRejections.NumberTooLong(DraftEditor.LongestNumber), no);
    }

    [Theory]
    [InlineData("", ActKind.Prepare, "procedures.editing.text-missing")]
    [InlineData("Mengunggah", ActKind.Upload, "procedures.editing.application-missing")]
    public void What_a_row_lacks_is_named(string text, ActKind kind, string code)
    {
        var draft = Draft();
        var row = draft[new("dua")];

        var no = Refused(draft, new DraftChange.WriteStep(row.Key, new(null, text, [row.Acts[0] with { Kind = kind }], row.Standard, new WrittenWay.On(new Destination.End()), null, null, null)));

        Assert.Equal(code, no.Code);
    }

    [Fact]
    public void The_last_row_and_the_last_column_stay()
    {
        var one = new DefinitionBuilder().Step("satu", step => step.Act(ActKind.Instruct, "kepala")).Build();

        Assert.Equal(EditingRejections.LastStep, Refused(one, new DraftChange.RemoveStep(new("satu"))));
        Assert.Equal(EditingRejections.LastLane, Refused(one, new DraftChange.RemoveLane(new("kepala"))));
    }

    /// <summary>Whatever is moved, removed and put in, the draft can be kept, read and drawn, and no way leads to a row that is gone.</summary>
    [Fact]
    public void Any_row_of_changes_leaves_a_draft_that_can_be_kept_and_drawn()
    {
        var luck = new Random(20261128);
        for (var round = 0; round < 300; round++)
        {
            var draft = Draft();
            for (var at = 0; at < 12; at++)
            {
                StepKey Any() => draft.Steps[luck.Next(draft.Steps.Length)].Key;
                DraftChange change = luck.Next(4) switch
                {
                    0 => new DraftChange.MoveStep(Any(), luck.Next(5) == 0 ? null : Any()),
                    1 => new DraftChange.RemoveStep(Any()),
                    2 => new DraftChange.InsertStep(new($"baru-{at}"), luck.Next(5) == 0 ? null : Any()),
                    _ => new DraftChange.WriteStep(Any(), new(
                        null, "Memeriksa", [new Act(ActKind.Check, [draft.Lanes[0].Key], Participation.One, null, [], null, null, Mine)], new([], null, []),
                        new WrittenWay.Decision(new("", [new Destination.Below()], false), new("", [new Destination.To(Any())], false)), null, null, null)),
                };
                draft = DraftEditor.Apply(draft, change, Mine).Accepted(out var after, out _) ? after : draft;

                Assert.All(draft.Steps.SelectMany(step => step.Successors), target => Assert.NotNull(draft.Find(target)));
                Assert.Equal(DefinitionJson.Write(draft), DefinitionJson.Write(DefinitionJson.Read(DefinitionJson.Write(draft))));
                Assert.Equal(draft.Steps.Length, FlowLayout.Of(draft).Rows.Length);
                Assert.Equal(Enumerable.Range(1, draft.Steps.Length).Select(number => $"{number}"), draft.Steps.Select(step => step.PrintedNumber));
            }
        }
    }

    private static ProcedureDefinition Written(ProcedureDefinition draft, DraftChange change)
    {
        Assert.True(DraftEditor.Apply(draft, change, Mine).Accepted(out var after, out var no), no?.Code);
        return after;
    }

    private static Rejection Refused(ProcedureDefinition draft, DraftChange change)
    {
        Assert.False(DraftEditor.Apply(draft, change, Mine).Accepted(out _, out var no));
        return no;
    }
}
