using System.Net;
using AngleSharp.Html.Dom;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

/// <summary>The page of a run, as a browser without scripts meets it.</summary>
public sealed class RunPageTests
{
    private const string Head = "kadis.bmcktr";

    [Fact]
    public async Task Given_a_task_done_in_another_window_when_its_form_is_sent_here_then_the_page_says_who_did_it_when_and_gives_back_what_was_typed()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(Head);
        var run = await StartAsync(head);
        var late = await head.GetAsync(run);
        await head.SendAsync(await head.GetAsync(run), "tugas", ("Catatan", "Segera dikerjakan."));

        var answer = await head.SendAsync(late, "tugas", ("Catatan", "Mohon rapat hari Senin pagi."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Tugas ini sudah dikerjakan Kepala Dinas", answer.Text);
        Assert.Contains("Mohon rapat hari Senin pagi.", answer.Html.QuerySelector("#ketikan")!.ParentElement!.ParentElement!.TextContent);
        Assert.Equal(1L, await DeedsAsync(site, run));
    }

    [Fact]
    public async Task Given_a_form_that_was_carried_out_when_it_is_sent_again_then_it_shows_the_receipt_it_got()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(Head);
        var run = await StartAsync(head);
        var form = await head.GetAsync(run);

        var first = await head.SendAsync(form, "tugas", ("Catatan", "Segera dikerjakan."));
        var again = await head.SendAsync(form, "tugas", ("Catatan", "Segera dikerjakan."));

        Assert.NotNull(ReceiptOn(first));
        Assert.Equal(ReceiptOn(first), ReceiptOn(again));
        Assert.Equal(1L, await DeedsAsync(site, run));
    }

    [Fact]
    public async Task Given_a_form_without_its_token_when_it_is_sent_then_nothing_is_done_and_the_page_gives_back_what_was_typed_but_no_secret()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(Head);
        var run = await StartAsync(head);
        var page = await head.GetAsync(run);
        var form = page.Form("tugas");
        form.QuerySelector("input[name=__RequestVerificationToken]")!.Remove();

        var answer = await head.SendAsync(page, form, ("Catatan", "Kata kata yang panjang."), ("Frasa", "rahasia tanda tangan saya"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("Kata kata yang panjang.", answer.Text);
        Assert.DoesNotContain("rahasia", answer.Text);
        Assert.Equal(0L, await DeedsAsync(site, run));
    }

    [Fact]
    public async Task Given_a_receipt_of_somebody_else_when_its_address_is_opened_then_it_is_not_shown()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(Head);
        var started = await head.GetAsync(await StartAsync(head, withReceipt: true));
        using var secretary = await site.SignedInAsync("sekretaris.bmcktr");

        Assert.NotNull(ReceiptOn(started));
        Assert.Null(ReceiptOn(await secretary.GetAsync(started.PathAndQuery)));
    }

    [Fact]
    public async Task Given_a_run_of_another_agency_or_of_nobody_when_it_is_opened_then_there_is_none_and_strangers_sign_in_first()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(Head);
        var run = await StartAsync(head);
        using var other = await site.SignedInAsync("kadis.dishub");
        using var stranger = site.Browser();

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(run)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(ProceduresLinks.Run(new(Guid.CreateVersion7())))).Status);
        Assert.Equal("/masuk", (await stranger.GetAsync(run)).Path);
    }

    /// <returns>The address of the run.</returns>
    internal static async Task<string> StartAsync(TestBrowser head, bool withReceipt = false)
    {
        var page = await head.GetAsync(ProceduresLinks.StartRun);
        var sop = page.Html.QuerySelectorAll("input[type=radio][name='Form.Sop']").OfType<IHtmlInputElement>()
            .First(choice => choice.ParentElement!.TextContent.Contains("Pengukuran Kinerja", StringComparison.Ordinal));
        var started = await head.SendAsync(page, "mulai", ("Form.Sop", sop.Value));
        return withReceipt ? started.PathAndQuery : started.Path;
    }

    private static string? ReceiptOn(TestPage page) => page.Html.QuerySelector(".t-receipt .t-code")?.TextContent;

    private static async Task<object?> DeedsAsync(TestSite site, string run) =>
        await site.Database.OwnerAsync($"select count(*) from procedures.event where run_id = '{run.Split('/')[^1]}' and kind = 'completed'");
}
