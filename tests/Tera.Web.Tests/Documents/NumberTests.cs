using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tera.Documents.Artifacts;
using Tera.Documents.Letters;
using Tera.Documents.Verification;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

public sealed class NumberTests
{
    [Fact]
    public async Task Two_hundred_numbers_taken_at_once_and_some_undone_are_one_to_the_last_without_a_gap()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.StartAsync();
        RunHead head;
        await using (var session = world.Session())
        {
            head = (await world.ContextAsync(session, run)).Head;
        }

        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => TakeAsync(world, head, undo: number % 5 == 0)));

        await using var after = world.Session();
        var numbers = await after.Db.Set<Letter>().Select(letter => letter.Number).OrderBy(number => number).ToListAsync();
        Assert.Equal(Enumerable.Range(1, 160), numbers);
        Assert.Equal("000.8.6.3/160/Dinas Uji/2026", await after.Db.Set<Letter>().Where(letter => letter.Number == 160).Select(letter => letter.Text).SingleAsync());
    }

    [Fact]
    public async Task Given_a_document_sent_back_when_it_is_frozen_again_then_it_keeps_its_number_and_the_former_revision_no_longer_counts()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Aksi", "kembalikan"), ("KembaliKe", "susun"), ("AlasanKembali", "Salah ketik")])));

        await world.PrepareAsync(run);

        await using var session = world.Session();
        var revisions = await session.Db.Set<Revision>().OrderBy(revision => revision.Number).ToListAsync();
        Assert.Equal([RevisionState.Superseded, RevisionState.Pending], revisions.Select(revision => revision.State));
        Assert.Single(revisions.Select(revision => revision.LetterId).Distinct());
        Assert.NotEqual(revisions[0].Code, revisions[1].Code);
    }

    [Fact]
    public async Task Given_a_letter_that_went_out_when_the_work_comes_back_and_it_is_written_anew_then_it_gets_a_number_of_its_own()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();
        await world.Database.OwnerAsync("update documents.letter set state = 'Issued'");
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Aksi", "kembalikan"), ("KembaliKe", "susun"), ("AlasanKembali", "Rapat diulang")])));

        await world.PrepareAsync(run);

        await using var session = world.Session();
        Assert.Equal([1, 2], await session.Db.Set<Letter>().OrderBy(letter => letter.Number).Select(letter => letter.Number).ToListAsync());
    }

    [Fact]
    public async Task Given_a_draft_that_came_back_when_its_successor_is_signed_under_the_same_number_then_the_public_learns_that_it_never_counted_and_nothing_it_says()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Aksi", "kembalikan"), ("KembaliKe", "susun"), ("AlasanKembali", "Salah ketik")])));
        await world.PrepareAsync(run);
        await world.PrintedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));
        DocumentsWorld.Accept(await world.PostAsync(run, await world.SignFormAsync(run)));

        await using var session = world.Session();
        var revisions = await session.Db.Set<Revision>().OrderBy(revision => revision.Number).ToListAsync();
        var asked = world.Host.GetRequiredService<PublicVerification>();
        var (draft, signed) = (await asked.OfCodeAsync(revisions[0].VerificationCode, default), await asked.OfCodeAsync(revisions[1].VerificationCode, default));
        Assert.Equal((Authenticity.Never, null), (draft!.Authenticity, draft.Document));
        Assert.Equal(Authenticity.Valid, signed!.Authenticity);
    }

    [Fact]
    public async Task Given_a_paper_that_was_sent_without_a_signature_when_it_is_replaced_then_the_public_learns_what_it_said_and_that_it_no_longer_counts()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();
        await world.PrintedAsync();
        await world.Database.OwnerAsync("update documents.letter set state = 'Issued'");
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Aksi", "kembalikan"), ("KembaliKe", "susun"), ("AlasanKembali", "Salah ketik")])));
        await world.PrepareAsync(run);

        await using var session = world.Session();
        var sent = await session.Db.Set<Revision>().OrderBy(revision => revision.Number).FirstAsync();
        var told = await world.Host.GetRequiredService<PublicVerification>().OfCodeAsync(sent.VerificationCode, default);
        Assert.Equal((Authenticity.Superseded, "000.8.6.3/1/Dinas Uji/2026"), (told!.Authenticity, told.Document?.Number));
    }

    [Fact]
    public async Task Given_a_number_that_was_never_used_when_its_run_is_cancelled_then_the_register_keeps_it_as_void_with_the_reason()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();
        await using var session = world.Session();
        var call = new RunCall(CommandId.New(), run, world.Holder(SignedSop.Clerk));

        Sample.Of(await session.Get<RunGateway>().DecideAsync(call, new RunCommand.Cancel("Triwulan keliru"), beside: null, default));

        var letter = await session.Db.Set<Letter>().SingleAsync();
        Assert.Equal((LetterState.Void, "Pelaksanaan dibatalkan: Triwulan keliru"), (letter.State, letter.Reason));
    }

    [Fact]
    public async Task Given_a_frozen_revision_when_its_title_is_changed_even_by_the_owner_then_the_database_refuses()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.PreparedAsync();

        var refused = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => world.Database.OwnerAsync("update documents.revision set title = 'Lain'"));

        Assert.Contains("never changed", refused.MessageText, StringComparison.Ordinal);
    }

    private static async Task TakeAsync(DocumentsWorld world, RunHead head, bool undo)
    {
        await using var session = world.Session();
        var db = session.Get<TeraDbContext>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var at = world.Database.Clock.GetCurrentInstant();
        await session.Get<LetterNumbers>().TakeAsync(head, new("undangan", "Uji", world.Holder(SignedSop.Clerk), at, new(2026, 10, 6)), default);
        await db.SaveChangesAsync();
        if (!undo)
        {
            await transaction.CommitAsync();
        }
    }
}
