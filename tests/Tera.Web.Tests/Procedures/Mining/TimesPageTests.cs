using System.Net;
using System.Text;
using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Procedures.Mining;

/// <summary>Over the invented region, whose runs are finished, late, sent back and under way.</summary>
public sealed class TimesPageTests
{
    [Fact]
    public async Task Standard_and_actual_stand_side_by_side_and_a_proposed_time_goes_on_the_next_draft()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var sops = await head.GetAsync("/sop");
        var address = sops.Html.QuerySelector("section[aria-labelledby=dipakai] tbody a")!.GetAttribute("href")!;

        var page = await head.GetAsync($"{address}/waktu");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(Shipped.Sop("bmcktr").Steps.Length, page.Html.QuerySelectorAll("section[aria-labelledby=langkah] tbody tr").Length);
        var log = await head.DownloadAsync($"{address}/log/xes");
        Assert.True(XesReader.Read(new MemoryStream(log!)).Cases > 0);
        Assert.Contains("\"eventTypes\"", Encoding.UTF8.GetString((await head.DownloadAsync($"{address}/log/ocel-json"))!), StringComparison.Ordinal);
        Assert.Null(await head.DownloadAsync($"{address}/log/lain"));
    }

    [Fact]
    public async Task A_chosen_time_goes_on_a_new_draft_with_its_reason_and_the_version_in_force_stays_as_it_is()
    {
        await using var site = await SlowAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var address = (await head.GetAsync("/sop")).Html.QuerySelector("section[aria-labelledby=dipakai] tbody a")!.GetAttribute("href")!;
        var page = await head.GetAsync($"{address}/waktu");
        var choice = page.Html.QuerySelectorAll("section[aria-labelledby=usulan-waktu] label").First();
        var (key, words) = (choice.QuerySelector("input")!.GetAttribute("value")!, choice.TextContent.Trim());
        var (printed, actual) = (Between(words, "standar ", ","), Between(words, "nyata P80 ", " ("));

        var accepted = await head.SendAsync(page, "waktu", ("Langkah", key));
        var again = await head.SendAsync(page, "waktu", ("Langkah", key));

        Assert.Equal(address, accepted.Path);
        Assert.Contains("Tanda terima", accepted.Text, StringComparison.Ordinal);
        Assert.Contains("Tanda terima", again.Text, StringComparison.Ordinal);
        var (before, after) = (await SopAsync(head, address, 1), await SopAsync(head, address, 2));
        Assert.Equal((printed, actual), (before[new(key)].Standard.Duration!.Printed, after[new(key)].Standard.Duration!.Printed));
        Assert.Equal(before.Steps.Select(step => step.Key), after.Steps.Select(step => step.Key));
        Assert.Contains(words, (await head.GetAsync($"{address}?versi=2")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_chosen_or_a_page_seen_before_another_wrote_on_the_draft_is_refused()
    {
        await using var site = await SlowAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var address = (await head.GetAsync("/sop")).Html.QuerySelector("section[aria-labelledby=dipakai] tbody a")!.GetAttribute("href")!;
        var page = await head.GetAsync($"{address}/waktu");
        var key = page.Html.QuerySelector("section[aria-labelledby=usulan-waktu] input[name=Langkah]")!.GetAttribute("value")!;

        var none = await head.SendAsync(page, "waktu", ("Langkah", ""));
        await head.SendAsync(await head.GetAsync(address), "revisi", ("AlasanRevisi", "Menata ulang."));
        var seen = await head.GetAsync($"{address}/waktu");
        await head.SendAsync(await head.GetAsync($"{address}/sunting?langkah={key}"), "langkah", ("Keterangan", "Ditulis orang lain."), ("Aksi", "simpan"));
        var stale = await head.SendAsync(seen, "waktu", ("Langkah", key));

        Assert.All([none, stale], refused => Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status));
        Assert.Equal("Ditulis orang lain.", (await SopAsync(head, address, 2))[new(key)].Remark);
    }

    [Fact]
    public async Task A_letter_and_an_upload_that_bear_a_day_before_their_row_was_opened_are_told()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var address = $"/sop/{await site.ProcedureAsync("bmcktr", "bmcktr")}/waktu";
        Assert.Contains("Tidak ada rapat, surat keluar, atau unggahan bertanggal sebelum langkahnya terbuka.", Deviations(await head.GetAsync(address)), StringComparison.Ordinal);

        await site.Database.BehindTheRulesAsync("documents.submission", "update documents.submission set submitted_at = submitted_at - interval '30 days'");
        await site.Database.OwnerAsync(
            """
            insert into documents.dispatch (region_id, id, run_id, step, act, round, slot, sender, sender_post, subject, channel, sent_on, proof_text, sent_by, sent_at, drafted_at)
            select t.region_id, gen_random_uuid(), t.run_id, t.step, t.act, t.round, t.slot, t.by_person, 'Kepala', 'Uji', 'Courier', (t.opened_at - interval '10 days')::date, 'Tanda terima', t.by_person, t.closed_at, t.opened_at
            from procedures.task t join procedures.run r on r.id = t.run_id where t.step = 'lapor-akhir' and r.status = 'Finished' and t.by_person is not null limit 1
            """);

        var told = Deviations(await head.GetAsync(address));
        Assert.Matches("Langkah 9.*unggahan bertanggal .*, langkahnya baru terbuka ", told);
        Assert.Matches("Langkah 8.*surat keluar bertanggal .*, langkahnya baru terbuka ", told);
    }

    private static string Deviations(TestPage page) => string.Join(' ', page.Html.QuerySelector("section[aria-labelledby=menyimpang]")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The runs of the region with every task done three weeks after it was opened.</summary>
    private static async Task<TestSite> SlowAsync()
    {
        var site = await TestSite.WithRunsAsync();
        await site.Database.BehindTheRulesAsync("procedures.task", "update procedures.task set closed_at = opened_at + interval '21 days' where closed_at is not null");
        return site;
    }

    private static string Between(string text, string from, string to) => text[(text.IndexOf(from, StringComparison.Ordinal) + from.Length)..] is var rest ? rest[..rest.IndexOf(to, StringComparison.Ordinal)] : "";

    private static async Task<Definitions.ProcedureDefinition> SopAsync(TestBrowser browser, string address, int version) =>
        ProcedureFile.Read((await browser.DownloadAsync($"{address}/unduh/yaml?versi={version}"))!, "bmcktr.yaml").Definition!;
}
