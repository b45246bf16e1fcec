using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

/// <summary>Over the invented region, one of whose runs is under way when its SOP is revised.</summary>
public sealed class MovingPageTests
{
    [Fact]
    public async Task A_running_case_is_taken_to_the_revised_version_with_all_its_tasks_and_the_reason_is_told_in_its_history()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        var sop = await head.GetAsync($"/sop/{id}");
        var run = sop.Html.QuerySelector("section[aria-labelledby=berjalan] a")!.GetAttribute("href")!;
        Assert.Contains("Tidak ada yang perlu dipindahkan", (await head.GetAsync($"/sop/{id}/pindah")).Text, StringComparison.Ordinal);
        var before = await TasksAsync(site, run);
        await head.SendAsync(sop, "revisi", ("AlasanRevisi", "Waktu baku dan langkah akhir."));
        var editor = await head.GetAsync($"/sop/{id}/sunting");
        var rows = editor.Html.QuerySelectorAll(".t-ed-rows > li").Select(item => item.GetAttribute("data-row")!).ToList();
        await head.SendAsync(await head.GetAsync($"/sop/{id}/sunting?langkah={rows[^1]}"), "langkah", ("Waktu", "1 Jam"), ("Aksi", "simpan"));
        await head.SendAsync(await head.GetAsync($"/sop/{id}?versi=2"), "berlakukan", ("AlasanSampul", "Peraga."));
        var preview = await head.GetAsync($"/sop/{id}/pindah");
        Assert.Contains("diubah", preview.Text, StringComparison.Ordinal);

        var moved = await head.SendAsync(preview, "pindah", ("Pelaksanaan", run.Split('/')[^1]), ("Alasan", "Diteruskan dengan versi 2."));

        Assert.Equal(HttpStatusCode.OK, moved.Status);
        Assert.Contains("sudah dipindahkan", moved.Text, StringComparison.Ordinal);
        Assert.Equal(before, await TasksAsync(site, run));
        var page = await head.GetAsync(run);
        Assert.Contains("Diteruskan dengan versi 2.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tidak ada yang perlu dipindahkan", (await head.GetAsync($"/sop/{id}/pindah")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_put_versions_in_force_may_not_move_cases()
    {
        await using var site = await SopSite.StartAsync();
        using var staff = await site.SignedInAsync("staf.bmcktr");

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync($"/sop/{await site.ProcedureAsync("bmcktr", "bmcktr")}/pindah")).Status);
    }

    private static async Task<List<string>> TasksAsync(TestSite site, string run)
    {
        await using var session = site.Session();
        var id = Guid.Parse(run.Split('/')[^1]);
        return await session.Db.Database.SqlQuery<string>(
            $"""select step || '/' || act || '/' || round || '/' || slot || ':' || status as "Value" from procedures.task where run_id = {id} order by ordinal""").ToListAsync();
    }
}
