using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Dispatches;
using Tera.Platform.Mail;
using Tera.Procedures.Engine;

namespace Tera.Documents;

/// <summary>Letters that leave by mail, over a real server.</summary>
public sealed class MailTests
{
    [Fact]
    public async Task A_letter_goes_to_each_address_with_both_papers_as_they_were_signed_and_the_panel_tells_and_proves_it()
    {
        await using var server = await StartedAsync("tera", "rahasia surel");
        await using var world = await WorldAsync(new() { Host = "127.0.0.1", Port = server.Port, Encrypted = false, User = "tera", Password = "rahasia surel", From = "tera@contohjaya.example" });
        var run = await LetterAsync(world);

        DocumentsWorld.Accept(await world.PostAsync(run, Asked("Bagian Organisasi <Organisasi@contohjaya.example>\ninspektorat@contohjaya.example; organisasi@contohjaya.example")));
        await world.PrintAsync();

        await using var session = world.Session();
        var papers = await session.Db.Set<Artifacts.Revision>().OrderByDescending(row => row.Template == CoverLetterTemplate.TemplateName).ToListAsync();
        var taken = await server.TakenAsync(2);
        Assert.Equal(["inspektorat@contohjaya.example", "organisasi@contohjaya.example"], taken.SelectMany(letter => letter.To).Order());
        Assert.All(taken, letter =>
        {
            Assert.Equal(("tera@contohjaya.example", "tera"), (letter.From, letter.User));
            Assert.Equal(papers.Select(paper => paper.CurrentPdf!.Value), letter.Attachments.Select(bytes => Platform.Files.FileHash.Of(bytes)));
        });
        Assert.Equal(2, taken.Select(letter => letter.Text.Split("Message-ID: ")[1].Split("\r\n")[0]).Distinct().Count());
        var model = await world.LoadAsync<DispatchModel>(run);
        Assert.All(model.Mails!, mail => Assert.Equal((MailState.Accepted, (int?)0), (mail.State, mail.Recipient)));
        var again = await world.PostAsync(run, Asked("organisasi@contohjaya.example"));
        Assert.Equal("documents.mail.already-asked", Assert.Single(again.Faults).Code);
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Saluran", "Mail"), ("TanggalKirim", "2026-10-06"), ("BuktiTeks", "Diterima server surel")])));
    }

    [Fact]
    public async Task Given_an_address_nobody_has_then_it_is_told_in_the_servers_words_and_another_address_still_gets_it()
    {
        await using var server = await StartedAsync();
        await using var world = await WorldAsync(new() { Host = "127.0.0.1", Port = server.Port, Encrypted = false });
        var run = await LetterAsync(world);

        DocumentsWorld.Accept(await world.PostAsync(run, Asked("tidak.ada@contohjaya.example\nada@contohjaya.example")));
        await world.PrintAsync();

        var mails = (await world.LoadAsync<DispatchModel>(run)).Mails!.ToDictionary(mail => mail.Address);
        Assert.Equal(MailState.Accepted, mails["ada@contohjaya.example"].State);
        Assert.Equal(MailState.Refused, mails["tidak.ada@contohjaya.example"].State);
        Assert.Contains("No such user here", mails["tidak.ada@contohjaya.example"].Answer, StringComparison.Ordinal);
        await using (var session = world.Session())
        {
            var told = Assert.Single(await session.Get<Contracts.FailedMails>().OfAsync(world.Holder(SignedSop.Clerk), new(2026, 10, 6), default));
            Assert.Equal("tidak.ada@contohjaya.example", told.To);
        }

        DocumentsWorld.Accept(await world.PostAsync(run, Asked("tidak.ada@contohjaya.example")));
        Assert.Equal(MailState.Waiting, (await world.LoadAsync<DispatchModel>(run)).Mails!.Single(mail => mail.Address.StartsWith("tidak", StringComparison.Ordinal)).State);
    }

    [Fact]
    public async Task Given_a_server_that_is_busy_or_away_then_the_letter_waits_and_goes_later_once()
    {
        await using var server = await StartedAsync();
        await using var world = await WorldAsync(new() { Host = "127.0.0.1", Port = server.Port, Encrypted = false });
        var run = await LetterAsync(world);
        DocumentsWorld.Accept(await world.PostAsync(run, Asked("sibuk@contohjaya.example")));

        await world.PrintAsync();
        Assert.Equal(MailState.Waiting, Assert.Single((await world.LoadAsync<DispatchModel>(run)).Mails!).State);
        world.Database.Clock.Advance(Duration.FromMinutes(1));
        await world.PrintAsync();
        await world.PrintAsync();

        Assert.Equal(MailState.Accepted, Assert.Single((await world.LoadAsync<DispatchModel>(run)).Mails!).State);
        Assert.Single(await server.TakenAsync(1));
    }

