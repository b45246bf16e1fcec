using System.Net;
using Tera.TestKit;

namespace Tera.Procedures.Monitoring;

public sealed class MonitoringPageTests
{
    private const string Page = "/sop/pemantauan?tahun=2026&semester=2";

    [Fact]
    public async Task A_judgement_is_kept_with_who_said_it_shown_again_and_printed()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        var form = await head.GetAsync(Page);
        Assert.Contains("tidak dijalankan", form.Text, StringComparison.Ordinal);

        var saved = await head.SendAsync(form, "pantau", ($"{id}.Nilai", "tidak"), ($"{id}.Catatan", "Langkah 4 selalu terlambat."), ($"{id}.Tindakan", "Tambah satu petugas."));

        Assert.NotNull(saved.Html.QuerySelector(".t-receipt"));
        Assert.Equal("Tambah satu petugas.", saved.ValueOf($"{id}.Tindakan"));
        Assert.Contains("dinilai Ir. H. Zulkarnain", saved.Text, StringComparison.Ordinal);
        var address = saved.Html.QuerySelector("a[href^='/sop/pemantauan/pdf']")!.GetAttribute("href")!;
        Assert.Equal("%PDF"u8.ToArray(), (await head.DownloadAsync(address))!.Take(4));
        Assert.Null(await head.DownloadAsync("/sop/pemantauan/pdf?perangkat=00000000-0000-0000-0000-000000000001"));
    }

    [Fact]
    public async Task What_does_not_run_well_needs_an_action_and_what_was_typed_stays()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");

        var refused = await head.SendAsync(await head.GetAsync(Page), "pantau", ($"{id}.Nilai", "tidak"), ($"{id}.Catatan", "Lambat."));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Lambat."), (refused.Status, refused.ValueOf($"{id}.Catatan")));
        Assert.Contains("Tulis tindakan", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_words_and_no_judgement_when_saved_then_nothing_is_kept_and_the_fault_stands_at_the_choice()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");

        var refused = await head.SendAsync(await head.GetAsync(Page), "pantau", ($"{id}.Catatan", "Langkah 4 selalu terlambat."));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Langkah 4 selalu terlambat."), (refused.Status, refused.ValueOf($"{id}.Catatan")));
        Assert.Contains("penilaiannya belum", refused.Html.QuerySelector($"#f-{id}-Nilai .t-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"#f-{id}-Nilai", refused.Html.QuerySelector(".t-fault-list a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Given_an_SOP_judged_in_a_half_year_when_it_is_revoked_then_the_form_of_that_half_year_still_has_it()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        await head.SendAsync(await head.GetAsync(Page), "pantau", ($"{id}.Nilai", "baik"), ($"{id}.Catatan", "Lancar."));

        await head.SendAsync(await head.GetAsync($"/sop/{id}"), "cabut", ("AlasanCabut", "Diganti."));

        Assert.Equal("Lancar.", (await head.GetAsync(Page)).ValueOf($"{id}.Catatan"));
        Assert.Null((await head.GetAsync("/sop/pemantauan?tahun=2027&semester=1")).Html.QuerySelector($"[name='{id}.Catatan']"));
    }

    [Fact]
    public async Task Two_who_judge_the_same_SOP_do_not_overwrite_each_other()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var admin = await site.SignedInAsync("admin");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        var agency = (await head.GetAsync(Page)).ValueOf("perangkat");
        var (mine, other) = (await head.GetAsync(Page), await admin.GetAsync($"{Page}&perangkat={agency}"));
        await head.SendAsync(mine, "pantau", ($"{id}.Nilai", "baik"));

        var refused = await admin.SendAsync(other, "pantau", ($"{id}.Nilai", "tidak"), ($"{id}.Tindakan", "Cabut."));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    public async Task Who_keeps_no_SOPs_has_no_form()
    {
        await using var site = await SopSite.StartAsync();
        using var staff = await site.SignedInAsync("staf.bmcktr");

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync("/sop/pemantauan?tahun=99999&semester=x")).Status);
    }
}
