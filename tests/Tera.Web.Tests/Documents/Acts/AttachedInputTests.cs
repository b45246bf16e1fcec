using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Tasks;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;

namespace Tera.Documents.Acts;

/// <summary>What an SOP asks for and no step has made is attached by hand, with the paper itself where there is one.</summary>
public sealed class AttachedInputTests
{
    [Fact]
    public async Task Given_an_input_attached_with_its_file_then_the_file_stands_with_the_run_and_the_input_is_there()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "undang", ActKind.Invite);
        var missing = await MissingAsync(world);

        DocumentsWorld.Accept(await AttachAsync(world, missing, File("surat masuk.pdf", "%PDF-1.4\n%%EOF")));

        await using var session = world.Session();
        Assert.Equal("surat masuk.pdf", (await session.Db.Set<Attachment>().SingleAsync()).Name);
        Assert.True((await world.StateAsync()).WasGiven(missing));
    }

    [Fact]
    public async Task Given_a_file_that_may_not_be_kept_when_an_input_is_attached_with_it_then_neither_is()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "undang", ActKind.Invite);
        var missing = await MissingAsync(world);

        var refused = await AttachAsync(world, missing, File("program.exe", "MZ"));

        Assert.StartsWith("platform.file.", Assert.Single(refused.Faults).Code, StringComparison.Ordinal);
        Assert.False((await world.StateAsync()).WasGiven(missing));
        await using var session = world.Session();
        Assert.Empty(await session.Db.Set<Attachment>().ToListAsync());
    }

    [Fact]
    public async Task Given_a_form_of_another_task_than_the_one_that_is_shown_when_files_come_with_it_then_nothing_is_kept()
    {
        await using var world = await ActsWorld.AtAsync("dishub", "undang", ActKind.Invite);
        var (missing, task) = (await MissingAsync(world), (await world.StateAsync()).Open.Single());
        var form = ActsWorld.FormWith(
            File("surat masuk.pdf", "%PDF-1.4\n%%EOF"), ("Aksi", "lampirkan"), ("Tugas", TaskKeyText.Write(task.Key with { Round = 7 })),
            ("Kelengkapan.lampirkan", missing.Value), ("Alasan.lampirkan", "Diterima lewat surat"));

        var refused = await world.SteerAsync(world.Office.DoerOf(task), task.Key, form);

        Assert.Equal("procedures.run.form-not-shown", Assert.Single(refused.Faults).Code);
        Assert.False((await world.StateAsync()).WasGiven(missing));
    }

    private static async Task<ArtifactKind> MissingAsync(ActsWorld world)
    {
        var state = await world.StateAsync();
        return world.Office.Definition[state.CurrentStep!.Value].Standard.Inputs.Select(input => input.Artifact).OfType<ArtifactKind>()
            .First(artifact => !state.Has(artifact, world.Office.Definition) && !state.WasGiven(artifact));
    }

    private static async Task<PanelOutcome> AttachAsync(ActsWorld world, ArtifactKind missing, FormFileCollection files)
    {
        var task = (await world.StateAsync()).Open.Single();
        var form = ActsWorld.FormWith(
            files, ("Aksi", "lampirkan"), ("Tugas", TaskKeyText.Write(task.Key)), ("Kelengkapan.lampirkan", missing.Value), ("Alasan.lampirkan", "Diterima lewat surat"));
        return await world.SteerAsync(world.Office.DoerOf(task), task.Key, form);
    }

    private static FormFileCollection File(string name, string content)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        return [new FormFile(new MemoryStream(bytes), 0, bytes.Length, IInputFiles.Field, name)];
    }
}
