using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Documents.HandOvers;
using Tera.Documents.Tasks;
using Tera.Organisation;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents.Acts;

/// <summary>What is passed on goes with a note and files, and whoever has the next task sees both.</summary>
public sealed class HandOverTests
{
    [Fact]
    public async Task Given_a_hand_over_with_note_and_file_then_the_next_task_shows_both_and_who_took_it_up_stands_with_it()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "sampaikan", ActKind.HandOver);
        await world.ProvideInputsAsync();
        var passed = (await world.StateAsync()).Open.Single();

        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.FormWith(File("bukti.txt", "isi"), ("Catatan", "Mohon ditelaah."))));

        await using var session = world.Session();
        Assert.Equal("bukti.txt", (await session.Db.Set<Attachment>().OfTask(world.Run, passed.Key).SingleAsync()).Name);
        Assert.Contains("bukti.txt", (await session.Get<IEnumerable<IArtifactSource>>().Single().OfRunAsync(world.Run, default)).Select(link => link.Title));
        var handed = Assert.IsType<HandedOverModel>(await ExhibitAsync(world));
        Assert.Equal(("Mohon ditelaah.", null, "bukti.txt"), (handed.Line.Note, handed.Line.Received, Assert.Single(handed.Attachments).Name));

        var next = (await world.StateAsync()).Open.First(task => !task.Key.Slot.IsJointActor);
        await world.DecideAsync(new RunCommand.Claim(next.Key), next);

        Assert.Contains("pada", Assert.IsType<HandedOverModel>(await ExhibitAsync(world)).Line.Received, StringComparison.Ordinal);
        var shown = await world.ShowAsync(task: passed.Key);
        Assert.Contains("bukti.txt", shown, StringComparison.Ordinal);
        Assert.Contains("Diterima oleh", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_report_after_which_its_recipient_has_no_task_then_it_waits_for_him_until_he_says_that_he_has_it_and_says_so_once()
    {
        await using var world = await ActsWorld.AtAsync("kecamatan", "lapor", ActKind.Report);
        await world.ProvideInputsAsync();
        var passed = (await world.StateAsync()).Open.Single();

        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form(("Catatan", "Entri selesai."))));

        await using var session = world.Session();
        var delivery = await session.Db.Set<Delivery>().SingleAsync();
        Assert.Equal((passed.Key, "sekcam", null), (delivery.Task, delivery.Lane, delivery.ReceivedAt));
        Assert.Equal((delivery.Id, "Laporan"), Assert.Single(await session.Get<WaitingDeliveries>().OfAsync(delivery.PersonId, default)) is var waits ? (waits.Id, waits.What) : default);
        Assert.Contains("belum", await world.ShowAsync(task: passed.Key), StringComparison.Ordinal);

        var others = await ReceiveAsync(world, delivery.Id, world.Office.DoerOf(passed));
        Assert.Equal("documents.delivery.not-yours", others.Rejection!.Code);
        Sample.Of(await ReceiveAsync(world, delivery.Id, delivery.PersonId));
        var said = (await session.Db.Set<Delivery>().AsNoTracking().SingleAsync()).ReceivedAt;
        world.Database.Clock.Advance(NodaTime.Duration.FromHours(1));
        Sample.Of(await ReceiveAsync(world, delivery.Id, delivery.PersonId));

        Assert.NotNull(said);
        Assert.Equal(said, (await session.Db.Set<Delivery>().AsNoTracking().SingleAsync()).ReceivedAt);
        Assert.Empty(await session.Get<WaitingDeliveries>().OfAsync(delivery.PersonId, default));
        Assert.DoesNotContain("belum", await world.ShowAsync(task: passed.Key), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_what_was_passed_on_to_whoever_has_the_next_task_then_it_waits_as_that_task_alone()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "sampaikan", ActKind.HandOver);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(ActsWorld.Form(("Catatan", "Mohon ditelaah."))));

        await using var session = world.Session();
        var delivery = await session.Db.Set<Delivery>().SingleAsync();
        Assert.Empty(await session.Get<WaitingDeliveries>().OfAsync(delivery.PersonId, default));
    }

    [Fact]
    public async Task Given_a_file_that_may_not_be_kept_or_a_note_without_end_when_it_is_passed_on_then_it_is_refused_and_nothing_moves()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "sampaikan", ActKind.HandOver);
        await world.ProvideInputsAsync();

        var program = await world.PostAsync(ActsWorld.FormWith(File("program.exe", "MZ"), ("Catatan", "Mohon ditelaah.")));
        var endless = await world.PostAsync(ActsWorld.Form(("Catatan", new string('x', 2001))));

        Assert.StartsWith("platform.file.", Assert.Single(program.Faults).Code, StringComparison.Ordinal);
        Assert.StartsWith("documents.form.", Assert.Single(endless.Faults).Code, StringComparison.Ordinal);
        Assert.Equal("sampaikan", (await world.StateAsync()).CurrentStep!.Value.Value);
        await using var session = world.Session();
        Assert.Empty(await session.Db.Set<Attachment>().ToListAsync());
    }

    private static async Task<Result<Platform.Commands.Receipt>> ReceiveAsync(ActsWorld world, DeliveryId delivery, PersonId by)
    {
        await using var session = world.Session();
        return await session.Get<ReceiveDeliveryHandler>().HandleAsync(new(CommandId.New(), by, delivery), default);
    }

    private static async Task<object?> ExhibitAsync(ActsWorld world) => await world.ExhibitAsync<HandedOverExhibit>();

    private static FormFileCollection File(string name, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return [new FormFile(new MemoryStream(bytes), 0, bytes.Length, "Lampiran", name)];
    }
}