    [Fact]
    public async Task Given_a_server_whose_certificate_nobody_vouches_for_then_nothing_is_told_to_it()
    {
        await using var server = await StartedAsync();
        await using var world = await WorldAsync(new() { Host = "127.0.0.1", Port = server.Port });
        var run = await LetterAsync(world);
        DocumentsWorld.Accept(await world.PostAsync(run, Asked("ada@contohjaya.example")));

        await world.PrintAsync();

        Assert.Empty(server.Taken);
        Assert.Equal(MailState.Waiting, Assert.Single((await world.LoadAsync<DispatchModel>(run)).Mails!).State);
    }

    [Theory]
    [InlineData("", "documents.mail.address-count")]
    [InlineData("organisasi", "documents.mail.no-address")]
    [InlineData("organisasi@localhost", "documents.mail.no-address")]
    [InlineData("a@b.example\rBcc: semua@b.example", "documents.mail.no-address")]
    [InlineData("pejabat@cöntoh.example", "documents.mail.no-address")]
    public async Task Given_what_no_mail_reaches_when_it_is_asked_for_then_it_is_told_and_nothing_is_sent(string typed, string code)
    {
        await using var world = await WorldAsync(new() { Host = "127.0.0.1", Port = 9 });
        var run = await LetterAsync(world);

        Assert.Equal(code, Assert.Single((await world.PostAsync(run, Asked(typed))).Faults).Code);

        await using var session = world.Session();
        Assert.Empty(await session.Db.Set<DispatchMail>().ToListAsync());
    }

    [Fact]
    public async Task Given_no_server_or_no_printed_paper_or_a_stranger_when_mail_is_asked_for_then_it_is_refused()
    {
        await using var world = await WorldAsync(new());
        var run = await LetterAsync(world);
        Assert.Null((await world.LoadAsync<DispatchModel>(run)).Mails);
        Assert.Equal("documents.mail.not-in-use", Assert.Single((await world.PostAsync(run, Asked("ada@contohjaya.example"))).Faults).Code);

        await using var other = await WorldAsync(new() { Host = "127.0.0.1", Port = 9 });
        var early = await LetterAsync(other);
        Assert.Equal("procedures.run.not-your-task", Assert.Single((await other.PostAsync(early, Asked("ada@contohjaya.example"), SignedSop.Head)).Faults).Code);
        await other.Database.BehindTheRulesAsync("documents.revision", "update documents.revision set pdf_hash = null, html_hash = null, signed_hash = null, state = 'Pending' where template = 'uji'");
        Assert.Equal("documents.mail.not-printed", Assert.Single((await other.PostAsync(early, Asked("ada@contohjaya.example"))).Faults).Code);
    }

    [Fact]
    public async Task Given_a_letter_that_is_signed_with_a_pen_when_mail_is_asked_for_then_it_is_refused_for_its_file_bears_no_signature()
    {
        await using var world = await WorldAsync(new() { Host = "127.0.0.1", Port = 9 });
        var run = await world.SignedAsync();
        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form(LeavingTests.CoverLetter)));

        Assert.Equal("documents.dispatch.pen-is-not-mailed", Assert.Single((await world.PostAsync(run, Asked("ada@contohjaya.example"))).Faults).Code);
    }

    private static async Task<MailServer> StartedAsync(string user = "", string password = "")
    {
        Assert.SkipUnless(MailServer.IsThere, "Node is not installed.");
        return await MailServer.StartAsync(user, password);
    }

    private static Task<DocumentsWorld> WorldAsync(MailOptions mail) => DocumentsWorld.CreateAsync(services => services.AddSingleton(Options.Create(mail)));

    /// <summary>A run whose signed document has its cover letter, signed too.</summary>
    private static async Task<RunId> LetterAsync(DocumentsWorld world)
    {
        var run = await world.SignedAsync();
        await CoverLetterTests.SignedCoverAsync(world, run);
        return run;
    }

    private static Procedures.Contracts.PanelForm Asked(string addresses) => DocumentsWorld.Form([("Aksi", "surel"), ("AlamatSurel", addresses), ("SurelUntuk", "0")]);
}
