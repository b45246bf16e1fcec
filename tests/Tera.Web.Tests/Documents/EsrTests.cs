using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tera.Documents.Uploads;
using Tera.Platform.Esr;
using Tera.Procedures.Definitions;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>Documents entered into e-SAKIP Reviu by the program, against a stand-in that speaks its interface.</summary>
public sealed class EsrTests
{
    [Fact]
    public async Task A_signed_document_is_entered_once_under_its_kind_and_its_number_there_ends_the_task()
    {
        await using var esr = await EsrStandIn.StartAsync();
        await using var world = await WorldAsync(esr.Address);
        var run = await LeavingTests.SentAsync(world);
        Assert.True((await world.LoadAsync<UploadModel>(run)).IsDirect);

        DocumentsWorld.Accept(await world.PostAsync(run, Wish));

        var entered = Assert.Single(esr.Entered);
        Assert.Equal((16, 417), (entered["dokumen_id"]!.GetValue<int>(), entered["user_id"]!.GetValue<int>()));
        Assert.StartsWith("https://kinerja.contoh.example/kiriman/", entered["path"]!.GetValue<string>(), StringComparison.Ordinal);
        await using var session = world.Session();
        var kept = await session.Db.Set<Submission>().SingleAsync();
        Assert.Equal(("88000", (await DocumentsWorld.CurrentAsync(session, run)).CurrentPdf), (kept.UploadId, kept.DocumentHash));
        Assert.NotEqual(ActKind.Upload, await world.WaitingAsync(run));
    }

    [Theory]
    [InlineData(EsrMood.SilentAfter, "88000")]
    [InlineData(EsrMood.SilentBefore, null)]
    [InlineData(EsrMood.Garbage, null)]
    public async Task Given_no_answer_to_an_entry_then_the_application_is_asked_and_the_same_document_is_never_entered_twice(EsrMood mood, string? found)
    {
        await using var esr = await EsrStandIn.StartAsync();
        await using var world = await WorldAsync(esr.Address, patience: 2);
        var run = await LeavingTests.SentAsync(world);
        esr.Mood = mood;

        var outcome = await world.PostAsync(run, Wish);
        if (found is null)
        {
            Assert.Equal("platform.esr.unknown", Assert.Single(outcome.Faults).Code);
            esr.Mood = EsrMood.Well;
            outcome = await world.PostAsync(run, Wish);
        }

        DocumentsWorld.Accept(outcome);
        Assert.Single(esr.Entered);
        await using var session = world.Session();
        Assert.Equal("88000", (await session.Db.Set<Submission>().SingleAsync()).UploadId);
    }

    [Fact]
    public async Task Given_an_application_that_is_away_or_refuses_or_lets_nobody_in_then_it_is_told_and_the_way_by_hand_stays()
    {
        await using var esr = await EsrStandIn.StartAsync();
        await using var world = await WorldAsync(esr.Address);
        var run = await LeavingTests.SentAsync(world);
        esr.Mood = EsrMood.Refuses;
        var refused = Assert.Single((await world.PostAsync(run, Wish)).Faults);
        Assert.Equal(("platform.esr.refused", "Dokumen periode ini sudah ditutup"), (refused.Code, refused.Args[0]));

        await using var stranger = await WorldAsync(esr.Address, password: "salah");
        Assert.Equal("platform.esr.not-let-in", Assert.Single((await stranger.PostAsync(await LeavingTests.SentAsync(stranger), Wish)).Faults).Code);
        await using var away = await WorldAsync("http://127.0.0.1:9");
        Assert.Equal("platform.esr.unreachable", Assert.Single((await away.PostAsync(await LeavingTests.SentAsync(away), Wish)).Faults).Code);

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("TanggalUnggah", "2026-10-06"), ("JamUnggah", "9.00"), ("NomorUnggah", "77120")])));
        Assert.Empty(esr.Entered);
    }

    [Fact]
    public async Task Given_no_access_or_a_stranger_then_nothing_is_given_away()
    {
        await using var world = await WorldAsync("");
        var run = await LeavingTests.SentAsync(world);
        Assert.False((await world.LoadAsync<UploadModel>(run)).IsDirect);
        Assert.Equal(
            new HandEntry("Laporan Monev Renaksi", "realisasi-rencana-aksi-triwulan-iii-2026.pdf", "Realisasi Rencana Aksi Triwulan III 2026, nomor 000.8.6.3/1/Dinas Uji/2026"),
            (await world.LoadAsync<UploadModel>(run)).ByHand);
        Assert.Equal("documents.upload.not-direct", Assert.Single((await world.PostAsync(run, Wish)).Faults).Code);

        await using var esr = await EsrStandIn.StartAsync();
        await using var other = await WorldAsync(esr.Address);
        var second = await LeavingTests.SentAsync(other);
        Assert.Equal("documents.upload.not-yours", Assert.Single((await other.PostAsync(second, Wish, SignedSop.Head)).Faults).Code);
        await using var session = other.Session();
        Assert.Empty(await session.Db.Set<Publication>().ToListAsync());
    }

    [Fact]
    public async Task The_application_fetches_the_very_bytes_without_signing_in_and_nobody_guesses_the_address()
    {
        await using var site = await PageTests.SiteAsync();
        await using var world = await DocumentsWorld.OnAsync(site);
        var run = await world.SignedAsync();
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        var address = await session.Get<Publications>().OfAsync(revision.Id, "esr.menpan.go.id", world.Holder(SignedSop.Head), site.Clock.Now, default);
        await session.Db.SaveChangesAsync();
        using var stranger = new HttpClient { BaseAddress = site.Address };

        var fetched = await stranger.GetAsync(new Uri(address.AbsolutePath, UriKind.Relative));
        var guessed = await stranger.GetAsync(new Uri(address.AbsolutePath.Replace(".pdf", "A.pdf", StringComparison.Ordinal), UriKind.Relative));

        Assert.Equal(revision.CurrentPdf, Platform.Files.FileHash.Of(await fetched.Content.ReadAsByteArrayAsync()));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, guessed.StatusCode);
        Assert.Equal(address, await session.Get<Publications>().OfAsync(revision.Id, "esr.menpan.go.id", world.Holder(SignedSop.Head), site.Clock.Now, default));
    }

    private static Procedures.Contracts.PanelForm Wish => DocumentsWorld.Form([("Aksi", DirectUpload.Action)]);

    private static Task<DocumentsWorld> WorldAsync(string address, int patience = 20, string password = EsrStandIn.Password) => DocumentsWorld.CreateAsync(services =>
        services.AddSingleton(Options.Create(new EsrOptions { Address = address, User = EsrStandIn.User, Password = password, TimeoutSeconds = patience })));
}
