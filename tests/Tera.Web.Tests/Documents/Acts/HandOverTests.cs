using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.HandOvers;
using Tera.Documents.Tasks;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;

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

    private static async Task<object?> ExhibitAsync(ActsWorld world) => await world.ExhibitAsync<HandedOverExhibit>();

    private static FormFileCollection File(string name, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return [new FormFile(new MemoryStream(bytes), 0, bytes.Length, "Lampiran", name)];
    }
}
