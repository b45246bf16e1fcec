using Microsoft.Playwright;
using Tera.EndToEnd.Browsing;
using Tera.EndToEnd.Robots;
using Tera.Platform.Errors;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.EndToEnd.Promises;

/// <summary>What happens to a user whose finger, network, session or database does not behave.</summary>
public sealed class SubmitTests(Chromium chromium) : IAsyncLifetime
{
    private const string Note = "Mohon data dukung tiap bidang dilengkapi sebelum hari Jumat.";

    private TestSite _site = null!;
    private Robot _robot = null!;
    private Visitor _head = null!;
    private RunId _run;

    private IPage Page => _head.Page;

    private ILocator Submit => Page.Locator("form:has(input[name='_handler'][value='tugas']):has(input[name='Tugas']) .t-submit button");

    /// <summary>A run whose first task, an order, is filled in and not yet sent.</summary>
    public async ValueTask InitializeAsync()
    {
        _site = await TestSite.AtWorkAsync();
        _robot = new Robot(chromium, _site, new Gallery("janji"));
        _run = await _robot.StartAsync("kadis.bmcktr", "Pengukuran Kinerja");
        _head = await _robot.PersonAsync("kadis.bmcktr");
        await _robot.OpenAsync(_head, (await OpenDuties.OfAsync(_site, _run))[0]);
        await Page.Locator("textarea[name='Catatan']").FillAsync(Note);
    }

    [Fact]
    public async Task Given_a_filled_form_when_it_is_clicked_twice_then_the_act_is_done_once_and_there_is_one_receipt()
    {
        await Submit.DblClickAsync();

        await Robot.ReceiptAsync(Page, "A double click");
        Assert.Equal(1, await DeedsAsync());
    }

    [Fact]
    public async Task Given_a_form_that_was_sent_when_the_network_sends_it_again_then_the_answer_is_the_same_receipt()
    {
        var sending = Page.WaitForRequestAsync(request => request.Method == "POST");
        await Submit.ClickAsync();
        var first = await Robot.ReceiptAsync(Page, "Sending");
        var sent = await sending;

        var again = await Page.Context.APIRequest.PostAsync(sent.Url, new()
        {
            DataByte = sent.PostDataBuffer,
            Headers = new Dictionary<string, string> { ["Content-Type"] = sent.Headers["content-type"], ["Origin"] = _site.Address.GetLeftPart(UriPartial.Authority) },
        });

        Assert.Contains(first, await again.TextAsync());
        Assert.Equal(1, await DeedsAsync());
    }

    [Fact]
    public async Task Given_a_done_act_when_the_user_goes_back_then_the_page_shows_it_done_or_its_form_gives_the_same_receipt()
    {
        await Submit.ClickAsync();
        var first = await Robot.ReceiptAsync(Page, "Sending");

        await Page.GoBackAsync();

        if (await Submit.CountAsync() > 0)
        {
            await Submit.ClickAsync();
            Assert.Equal(first, await Robot.ReceiptAsync(Page, "Sending again"));
        }

        Assert.Equal(1, await DeedsAsync());
    }

    [Fact]
    public async Task Given_a_session_that_ended_while_typing_when_the_user_signs_in_then_what_was_typed_is_brought_back_and_told_and_can_be_sent()
    {
        await Page.Context.ClearCookiesAsync(new() { Name = "tera" });
        await Submit.ClickAsync();
        await Page.WaitForURLAsync("**/masuk**");
        await Assertions.Expect(Page.Locator("[data-sending-lost]")).ToContainTextAsync("formulir tadi dibuka kembali beserta isian Anda");
        await _robot.Gallery.LookAsync(Page, "masuk kembali");
        await _head.SignInHereAsync("kadis.bmcktr");
        await Page.WaitForURLAsync($"**/pelaksanaan/{_run}**");

        await Assertions.Expect(Page.GetByText("Isian yang belum terkirim dipulihkan")).ToBeVisibleAsync();
        await _robot.Gallery.LookAsync(Page, "isian dipulihkan");
        Assert.Equal(Note, await NoteAsync());
        await Submit.ClickAsync();
        await Robot.ReceiptAsync(Page, "Sending after signing in");
        Assert.Equal(1, await DeedsAsync());
        Assert.Null(await Page.EvaluateAsync<string?>("sessionStorage.getItem('tera.kiriman')"));
    }

    [Fact]
    public async Task Given_something_typed_in_one_form_of_a_page_when_another_form_of_it_is_sent_then_it_still_stands_there()
    {
        await Page.GetByLabel("Tulis pesan").FillAsync("Mohon dicek lampirannya.");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Kirim", Exact = true }).ClickAsync();
        await Robot.ReceiptAsync(Page, "Message");

        Assert.Equal(Note, await NoteAsync());
        Assert.Equal("", await Page.GetByLabel("Tulis pesan").InputValueAsync());
        await Submit.ClickAsync();
        await Robot.ReceiptAsync(Page, "Sending");
        Assert.Equal(1, await DeedsAsync());
    }

    [Fact]
    public async Task Given_a_session_that_ended_while_typing_when_somebody_else_signs_in_in_the_same_tab_then_nothing_of_it_is_shown_to_him_or_kept()
    {
        await Page.Context.ClearCookiesAsync(new() { Name = "tera" });
        await Submit.ClickAsync();
        await Page.WaitForURLAsync("**/masuk**");
        Assert.Contains(Note, await Page.EvaluateAsync<string?>("sessionStorage.getItem('tera.kiriman')"));

        await _head.SignInHereAsync("sekretaris.bmcktr");
        await Page.WaitForURLAsync($"**/pelaksanaan/{_run}**");

        Assert.Equal(0, await Page.GetByText("Isian yang belum terkirim dipulihkan").CountAsync());
        Assert.Null(await Page.EvaluateAsync<string?>("sessionStorage.getItem('tera.kiriman')"));
    }

    [Fact]
    public async Task Given_a_database_that_stops_amid_a_request_when_the_form_was_sent_then_the_page_says_so_in_words_nothing_is_half_saved_and_the_same_form_is_sent_again_from_there()
    {
        var before = await StateAsync();
        await using (await Outage.AmidAsync(_site.Database, _run))
        {
            await Submit.ClickAsync();
            await Page.GetByText(Failure.DatabaseDown.Title).First.WaitForAsync();
            await _robot.Gallery.LookAsync(Page, "basis data berhenti");
        }

        Assert.Equal(before, await StateAsync());
        await Page.GetByRole(AriaRole.Button, new() { Name = "Coba kirim lagi" }).ClickAsync();
        await Robot.ReceiptAsync(Page, "Sending once the database is back");
        Assert.Equal(1, await DeedsAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _robot.DisposeAsync();
        await _site.DisposeAsync();
    }

    private async Task<string?> NoteAsync()
    {
        var note = Page.Locator("textarea[name='Catatan']");
        return await note.CountAsync() > 0 ? await note.First.InputValueAsync() : null;
    }

    /// <summary>How often the order was given.</summary>
    private async Task<long> DeedsAsync() => (long)(await _site.Database.OwnerAsync(
        $"select count(*) from procedures.event where run_id = '{_run}' and kind = 'completed'"))!;

    /// <summary>Everything an order leaves behind, counted.</summary>
    private async Task<string> StateAsync() => (string)(await _site.Database.OwnerAsync(
        $"""
         select concat_ws(' ', (select count(*) from procedures.event where run_id = '{_run}'), (select count(*) from documents.disposition),
                (select count(*) from documents.revision), (select count(*) from platform.receipt), (select count(*) from platform.outbox))
         """))!;
}
