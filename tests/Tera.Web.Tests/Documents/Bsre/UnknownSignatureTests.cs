using Microsoft.EntityFrameworkCore;
using Tera.Documents.Signatures;
using Tera.Platform;
using Tera.Platform.Files;
using Tera.Platform.Signing.Bsre;
using Tera.Procedures.Definitions;
using Tera.TestKit;

namespace Tera.Documents.Bsre;

public sealed class UnknownSignatureTests
{
    [Theory]
    [InlineData(StandInMood.SilentAfter, SigningDoubt.Timeout)]
    [InlineData(StandInMood.SilentBefore, SigningDoubt.Timeout)]
    [InlineData(StandInMood.CutsAfter, SigningDoubt.LineDropped)]
    [InlineData(StandInMood.FailsBefore, SigningDoubt.ServiceFailed)]
    [InlineData(StandInMood.FailsAfter, SigningDoubt.ServiceFailed)]
    [InlineData(StandInMood.Garbage, SigningDoubt.AnswerUnreadable)]
    [InlineData(StandInMood.SignsTwice, SigningDoubt.AnswerNotOurs)]
    public async Task Given_no_clear_answer_when_he_signs_then_it_is_recorded_as_unknown_and_never_asked_for_again(StandInMood mood, SigningDoubt doubt)
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V1);
        var run = await world.WaitingAsync();
        world.Service.Mood = mood;

        Assert.Equal("documents.bsre.unknown", Assert.Single((await world.SignAsync(run)).Faults).Code);

        var attempt = await world.AttemptAsync();
        Assert.Equal((SigningAttemptState.Unknown, doubt), (attempt.State, attempt.Doubt!.Value));
        var shown = await world.Documents.LoadAsync<SignModel>(run);
        Assert.Equal(attempt.Id, shown.Ways.Attempt!.Id);
        world.Service.Mood = StandInMood.Well;
        Assert.Equal("documents.bsre.unsettled", Assert.Single((await world.SignAsync(run)).Faults).Code);
        Assert.Equal(1, world.Service.Asked);
        Assert.Equal(ActKind.Sign, await world.Documents.WaitingAsync(run));
    }

    [Fact]
    public async Task Given_a_line_that_dropped_after_signing_when_the_service_is_asked_by_its_number_then_that_very_signature_is_recorded()
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V1);
        var run = await world.WaitingAsync();
        world.Service.Mood = StandInMood.CutsAfter;
        await world.SignAsync(run);
        var (number, pdf) = Assert.Single(world.Service.Kept);
        Assert.Equal(number, (await world.AttemptAsync()).Reference);

        DocumentsWorld.Accept(await world.SettleAsync(run, AttemptSettling.AskAction, (AttemptSettling.ReferenceField, number)));

        await using var session = world.Documents.Session();
        Assert.Equal(FileHash.Of(pdf), (await DocumentsWorld.CurrentAsync(session, run)).SignedHash);
        Assert.Equal(SigningAttemptState.Recorded, (await world.AttemptAsync()).State);
        Assert.Equal((1, ActKind.Dispatch), (world.Service.Asked, (await world.Documents.WaitingAsync(run))!.Value));
    }

    [Fact]
    public async Task Given_a_number_the_service_does_not_know_when_it_is_asked_then_nothing_is_settled()
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V1);
        var run = await world.WaitingAsync();
        world.Service.Mood = StandInMood.SilentBefore;
        await world.SignAsync(run);

        var fault = Assert.Single((await world.SettleAsync(run, AttemptSettling.AskAction, (AttemptSettling.ReferenceField, "tidak-ada"))).Faults);
        Assert.Equal("platform.signing.bsre-no-such-document", fault.Code);
        await using var session = world.Documents.Session();
        Assert.Contains("Itu belum membuktikan bahwa dokumen belum ditandatangani", session.Get<Platform.Texts.Sentences>().For(fault), StringComparison.Ordinal);
        Assert.Equal("documents.bsre.reference-missing", Assert.Single((await world.SettleAsync(run, AttemptSettling.AskAction)).Faults).Code);
        Assert.Equal(SigningAttemptState.Unknown, (await world.AttemptAsync()).State);
    }

    [Fact]
    public async Task Given_the_file_the_service_signed_when_it_is_brought_then_it_counts_and_any_other_file_does_not()
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V2);
        var run = await world.WaitingAsync();
        world.Service.Mood = StandInMood.SilentAfter;
        await world.SignAsync(run);
        var signed = Assert.Single(world.Service.Kept).Value;
        await using var session = world.Documents.Session();
        var frozen = await session.Get<KeptFiles>().ReadAsync((await DocumentsWorld.CurrentAsync(session, run)).PdfHash!.Value, default);
        byte[] tampered = [.. signed];
        tampered[tampered.Length / 3] ^= 1;

        Assert.Equal("documents.bsre.not-ours", Assert.Single((await world.SettleAsync(run, AttemptSettling.BringAction, file: frozen)).Faults).Code);
        Assert.Equal("documents.bsre.not-ours", Assert.Single((await world.SettleAsync(run, AttemptSettling.BringAction, file: tampered)).Faults).Code);
        Assert.Equal("documents.bsre.file-missing", Assert.Single((await world.SettleAsync(run, AttemptSettling.BringAction)).Faults).Code);
        DocumentsWorld.Accept(await world.SettleAsync(run, AttemptSettling.BringAction, file: signed));

        Assert.Equal(ActKind.Dispatch, await world.Documents.WaitingAsync(run));
    }

    [Fact]
    public async Task Given_a_signer_who_found_out_that_there_is_none_when_he_says_how_then_it_can_be_signed_again()
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V2);
        var run = await world.WaitingAsync();
        world.Service.Mood = StandInMood.SilentBefore;
        await world.SignAsync(run);
        world.Service.Mood = StandInMood.Well;

        Assert.Equal("documents.bsre.reason-missing", Assert.Single((await world.SettleAsync(run, AttemptSettling.DenyAction)).Faults).Code);
        DocumentsWorld.Accept(await world.SettleAsync(run, AttemptSettling.DenyAction, (AttemptSettling.ReasonField, "Riwayat layanan kosong")));
        DocumentsWorld.Accept(await world.SignAsync(run));

        await using var session = world.Documents.Session();
        Assert.Equal([SigningAttemptState.NotSigned, SigningAttemptState.Recorded], await session.Db.Set<SigningAttempt>().OrderBy(row => row.SentAt).Select(row => row.State).ToListAsync());
    }

    [Fact]
    public async Task Given_a_program_that_ended_before_the_answer_came_when_it_starts_again_then_the_signature_is_unsettled_not_forgotten()
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V1);
        var run = await world.WaitingAsync();
        await using (var session = world.Documents.Session())
        {
            var context = await world.Documents.ContextAsync(session, run);
            var revision = await DocumentsWorld.CurrentAsync(session, run);
            Sample.Of(await session.Get<AttemptBook>().BeginAsync(context, new SeenDocument(revision.Id, revision.CurrentPdf!.Value), default));
        }

        Assert.Equal("documents.bsre.unsettled", Assert.Single((await world.SignAsync(run)).Faults).Code);
        Assert.Equal(0, world.Service.Asked);
    }

    [Fact]
    public async Task Given_a_signature_that_could_not_be_recorded_when_the_signer_says_so_then_it_is_recorded_without_asking_the_service()
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V1);
        var run = await world.WaitingAsync();
        await world.Documents.Database.OwnerAsync(
            """
            create function documents.fails() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
            create trigger fails before insert on documents.signature for each row execute function documents.fails();
            """);
        await Assert.ThrowsAnyAsync<Exception>(() => world.SignAsync(run));
        await world.Documents.Database.OwnerAsync("drop trigger fails on documents.signature");
        Assert.Equal(SigningAttemptState.Signed, (await world.AttemptAsync()).State);

        DocumentsWorld.Accept(await world.SettleAsync(run, AttemptSettling.RecordAction));

        Assert.Equal((1, ActKind.Dispatch), (world.Service.Asked, (await world.Documents.WaitingAsync(run))!.Value));
    }

    [Fact]
    public async Task Given_an_answer_that_cannot_be_looked_at_when_it_comes_then_it_is_kept_with_its_number_and_recorded_once_it_was_looked_at()
    {
        using var scratch = new ScratchDirectory();
        var program = scratch.File("pdfsig");
        await WriteAsync("rm \"$0\"; exec pdfsig \"$@\"");
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V1, programs: new() { Program = program });
        var run = await world.WaitingAsync();

        // The document is looked at before it is sent; then the program is gone.
        Assert.Equal("documents.bsre.not-checked", Assert.Single((await world.SignAsync(run)).Faults).Code);

        var (number, pdf) = Assert.Single(world.Service.Kept);
        var attempt = await world.AttemptAsync();
        Assert.Equal(
            (SigningAttemptState.Unknown, SigningDoubt.AnswerNotChecked, number, FileHash.Of(pdf)), (attempt.State, attempt.Doubt!.Value, attempt.Reference, attempt.SignedHash!.Value));
        Assert.True((await world.Documents.LoadAsync<SignModel>(run)).Ways.Attempt!.IsUnchecked);
        Assert.Equal("documents.bsre.not-checked", Assert.Single((await world.SettleAsync(run, AttemptSettling.CheckAction)).Faults).Code);
        await WriteAsync("exec pdfsig \"$@\"");
        DocumentsWorld.Accept(await world.SettleAsync(run, AttemptSettling.CheckAction));
        await using var session = world.Documents.Session();
        Assert.Equal(FileHash.Of(pdf), (await DocumentsWorld.CurrentAsync(session, run)).SignedHash);
        Assert.Equal((1, ActKind.Dispatch), (world.Service.Asked, (await world.Documents.WaitingAsync(run))!.Value));

        async Task WriteAsync(string line)
        {
            await File.WriteAllTextAsync(program, $"#!/bin/sh\n{line}\n");
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task Given_two_windows_when_both_sign_at_once_then_the_service_is_asked_once()
    {
        await using var world = await BsreWorld.CreateAsync(BsreProtocolVersion.V1);
        var run = await world.WaitingAsync();
        world.Service.Mood = StandInMood.Slow;

        var both = await Task.WhenAll(world.SignAsync(run), world.SignAsync(run));

        Assert.Equal(1, both.Count(outcome => outcome.Receipt is not null));
        Assert.Equal(1, world.Service.Asked);
    }
}
