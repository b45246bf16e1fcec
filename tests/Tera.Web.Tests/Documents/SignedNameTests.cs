using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Letters;
using Tera.Documents.Signatures;
using Tera.Documents.Verification;
using Tera.Platform.Files;
using Tera.Procedures.Contracts;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>Main papers are signed in another's name as letters are: a.n. and u.b. stand above the signer.</summary>
public sealed class SignedNameTests
{
    private static readonly (string, string)[] Typed = [("Judul", "Berita Acara Pengumpulan Data Triwulan III"), ("Bagian.keterangan", "")];

    [Fact]
    public async Task Given_a_berita_acara_drafted_in_the_name_of_another_then_its_draft_remembers_it_and_its_paper_prints_it_above_the_signer()
    {
        await using var world = await DocumentsWorld.CreateAsync(sop: CollectionTests.Sop("berita-acara"));
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.StartAsync();
        (string, string)[] named = [.. Typed, ("AtasNama", "a.n. Bupati Contoh Jaya"), ("UntukBeliau", "Sekretaris Daerah"), ("VersiNaskah", "")];

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. named, ("Aksi", "simpan")])));
        Assert.Equal(new SignedInName("Bupati Contoh Jaya", "Sekretaris Daerah"), (await world.LoadAsync<Drafts.DraftModel>(run)).InName);
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([.. named.SkipLast(1), ("VersiNaskah", "1")])));
        await world.PrintedAsync();

        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run, "berita-acara");
        var text = await TextAsync(session, revision);
        Assert.Matches(@"a\.n\.\s+Bupati Contoh Jaya\s+Sekretaris Daerah\s+u\.b\.\s+Kepala Dinas Uji,", text);
        DocumentsWorld.Accept(await world.PostAsync(run, await CollectionTests.SeenAsync(world, run, "berita-acara")));
        DocumentsWorld.Accept(await world.PostAsync(run, await CollectionTests.SeenAsync(world, run, "berita-acara", ("Frasa", DocumentsWorld.PersonalPassphrase), ("Dibaca", "true"))));
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => world.Database.OwnerAsync("update documents.revision set on_behalf_of = 'Gubernur'"));
    }

    [Fact]
    public async Task Given_a_text_in_the_name_of_its_own_signer_when_it_is_handed_over_then_it_is_refused_at_that_field()
    {
        await using var world = await DocumentsWorld.CreateAsync(sop: CollectionTests.Sop("berita-acara"));
        var run = await world.StartAsync();

        var own = await world.PostAsync(run, DocumentsWorld.Form([.. Typed, ("AtasNama", "Kepala Dinas Uji")]));
        var alone = await world.PostAsync(run, DocumentsWorld.Form([.. Typed, ("UntukBeliau", "Sekretaris Daerah")]));

        Assert.Equal("documents.form.own-name", Assert.Single(own.Faults).Code);
        Assert.Equal("documents.form.passed-on-alone", Assert.Single(alone.Faults).Code);
    }

    [Fact]
    public async Task Given_a_printed_document_when_who_drew_it_up_says_in_whose_name_it_is_signed_then_it_is_printed_again_under_its_number_and_nobody_else_says_so()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.PreparedAsync();
        var name = new SignedInName("Bupati Contoh Jaya", null);

        Assert.Equal("documents.signing.not-yours-to-name", (await SettleAsync(world, run, SignedSop.Secretary, name)).Rejection!.Code);
        Sample.Of(await SettleAsync(world, run, SignedSop.Clerk, name));
        await world.PrintedAsync();
        Assert.Equal("documents.signing.same-name", (await SettleAsync(world, run, SignedSop.Head, name)).Rejection!.Code);

        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        Assert.Equal((2, name, SignedSop.Head), (revision.Number, revision.InName, revision.Signer!.Lane));
        Assert.Matches(@"a\.n\.\s+Bupati Contoh Jaya\s+Kepala Dinas Uji,", await TextAsync(session, revision));
        Assert.Equal(1, (await session.Db.Set<Letter>().SingleAsync()).Number);
        DocumentsWorld.Accept(await world.InitialAsync(run));
        DocumentsWorld.Accept(await world.PostAsync(run, await world.SignFormAsync(run)));
        Assert.Equal("documents.signing.reprint-signed", (await SettleAsync(world, run, SignedSop.Head, SignedInName.Own)).Rejection!.Code);
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
    }

    [Fact]
    public async Task Given_a_document_in_anothers_name_when_it_is_prepared_anew_then_it_stays_in_that_name_and_who_holds_that_post_himself_signs_in_his_own()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();
        Sample.Of(await SettleAsync(world, run, SignedSop.Clerk, new("Bupati Contoh Jaya", null)));
        await world.PrintedAsync();
        await using (var session = world.Session())
        {
            var task = (await world.ContextAsync(session, run)).Task.Key;
            Sample.Of(await session.Get<RunGateway>().DecideAsync(
                new(CommandId.New(), run, world.Holder(SignedSop.Secretary)), new Procedures.Engine.RunCommand.Return(task, new("susun"), [], "Perbaiki angkanya"), beside: null, default));
        }

        await world.PrepareAsync(run);
        await world.PrintedAsync();

        await using var after = world.Session();
        Assert.Equal("Bupati Contoh Jaya", (await DocumentsWorld.CurrentAsync(after, run)).OnBehalfOf);
        Assert.Equal(SignedInName.Own, new SignedInName("Kepala Dinas Uji", "Sekretaris").For("Plt. Kepala Dinas Uji"));
        Assert.Equal(new SignedInName("Bupati", null), new SignedInName("Bupati", "Sekretaris").For("Sekretaris"));
    }

    private static async Task<Result<Platform.Commands.Receipt>> SettleAsync(DocumentsWorld world, Procedures.Engine.RunId run, Procedures.Definitions.LaneKey by, SignedInName name)
    {
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        return await session.Get<SettleSignedNameHandler>().HandleAsync(
            new(CommandId.New(), world.User(world.Holder(by)) with { Role = Organisation.AccountRole.Overseer }, revision.Id, revision.Version, name), default);
    }

    private static async Task<string> TextAsync(RegionSession session, Revision revision) =>
        await PdfText.OfAsync(await session.Get<KeptFiles>().ReadAsync(revision.PdfHash!.Value, default));
}
