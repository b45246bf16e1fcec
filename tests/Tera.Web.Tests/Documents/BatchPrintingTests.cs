using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Verification;
using Tera.Organisation;
using Tera.Platform;
using Tera.Platform.Paper;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>Many documents at once. <c>TERA_BATCH=500</c> makes it the batch of a whole region.</summary>
public sealed class BatchPrintingTests(ITestOutputHelper output)
{
    private const int Usual = 12;
    private const int MostGrowth = 256 * 1024 * 1024;

    [Fact]
    public async Task Given_a_batch_when_the_renderer_is_killed_again_and_again_then_every_document_is_printed_once_in_bounded_memory()
    {
        var many = int.TryParse(Environment.GetEnvironmentVariable("TERA_BATCH"), CultureInfo.InvariantCulture, out var asked) ? asked : Usual;
        using var scratch = new ScratchDirectory();
        await using var world = await DocumentsWorld.CreateAsync(
            services => services.AddSingleton(Options.Create(new PaperOptions { Program = Mortal(scratch) })));
        var run = await world.StartAsync();
        await IssueAsync(world, run, many);
        var (before, most, rounds) = (Environment.WorkingSet, 0L, 0);

        while (await LeftAsync(world) > 0)
        {
            await world.PrintAsync();
            most = Math.Max(most, Environment.WorkingSet);
            output.WriteLine($"{many - await LeftAsync(world)} dari {many} tercetak");
            world.Database.Clock.Now += Duration.FromSeconds(30);
            Assert.True(++rounds < 40, "The outbox was not emptied.");
        }

        await using var session = world.Session();
        var revisions = await session.Db.Set<Revision>().AsNoTracking().ToListAsync();
        Assert.Equal(many, revisions.Count(one => one.State is RevisionState.Ready && one.PdfHash is not null));
        Assert.Equal(many, revisions.Select(one => one.PdfHash).Distinct().Count());
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
        Assert.True(rounds > 1, "The renderer was never killed.");
        Assert.InRange(most - before, long.MinValue, MostGrowth);
    }

    private static async Task<long> LeftAsync(DocumentsWorld world) => (long)(await world.Database.OwnerAsync("select count(*) from platform.outbox"))!;

    /// <summary>The printing program, which somebody kills at every fifth document.</summary>
    private static string Mortal(ScratchDirectory scratch)
    {
        var (path, count) = (scratch.File("cetak"), scratch.File("berapa"));
        File.WriteAllText(path, $"#!/bin/sh\nn=$(($(cat {count} 2>/dev/null || echo 0) + 1))\necho $n > {count}\n[ $((n % 5)) -eq 0 ] && kill -9 $$\nexec weasyprint \"$@\"\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private static async Task IssueAsync(DocumentsWorld world, RunId run, int many)
    {
        await using var session = world.Session();
        var context = await world.ContextAsync(session, run);
        var desk = session.Get<ArtifactDesk>();
        Sample.Of(await session.Get<RunGateway>().DecideAsync(
            new RunCall(CommandId.New(), run, world.Holder(SignedSop.Clerk)),
            new RunCommand.Complete(context.Task.Key),
            async (moment, ct) =>
            {
                for (var number = 0; number < many; number++)
                {
                    var revision = DocumentsWorld.NewRevision(moment.Head, context.Task.Key, world.Holder(SignedSop.Clerk));
                    await desk.IssueAsync(revision with { Slot = Slot.Of(UnitId.New()), Numbered = false }, ct);
                }

                return null;
            },
            default));
    }
}
