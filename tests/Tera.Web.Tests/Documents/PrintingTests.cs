using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Outbox;
using Tera.Platform.Paper;

namespace Tera.Documents;

public sealed class PrintingTests
{
    private const string Waiting = "select count(*) from platform.outbox where failed_at is null";

    [Fact]
    public async Task Given_a_printing_that_is_killed_midway_when_the_outbox_is_drained_again_then_the_document_is_printed_once_and_nothing_is_lost()
    {
        var killer = new Killer();
        await using var world = await DocumentsWorld.CreateAsync(services => services.AddScoped<IDocumentTemplate>(provider => new KilledTemplate(killer)));
        var run = await world.StartAsync();
        await world.PrepareAsync(run, "terputus");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Host.GetRequiredService<OutboxDrain>().DrainAsync(killer.Power.Token));
        Assert.Equal(1L, await world.Database.OwnerAsync(Waiting));
        killer.Dead = false;
        await world.PrintAsync();

        Assert.Equal(0L, await world.Database.OwnerAsync(Waiting));
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        Assert.Equal(RevisionState.Ready, revision.State);
        Assert.Equal(FileCondition.Intact, await session.Get<FileStore>().VerifyAsync(revision.PdfHash!.Value, default));
    }

    [Fact]
    public async Task Given_a_printing_program_that_is_missing_when_it_is_tried_too_often_then_the_failure_stands_at_the_document()
    {
        await using var world = await DocumentsWorld.CreateAsync(services =>
        {
            services.AddSingleton<Microsoft.Extensions.Options.IOptions<PaperOptions>>(
                Microsoft.Extensions.Options.Options.Create(new PaperOptions { Program = "program-yang-tidak-ada" }));
        });
        var run = await world.StartAsync();
        await world.PrepareAsync(run);

        for (var attempt = 0; attempt < new OutboxOptions().Attempts; attempt++)
        {
            Assert.Equal(1, await world.PrintAsync());
            Assert.Equal(0, await world.PrintAsync());
            world.Database.Clock.Advance(Duration.FromMinutes(11));
        }

        Assert.Equal(0L, await world.Database.OwnerAsync(Waiting));
        Assert.Equal(1L, await world.Database.OwnerAsync("select count(*) from platform.outbox where failed_at is not null"));
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        Assert.Equal(RevisionState.Failed, revision.State);
        Assert.Contains("program-yang-tidak-ada", revision.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_workers_never_do_the_same_piece_of_work()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.StartAsync();
        await world.PrepareAsync(run);

        var tried = await Task.WhenAll(world.PrintAsync(), world.PrintAsync(), world.PrintAsync());

        Assert.Equal(1, tried.Sum());
    }

    private sealed class Killer
    {
        public CancellationTokenSource Power { get; } = new();

        public bool Dead { get; set; } = true;
    }

    /// <summary>Pulls the plug while it loads, until the process lives again.</summary>
    private sealed class KilledTemplate(Killer killer) : IDocumentTemplate
    {
        public string Name => "terputus";

        public async Task<PaperContent> LoadAsync(PaperHeader paper, CancellationToken ct)
        {
            if (killer.Dead)
            {
                await killer.Power.CancelAsync();
                ct.ThrowIfCancellationRequested();
            }

            return new(typeof(TestPaper), new Dictionary<string, object?> { ["Header"] = paper, ["Head"] = new LetterheadView("Kabupaten Uji", "Dinas Uji") });
        }
    }
}
