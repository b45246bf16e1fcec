using System.Net;
using AngleSharp.Html.Dom;
using Tera.Documents.Uploads;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Runs;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>A file larger than may be kept, in the form of a panel: it is told at its field, nothing that was typed is lost, nothing stays on the disk.</summary>
public sealed class LargeFileTests
{
    private const long Mebi = 1024 * 1024;
    private const string Note = "Diunggah bersama operator kabupaten.";

    [Theory]
    [InlineData(26)]
    [InlineData(40)]
    [InlineData(200)]
    public async Task Given_a_proof_that_is_too_large_when_it_is_sent_then_the_field_says_so_what_was_typed_stays_and_nothing_is_kept(int megabytes)
    {
        await using var site = await TestSite.AtWorkAsync();
        var (browser, run) = await AtTheUploadAsync(site);
        using var _ = browser;
        var page = await browser.GetAsync(run);
        var form = Filled(page);
        var before = site.StoredFiles();
        await using var big = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        big.Write("%PDF-1.4 pindaian"u8);
        big.SetLength(megabytes * Mebi);
        big.Position = 0;

        var answer = await browser.SendFileAsync(page, form, UploadForm.ProofField, "bukti unggah.pdf", big);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("paling besar 25 MB", answer.Html.QuerySelector($"#f-{UploadForm.ProofField}-error")?.TextContent, StringComparison.Ordinal);
        Assert.Equal((Note, "ESR-77"), (answer.ValueOf(UploadForm.NoteField), answer.ValueOf(UploadForm.UploadIdField)));
        Assert.Equal(before, site.StoredFiles());
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.submission"));
    }

    [Theory]
    [InlineData("kosong.pdf", "", "Berkas kosong")]
    [InlineData("bohong.pdf", "MZ program", "isinya")]
    [InlineData("program.exe", "MZ", "tidak dapat diterima")]
    public async Task Given_a_proof_that_lies_or_is_empty_when_it_is_sent_then_the_field_says_so_and_nothing_is_kept(string name, string content, string told)
    {
        await using var site = await TestSite.AtWorkAsync();
        var (browser, run) = await AtTheUploadAsync(site);
        using var _ = browser;
        var page = await browser.GetAsync(run);
        var before = site.StoredFiles();

        var answer = await browser.SendFileAsync(page, Filled(page), UploadForm.ProofField, name, System.Text.Encoding.ASCII.GetBytes(content));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(told, answer.Html.QuerySelector($"#f-{UploadForm.ProofField}-error")?.TextContent, StringComparison.Ordinal);
        Assert.Equal(Note, answer.ValueOf(UploadForm.NoteField));
        Assert.Equal(before, site.StoredFiles());
    }

    [Fact]
    public async Task Given_a_good_proof_in_a_form_that_is_refused_for_another_reason_when_it_is_sent_then_it_is_not_kept_either()
    {
        await using var site = await TestSite.AtWorkAsync();
        var (browser, run) = await AtTheUploadAsync(site);
        using var _ = browser;
        var page = await browser.GetAsync(run);
        var (form, before) = (Filled(page), site.StoredFiles());
        ((IHtmlInputElement)form.QuerySelector($"[name={UploadForm.DateField}]")!).Value = "";

        var answer = await browser.SendFileAsync(page, form, UploadForm.ProofField, "bukti.pdf", "%PDF-1.4 bukti"u8.ToArray());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(before, site.StoredFiles());
    }

    /// <summary>Beyond the bound nobody reads on; whoever gets an answer gets the page about large files.</summary>
    [Fact]
    public async Task Given_more_than_is_read_at_all_when_it_is_sent_then_nothing_is_kept_and_the_program_goes_on()
    {
        await using var site = await TestSite.AtWorkAsync();
        var (browser, run) = await AtTheUploadAsync(site);
        using var _ = browser;
        var page = await browser.GetAsync(run);
        var before = site.StoredFiles();
        await using var huge = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        huge.SetLength(260 * Mebi);

        try
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await browser.SendFileAsync(page, Filled(page), UploadForm.ProofField, "besar.pdf", huge)).Status);
        }
        catch (HttpRequestException)
        {
            // The line was cut while the browser was still sending.
        }

        Assert.Equal(before, site.StoredFiles());
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(run)).Status);
    }

    private static IHtmlFormElement Filled(TestPage page)
    {
        var form = page.Form(RunPosts.Work);
        ((IHtmlInputElement)form.QuerySelector($"[name={UploadForm.UploadIdField}]")!).Value = "ESR-77";
        ((IHtmlTextAreaElement)form.QuerySelector($"[name={UploadForm.NoteField}]")!).Value = Note;
        return form;
    }

    /// <summary>The run of the reference SOP, brought to its upload; and the browser of whoever does it.</summary>
    private static async Task<(TestBrowser Browser, string Run)> AtTheUploadAsync(TestSite site)
    {
        string run;
        using (var head = await site.SignedInAsync("kadis.bmcktr"))
        {
            run = await RunPageTests.StartAsync(head);
        }

        var id = new RunId(Guid.Parse(run.Split('/')[^1]));
        while (true)
        {
            await using var session = site.Session();
            var seen = await session.Get<RunStore>().LookAsync(id, default, site.Clock.GetCurrentInstant(), default);
            var move = NextMove.In(seen!.Run, seen.Around)!;
            var open = seen.Run.Open.First().Key;
            if (seen.Around.Definition.ActOf(open.Step, open.Act).Kind is ActKind.Upload)
            {
                var account = (string)(await site.Database.OwnerAsync($"select user_name from organisation.account where person_id = '{move.By}'"))!;
                return (await site.SignedInAsync(account), run);
            }

            Sample.Of(await session.Get<RunGateway>().DecideAsync(new RunCall(CommandId.New(), id, move.By), move.Command, beside: null, default));
        }
    }
}
