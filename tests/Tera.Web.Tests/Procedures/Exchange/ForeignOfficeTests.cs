using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using NodaTime;
using Tera.Bench;
using Tera.EndToEnd.Robots;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;
using Tera.TestKit;

namespace Tera.Procedures.Exchange;

/// <summary>SOPs nobody here has seen, from their file to a finished run by the pages alone, as the head of their office would bring them in.</summary>
public sealed class ForeignOfficeTests
{
    private const int MostMoves = 80;

    public static TheoryData<string> Files => ["buku kerja", "dokumen", "teks"];

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Given_an_SOP_of_an_office_when_its_head_brings_it_in_answers_what_is_asked_legalises_and_begins_it_then_every_row_is_done_by_its_pages(string file)
    {
        var office = Office(file);
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(office.Head);

        using var beginner = await site.SignedInAsync(office.Beginner);

        var (id, lanes) = await BroughtInAsync(head, office);
        await AnsweredAsync(head, id);
        await HeldAsync(head, id, lanes.Zip(office.Holders, (lane, one) => (lane, one.Holder)));
        await LegalisedAsync(head, id);
        var run = await BegunAsync(beginner, id);
        await DoneAsync(site, run);

        var state = await OpenDuties.StateAsync(site, run);
        Assert.Equal(RunStatus.Finished, state.Status);
        Assert.Equal(office.Rows.Length, state.Tasks.Where(task => task.Status is RunTaskStatus.Done).Select(task => task.Key.Step).Distinct().Count());
        Assert.Contains("Selesai", (await head.GetAsync(ProceduresLinks.Run(run))).Text, StringComparison.Ordinal);
    }

    private static ForeignOffice Office(string file) => file switch
    {
        "buku kerja" => ForeignOffice.Workbook,
        "dokumen" => ForeignOffice.Document,
        _ => ForeignOffice.Text,
    };

    /// <summary>Uploaded on the page for it; what stands in the draft is what the file prints.</summary>
    private static async Task<(ProcedureId Id, IEnumerable<string> Lanes)> BroughtInAsync(TestBrowser head, ForeignOffice office)
    {
        var page = await head.GetAsync("/sop/impor");
        var asked = await head.SendFileAsync(page, page.Form("impor"), "Berkas", office.FileName, office.Content);
        Assert.True(asked.Path.EndsWith("/usulan", StringComparison.Ordinal), asked.Text);
        var id = new ProcedureId(Guid.Parse(asked.Path.Split('/')[2]));
        var sop = Library.ProcedureFile.Read(await head.DownloadAsync($"/sop/{id}/unduh/yaml?versi=1"), "unduhan.yaml", bearsCode: false).Definition!;
        Assert.Equal(office.Title, sop.Title);
        Assert.Equal(office.Rows, sop.PrintedSteps.Select(step => (step.PrintedNumber!, step.Text)));
        Assert.Equal(office.Holders.Select(one => one.Lane), sop.Lanes.Select(lane => lane.Printed));
        return (id, sop.Lanes.Select(lane => lane.Key.Value));
    }

    /// <summary>Those that are sure at once, the others one by one, until nothing is asked.</summary>
    private static async Task AnsweredAsync(TestBrowser head, ProcedureId id)
    {
        var page = await head.GetAsync(ProceduresLinks.Proposals(id));
        while (Asked(page) is > 0 and var before)
        {
            var button = page.Html.QuerySelector(".t-answers-all button") ?? page.Html.QuerySelector(".t-answers-buttons button")!;
            page = await head.SendAsync(page, "jawab", ("Jawaban", button.GetAttribute("value")!));
            Assert.True(Asked(page) < before, page.Text);
        }

        Assert.Contains("Semua sudah dijawab.", page.Text, StringComparison.Ordinal);
    }

    private static int Asked(TestPage page) => page.Html.QuerySelectorAll(".t-answers > li").Length;

    private static async Task HeldAsync(TestBrowser head, ProcedureId id, IEnumerable<(string Lane, string Holder)> holders)
    {
        foreach (var (lane, holder) in holders)
        {
            var page = await head.GetAsync(ProceduresLinks.LaneHolder(id, lane));
            var choices = ((IHtmlSelectElement)page.Html.QuerySelector("select[name=Pemegang]")!).Options;
            var chosen = choices.First(choice => choice.Text.StartsWith(holder, StringComparison.Ordinal)).Value;
            var saved = await head.SendAsync(page, "pemegang", ("Pemegang", chosen), ("Alasan", "Pemberlakuan pertama."));
            Assert.True(saved.Path == $"/sop/{id}", saved.Text);
        }
    }

    /// <summary>Tried out, handed in for legalisation, put in force today; what the cover lacks is said.</summary>
    private static async Task LegalisedAsync(TestBrowser head, ProcedureId id)
    {
        var page = await head.SendAsync(await head.GetAsync(ProceduresLinks.Procedure(id)), "keadaan", ("Keadaan", "Trial"));
        Assert.Contains("uji coba", page.Text, StringComparison.OrdinalIgnoreCase);
        page = await head.SendAsync(page, "keadaan", ("Keadaan", "AwaitingLegalisation"));
        var settled = await head.SendAsync(page, "berlakukan", ("AlasanSampul", "Sampul dilengkapi pada revisi berikut."));
        Assert.True(settled.Status is HttpStatusCode.OK && settled.HasForm("cabut"), settled.Text);
    }

    private static async Task<RunId> BegunAsync(TestBrowser beginner, ProcedureId id)
    {
        var page = await beginner.GetAsync(ProceduresLinks.Start(id));
        (string, string)[] reason = page.Html.QuerySelector("[name='Form.Alasan']") is null ? [] : [("Form.Alasan", "Sampul dilengkapi pada revisi berikut.")];
        var begun = await beginner.SendAsync(page, "mulai", [.. reason, ("Form.Perihal", "Permohonan pertama")]);
        Assert.True(begun.Path.StartsWith("/pelaksanaan/", StringComparison.Ordinal) && begun.Path != "/pelaksanaan/mulai", begun.Text);
        return new(Guid.Parse(begun.Path.Split('/')[2], CultureInfo.InvariantCulture));
    }

    private static async Task DoneAsync(TestSite site, RunId run)
    {
        using var clerk = new PostClerk(site);
        // In the afternoon: meetings of the morning have been held.
        site.Clock.Advance(Duration.FromHours(29));
        for (var moves = 0; await OpenDuties.OfAsync(site, run) is [var duty, ..] duties; moves++)
        {
            Assert.InRange(moves, 0, MostMoves);
            duty = duties.FirstOrDefault(one => !one.IsJoint) ?? duty;
            Assert.True(duty.Accounts.Count > 0, $"{duty}: nobody");
            site.Clock.Advance(Duration.FromMinutes(4));
            Assert.True(await clerk.PostAsync(duty), $"{duty}, {duty.Accounts[0]}: {string.Join("; ", clerk.Refused.Select(one => one.Said))}");
        }
    }
}
