using Microsoft.EntityFrameworkCore;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Signatures;
using Tera.Documents.Verification;
using Tera.Platform.Files;
using Tera.Procedures.Definitions;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>Whoever signs a paper is who it says signs it.</summary>
public sealed class PrintedSignerTests
{
    [Fact]
    public async Task Given_another_right_to_the_post_than_the_paper_prints_when_it_is_signed_then_it_is_refused_and_printed_again_under_the_same_number_it_can_be()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));
        await world.Database.OwnerAsync(
            $"update organisation.assignment set kind = 'Acting', valid_until = '2026-12-31' where person_id = '{world.Holder(SignedSop.Head).Value}'");

        Assert.Equal("documents.signing.signer-differs", Assert.Single((await world.PostAsync(run, await world.SignFormAsync(run))).Faults).Code);
        Assert.Equal("Kepala Dinas Uji", (await world.LoadAsync<SignModel>(run)).Ways.Instead?.Post);
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Aksi", ReprintForSigner.Action)])));
        await world.PrintedAsync();

        var shown = await world.LoadAsync<SignModel>(run);
        Assert.Null(shown.Ways.Instead);
        Assert.Equal((0, 1), (shown.Document!.Marks.Count, shown.Document.Former.Count));
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        Assert.Contains("Plt.", await PaperAsync(session, revision.PdfHash!.Value), StringComparison.Ordinal);
        Assert.Equal(2, revision.Number);
        DocumentsWorld.Accept(await world.PostAsync(run, await world.SignFormAsync(run)));
        Assert.Equal((LetterState.Issued, 1), ((await session.Db.Set<Letter>().SingleAsync()).State, (await session.Db.Set<Letter>().SingleAsync()).Number));
        Assert.Empty((await session.Get<VerifyDocuments>().RunAsync(default)).Findings);
    }

    [Fact]
    public async Task Given_a_lane_held_by_a_person_when_its_paper_is_printed_then_his_name_stands_under_it_and_his_readiness_is_looked_after()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var signer = world.Holder(SignedSop.Secretary);
        await world.Database.OwnerAsync($"update procedures.lane_binding set position_id = null, person_id = '{signer.Value}' where lane = 'kepala'");
        var run = await world.PreparedAsync();

        await using var session = world.Session();
        var name = await session.Db.Set<Organisation.People.Person>().Where(person => person.Id == signer).Select(person => person.FullName).SingleAsync();
        var revision = await DocumentsWorld.CurrentAsync(session, run);

        Assert.Equal(new PrintedSigner(SignedSop.Head, signer, "Sekretaris"), revision.Signer);
        Assert.Contains(name, await PaperAsync(session, revision.PdfHash!.Value), StringComparison.Ordinal);
        Assert.Equal([$"Penandatangan {name}: belum mempunyai sertifikat."], await session.Get<SigningReadiness>().OfRunAsync(run, default));
    }

    [Fact]
    public async Task Given_nobody_in_the_lane_when_its_paper_is_printed_then_the_place_stays_open_and_who_comes_to_hold_it_has_his_name_printed()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.GiveCertificatesAsync(SignedSop.Head);
        var run = await world.StartAsync();
        await world.Database.OwnerAsync("update procedures.lane_binding set valid_until = '2026-10-05' where lane = 'kepala'");
        await world.PrepareAsync(run);
        await world.PrintedAsync();
        await using (var session = world.Session())
        {
            Assert.Equal(new PrintedSigner(SignedSop.Head, Person: null, "Kepala Dinas Uji"), (await DocumentsWorld.CurrentAsync(session, run)).Signer);
        }

        await world.Database.OwnerAsync("update procedures.lane_binding set valid_until = null where lane = 'kepala'");
        DocumentsWorld.Accept(await world.InitialAsync(run));
        Assert.Equal("documents.signing.signer-differs", Assert.Single((await world.PostAsync(run, await world.SignFormAsync(run))).Faults).Code);
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Aksi", ReprintForSigner.Action)])));
        await world.PrintedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, await world.SignFormAsync(run)));

        Assert.Equal(ActKind.Dispatch, await world.WaitingAsync(run));
    }

    [Fact]
    public async Task Given_a_paper_that_names_him_when_it_is_to_be_printed_again_then_there_is_no_other_print()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));

        Assert.Equal("documents.signing.superseded", Assert.Single((await world.PostAsync(run, DocumentsWorld.Form([("Aksi", ReprintForSigner.Action)]))).Faults).Code);
        await using var session = world.Session();
        Assert.Equal(1, (await DocumentsWorld.CurrentAsync(session, run)).Number);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => world.Database.OwnerAsync("update documents.revision set signer_post = 'Lain'"));
    }

    private static async Task<string> PaperAsync(RegionSession session, FileHash pdf) => await PdfText.OfAsync(await session.Get<KeptFiles>().ReadAsync(pdf, default));
}
