using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Documents.Dispositions;
using Tera.Procedures.Definitions;

namespace Tera.Documents.Acts;

public sealed class InstructTests
{
    [Fact]
    public async Task A_disposition_is_issued_printed_and_found_by_whom_it_orders()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "perintah", ActKind.Instruct);

        var outcome = await world.PostAsync(Ordered(world));
        await world.PrintAsync();

        DocumentsWorld.Accept(outcome);
        await using var session = world.Session();
        var waits = Assert.Single(await session.Get<WaitingDeliveries>().OfAsync(world.Office.Holder(new("sekretaris")), default));
        Assert.Equal("Disposisi", waits.What);
        Assert.Equal(RevisionState.Ready, (await DocumentsWorld.CurrentAsync(session, world.Run, "disposisi")).State);
    }

    [Fact]
    public async Task Given_an_empty_form_when_posted_then_all_its_faults_are_told_at_their_inputs_and_what_was_typed_stays()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "perintah", ActKind.Instruct);
        var form = ActsWorld.Form(("Hal", ""), ("SuratDari", "Gubernur"), ("Tenggat", "2026-10-01"), ("TanggalSurat", "kemarin"));

        var outcome = await world.PostAsync(form);

        Assert.Equal(
            [
                "documents.form.missing", "documents.form.not-chosen", "documents.disposition.nothing-asked", "documents.disposition.due-past",
                "documents.disposition.recipient-missing", "documents.form.date-invalid",
            ],
            outcome.Faults.Select(fault => fault.Code));
        var shown = await world.ShowAsync(form, outcome.Faults);
        Assert.Contains("value=\"Gubernur\"", shown, StringComparison.Ordinal);
        Assert.Contains("Tanggal surat bukan tanggal.", shown, StringComparison.Ordinal);
        Assert.Contains("Belum ada penerima.", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_same_form_twice_when_posted_then_one_disposition_is_issued_and_another_form_is_refused()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "perintah", ActKind.Instruct);
        var task = (await world.StateAsync()).Open.Single().Key;
        var form = Ordered(world);

        var (first, again) = (await world.PostAsync(form), await world.PostAsync(form, world.Office.Holder(new("kepala-dinas")), task));
        var other = await world.PostAsync(Ordered(world), world.Office.Holder(new("kepala-dinas")), task);

        Assert.Equal((false, true), (DocumentsWorld.Accept(first).Repeated, DocumentsWorld.Accept(again).Repeated));
        Assert.NotEmpty(other.Faults);
        await using var session = world.Session();
        Assert.Equal(1, await session.Db.Set<Disposition>().CountAsync());
    }

    [Fact]
    public async Task Given_somebody_elses_task_when_posted_then_it_is_refused_and_only_shown()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "perintah", ActKind.Instruct);
        var stranger = world.Office.Holder(new("kasubbag"));

        var outcome = await world.PostAsync(Ordered(world), stranger);

        Assert.Equal("procedures.run.not-your-task", Assert.Single(outcome.Faults).Code);
        Assert.DoesNotContain("<input", await world.ShowAsync(person: stranger), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_ordered_stands_above_the_next_task_of_whom_it_orders_and_nowhere_else_and_its_note_in_the_history()
    {
        await using var world = await ActsWorld.AtAsync("kecamatan", "perintah", ActKind.Instruct);
        Assert.Null(await world.ExhibitAsync<OrderExhibit>());

        DocumentsWorld.Accept(await world.PostAsync(Ordered(world, "sekcam")));

        var order = Assert.IsType<OrderModel>(await world.ExhibitAsync<OrderExhibit>());
        Assert.Equal(("Selesai sebelum tanggal 9.", 2), (order.Order.Note, order.Order.Wanted.Count));
        Assert.NotNull(order.Paper);
    }

    [Fact]
    public async Task Given_an_order_that_is_given_anew_to_another_then_who_was_dropped_is_not_told_of_the_former()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "perintah", ActKind.Instruct);
        var first = (await world.StateAsync()).Open.Single().Key;
        DocumentsWorld.Accept(await world.PostAsync(Ordered(world)));
        var there = (await world.StateAsync()).Open.First(task => !task.Key.Slot.IsJointActor);
        Tera.TestKit.Sample.Of(await MeetingTests.DecideAsync(world, world.Office.DoerOf(there), new Procedures.Engine.RunCommand.Return(there.Key, new("perintah"), [], "Salah alamat")));
        DocumentsWorld.Accept(await world.PostAsync(Ordered(world, "kasubbag")));

        await using var session = world.Session();
        var (dropped, named) = (world.Office.Holder(new("sekretaris")), world.Office.Holder(new("kasubbag")));
        Assert.Empty(await session.Get<WaitingDeliveries>().OfAsync(dropped, default));
        Assert.Null(await session.Get<OrderReader>().LastAsync(world.Run, world.Office.Definition, dropped, Shared.IndonesianTimeZone.Western, default));
        var former = await session.Get<OrderReader>().OfTaskAsync(world.Run, first, world.Office.Definition, dropped, Shared.IndonesianTimeZone.Western, default);
        Assert.True(former is { Paper: null });
        Assert.NotNull(await session.Get<OrderReader>().LastAsync(world.Run, world.Office.Definition, named, Shared.IndonesianTimeZone.Western, default));
    }

    [Fact]
    public async Task Two_orders_of_one_run_are_two_papers()
    {
        await using var world = await ActsWorld.AtAsync("evaluasi", "perintah", ActKind.Instruct);
        DocumentsWorld.Accept(await world.PostAsync(Ordered(world, "kasubag")));
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(Ordered(world, "kasubag")));

        await using var session = world.Session();
        Assert.Equal(2, (await session.Get<ArtifactDesk>().AllOfAsync(world.Run, default)).Count(paper => paper.Kind == "disposisi"));
    }

    [Fact]
    public async Task An_issued_disposition_is_shown_without_a_form()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "perintah", ActKind.Instruct);
        var task = (await world.StateAsync()).Open.Single().Key;
        await world.PostAsync(Ordered(world));

        var shown = await world.ShowAsync(person: world.Office.Holder(new("kepala-dinas")), task: task);

        Assert.Contains("Laporkan hasilnya", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("<input", shown, StringComparison.Ordinal);
    }

    internal static Procedures.Contracts.PanelForm Ordered(ActsWorld world, string to = "sekretaris") => ActsWorld.Form(
        ("Hal", "Pengukuran kinerja"), ("Sifat", nameof(Urgency.Urgent)), ("Penerima", world.IdOf(to)), ("Harap", nameof(Wish.Process)),
        ("Harap", nameof(Wish.Report)), ("Catatan", "Selesai sebelum tanggal 9."), ("Tenggat", "2026-10-09"));
}
