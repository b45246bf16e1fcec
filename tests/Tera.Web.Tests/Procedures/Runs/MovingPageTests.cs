using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;
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
        Assert.Contains("1 pelaksanaan masih memakai versi lama", (await head.GetAsync($"/sop/{id}")).Text, StringComparison.Ordinal);
        var nothing = await head.SendAsync(preview, "pindah", ("Alasan", new string('x', 601)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nothing.Status);
        Assert.Contains("Centang paling sedikit satu", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("paling panjang 600 huruf", nothing.Html.QuerySelector("#f-Alasan-error")!.TextContent, StringComparison.Ordinal);

        var moved = await head.SendAsync(preview, "pindah", ("Pelaksanaan", run.Split('/')[^1]), ("Alasan", "Diteruskan dengan versi 2."));

        Assert.Equal(HttpStatusCode.OK, moved.Status);
        Assert.NotNull(moved.Html.QuerySelector(".t-receipt"));
        Assert.Equal(before, await TasksAsync(site, run));
        var page = await head.GetAsync(run);
        Assert.Contains("Diteruskan dengan versi 2.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Tidak ada yang perlu dipindahkan", (await head.GetAsync($"/sop/{id}/pindah")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_more_running_cases_than_are_named_when_the_SOP_is_shown_then_all_are_counted_and_those_of_old_versions_are_found_wherever_they_stand()
    {
        await using var site = await TestSite.WithRunsAsync();
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        await using var session = site.Session();
        var inForce = await session.Db.Set<ProcedureVersion>().SingleAsync(row => row.ProcedureId == id);
        var draft = ProcedureVersion.Draft(id, 2, inForce.Definition, TestClock.OfTheMachine.GetCurrentInstant());
        session.Db.Add(draft);
        await session.Db.SaveChangesAsync();
        await session.Db.Database.ExecuteSqlAsync(
            $"""
             insert into procedures.run (id, procedure_id, version_id, agency_id, title, fiscal_year, quarter, subject_kind, subject_id, started_at, status, sequence, head)
             select gen_random_uuid(), r.procedure_id, case when n <= 120 then r.version_id else {draft.Id.Value} end, r.agency_id, 'Tiruan ' || n, r.fiscal_year, r.quarter, r.subject_kind, gen_random_uuid(),
                    r.started_at + n * interval '1 minute', 'Running', r.sequence, r.head
             from (select * from procedures.run where procedure_id = {id.Value} limit 1) r cross join generate_series(1, 121) n
             """);

        var open = await OpenRuns.OfAsync(session.Db, id, inForce.Id, default);
        var others = await OpenRuns.OthersAsync(session.Db, inForce, only: null, skip: 0, take: 25, default);

        Assert.True(open.Total > 120);
        Assert.Equal((100, 1), (open.Named.Count, open.Earlier));
        Assert.Equal("Tiruan 121", Assert.Single(others).Title);
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
