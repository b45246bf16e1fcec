using System.Net;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>What a meeting decides is followed until it is done, across runs and quarters.</summary>
public sealed class FollowUpTests
{
    private const string Head = "kadis.bmcktr";

    [Fact]
    public async Task Given_a_decision_when_its_owner_reports_it_done_then_it_leaves_his_desk_and_the_list_and_its_history_tells_it()
    {
        await using var site = await TestSite.WithRunsAsync();
        var decision = await FirstAsync(site);
        using var owner = await site.SignedInAsync(decision.Owner);
        Assert.Contains(decision.Text, (await owner.GetAsync("/")).Text);

        var answer = await owner.SendAsync(
            await owner.GetAsync(decision.Address), "lapor-tindak-lanjut", ("Report.Standing", "Done"), ("Report.Note", "Data dukung lengkap pada 10 November."));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Data dukung lengkap pada 10 November.", answer.Text);
        Assert.DoesNotContain(decision.Address, (await owner.GetAsync("/")).Html.DocumentElement.OuterHtml);
        Assert.DoesNotContain(decision.Address, (await owner.GetAsync(DocumentLinks.FollowUps)).Html.DocumentElement.OuterHtml);
        Assert.Contains(decision.Address, (await owner.GetAsync(DocumentLinks.FollowUps + "?keadaan=Done")).Html.DocumentElement.OuterHtml);
    }

    [Theory]
    [InlineData("", "Selesai.", "Pilih keadaannya")]
    [InlineData("Done", " ", "Keterangan wajib diisi")]
    [InlineData("Open", "Belum.", "Pilih keadaannya")]
    public async Task Given_a_report_without_its_state_or_its_words_when_it_is_sent_then_it_is_told_and_nothing_is_kept(string standing, string note, string told)
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);

        var answer = await head.SendAsync(await head.GetAsync((await FirstAsync(site)).Address), "lapor-tindak-lanjut", ("Report.Standing", standing), ("Report.Note", note));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(told, answer.Text);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.follow_up_report"));
    }

    [Fact]
    public async Task Who_neither_carries_it_out_nor_leads_reads_a_decision_without_reporting_and_another_agency_does_not_see_it()
    {
        await using var site = await TestSite.WithRunsAsync();
        var decision = await FirstAsync(site);
        using var colleague = await site.SignedInAsync(decision.Owner == "bidang.ciptakarya.bmcktr" ? "subbag.perencanaan.bmcktr" : "bidang.ciptakarya.bmcktr");
        using var stranger = await site.SignedInAsync("kadis.dishub");

        var page = await colleague.GetAsync(decision.Address);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Html.QuerySelector("#lapor"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(decision.Address)).Status);
    }

    [Fact]
    public async Task The_head_says_that_a_decision_is_not_carried_out_and_its_owner_is_not_even_asked()
    {
        await using var site = await TestSite.WithRunsAsync();
        var decision = await FirstAsync(site);
        using var owner = await site.SignedInAsync(decision.Owner);
        using var head = await site.SignedInAsync(Head);
        Assert.Null((await owner.GetAsync(decision.Address)).Html.QuerySelector("input[value=Dropped]"));

        var answer = await head.SendAsync(
            await head.GetAsync(decision.Address), "lapor-tindak-lanjut", ("Report.Standing", "Dropped"), ("Report.Note", "Digantikan keputusan rapat berikutnya."));

        Assert.Contains("Tidak dilanjutkan", answer.Text);
        Assert.Contains("Digantikan keputusan rapat berikutnya.", answer.Text);
    }

    /// <summary>A decision of the demonstration's agency whose owner is not its head.</summary>
    private static async Task<(string Address, string Text, string Owner)> FirstAsync(TestSite site)
    {
        var found = (await Sql.ListAsync(site.Database.Connections.Owner,
            """
            select concat_ws('|', d.meeting_id, d.ordinal + 1, u.user_name, d.text)
            from documents.meeting_decision d join documents.meeting m on m.id = d.meeting_id join procedures.run r on r.id = m.run_id
            join organisation.agency a on a.id = r.agency_id join organisation.account u on u.person_id = d.owner_id
            where a.code = 'bmcktr' and m.closed_at is not null and u.user_name <> 'kadis.bmcktr' and d.owner_id <> coalesce(m.chair_id, d.meeting_id)
            order by m.held_on, d.ordinal limit 1
            """))[0].Split('|');
        return ($"{DocumentLinks.FollowUps}/{found[0]}/{found[1]}", found[3], found[2]);
    }
}
