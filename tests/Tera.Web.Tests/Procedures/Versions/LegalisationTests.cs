using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Procedures.Adoption;
using Tera.Procedures.Exchange;
using Tera.Procedures.Library;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Versions;

public sealed class LegalisationTests
{
    private const string Reason = "Menata ulang.";

    [Fact]
    public async Task Given_a_version_that_awaits_legalisation_when_written_on_by_any_door_then_it_is_refused_and_stays_as_it_was_read()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        var draft = await head.SendAsync(await head.GetAsync($"/sop/{procedure}"), "revisi", ("AlasanRevisi", Reason));
        var waiting = await head.SendAsync(draft, "keadaan", ("Keadaan", "AwaitingLegalisation"));
        Assert.Contains("Menunggu pengesahan", waiting.Text, StringComparison.Ordinal);
        var before = await ContentAsync(site, procedure, 2);

        await using var session = site.Session();
        var sop = Shipped.Sop("bmcktr") with { Title = "Judul lain" };
        Rejection?[] refusals =
        [
            No(await session.Get<ImportSopsHandler>().HandleAsync(new(CommandId.New(), await AgencyAsync(site, procedure), "lain.yaml", ImportedFile.Of(new(sop, [])), procedure, null), default)),
            No(await session.Get<ReviseProcedureHandler>().HandleAsync(new(CommandId.New(), procedure, sop.Cover with { Number = "99" }, Reason, null, null), default)),
            No(await session.Get<AnswerProposalsHandler>().HandleAsync(new(CommandId.New(), procedure, [new("periode", null)], "Uji.", null, null), default)),
            No(await session.Get<ResolveLinkHandler>().HandleAsync(new(CommandId.New(), procedure, "SOP", new("pelaporan"), false, null, null), default)),
        ];

        Assert.All(refusals[..3], no => Assert.Equal("procedures.version.with-legaliser", no!.Code));
        Assert.NotNull(refusals[3]);
        Assert.Equal(before, await ContentAsync(site, procedure, 2));
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/sop/{procedure}/sampul")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/sop/{procedure}/usulan")).Status);
    }

    [Fact]
    public async Task Given_a_revision_then_its_cover_keeps_the_day_it_was_made_and_bears_the_days_of_its_own_legalisation_and_no_older_ones()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        var (made, _, _) = await DatesAsync(site, procedure, 1);

        var draft = await head.SendAsync(await head.GetAsync($"/sop/{procedure}"), "revisi", ("AlasanRevisi", Reason));
        var printed = await head.GetAsync($"/sop/{procedure}/cetak?versi=2");
        var open = await DatesAsync(site, procedure, 2);
        var settled = await head.SendAsync(draft, "berlakukan", ("MulaiBerlaku", "2026-11-02"), ("AlasanSampul", "Nomor menyusul."));
        var first = await DatesAsync(site, procedure, 2);
        var back = await head.SendAsync(settled, "keadaan", ("Keadaan", "Draft"));
        await head.SendAsync(back, "berlakukan", ("MulaiBerlaku", "2026-11-09"), ("AlasanSampul", "Nomor menyusul."));

        Assert.DoesNotContain("Tanggal Revisi belum diisi", draft.Text, StringComparison.Ordinal);
        Assert.Equal("", printed.Html.QuerySelectorAll("tr").First(row => row.Children[0].TextContent == "Tanggal Efektif").Children[1].TextContent);
        Assert.Equal((made, "", ""), open);
        Assert.Equal((made, "6 Oktober 2026", "2 November 2026"), first);
        Assert.Equal((made, "6 Oktober 2026", "9 November 2026"), await DatesAsync(site, procedure, 2));
        Assert.NotEqual("", (await DatesAsync(site, procedure, 1)).Effective);
    }

    [Fact]
    public async Task Given_a_first_day_to_come_when_legalised_then_the_version_before_it_runs_until_that_day_and_not_longer()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        var draft = await head.SendAsync(await head.GetAsync($"/sop/{procedure}"), "revisi", ("AlasanRevisi", Reason));

        var settled = await head.SendAsync(draft, "berlakukan", ("MulaiBerlaku", "2026-11-02"), ("AlasanSampul", "Nomor menyusul."));

        Assert.Contains("Disahkan, belum berlaku", settled.Text, StringComparison.Ordinal);
        Assert.Contains("2 November 2026", settled.Text, StringComparison.Ordinal);
        Assert.Equal([VersionState.InRevision, VersionState.Legalised], await StatesAsync(site, procedure));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.SendAsync(await head.GetAsync($"/sop/{procedure}"), "cabut", ("AlasanCabut", ""))).Status);

        Assert.Equal(0, await BringAsync(site));
        site.Clock.Advance(Duration.FromDays(27));
        Assert.Equal(1, await BringAsync(site));
        Assert.Equal(0, await BringAsync(site));

        Assert.Equal([VersionState.Superseded, VersionState.InForce], await StatesAsync(site, procedure));
        Assert.Contains("Hari pertamanya tiba.", (await head.GetAsync($"/sop/{procedure}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_legalised_version_when_taken_back_before_its_day_then_it_is_a_draft_again_and_never_comes_in_force_by_itself()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        var draft = await head.SendAsync(await head.GetAsync($"/sop/{procedure}"), "revisi", ("AlasanRevisi", Reason));
        var settled = await head.SendAsync(draft, "berlakukan", ("MulaiBerlaku", "2026-11-02"), ("AlasanSampul", "Nomor menyusul."));

        await head.SendAsync(settled, "keadaan", ("Keadaan", "Draft"));
        site.Clock.Advance(Duration.FromDays(40));

        Assert.Equal(0, await BringAsync(site));
        Assert.Equal([VersionState.InRevision, VersionState.Draft], await StatesAsync(site, procedure));
    }

    [Fact]
    public async Task Given_a_draft_written_on_after_it_was_shown_when_an_answer_or_a_link_is_sent_then_it_is_refused_as_stale()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/impor");
        var asked = await head.SendFileAsync(form, form.Form("impor"), "Berkas", "ukur.tsv", Encoding.UTF8.GetBytes(
            "No\tKegiatan\tKepala Dinas\tTim SAKIP\tKelengkapan\tWaktu\tOutput\tKet\n1\tMenyusun laporan\t\t\tData\t2 hari\tLaporan\tSOP Arsip\n"));
        var id = asked.Path.Split('/')[2];
        var page = await head.GetAsync($"/sop/{id}");
        var row = (await head.GetAsync($"/sop/{id}/sunting")).Html.QuerySelector("a[href*='langkah=']")!.GetAttribute("href")!;
        await head.SendAsync(await head.GetAsync(row), "langkah", ("Waktu", "3 Hari"), ("Aksi", "simpan"));

        var answered = await head.SendAsync(asked, "jawab", ("Jawaban", "lajur:tim-sakip"));
        var linked = await head.SendAsync(page, "tautan", ("Sebutan", "SOP Arsip"), ("Sop", "bmcktr"), ("Aksi", "tautan"));

        Assert.All([answered, linked], refused => Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status));
        Assert.Contains("3 Hari", Encoding.UTF8.GetString((await head.DownloadAsync($"/sop/{id}/unduh/yaml?versi=1"))!), StringComparison.Ordinal);
    }

    private static async Task<(string? Made, string? Revised, string? Effective)> DatesAsync(TestSite site, ProcedureId procedure, int number)
    {
        await using var session = site.Session();
        var cover = (await session.Db.Set<ProcedureVersion>().SingleAsync(row => row.ProcedureId == procedure && row.Number == number)).Definition.Cover;
        return (cover.CreatedOn, cover.RevisedOn, cover.EffectiveOn);
    }

    private static Rejection? No(Result<Receipt> result) => result.Accepted(out _, out var no) ? null : no;

    private static async Task<int> BringAsync(TestSite site)
    {
        await using var session = site.Session();
        return await session.Get<ComingInForce>().BringAsync(default);
    }

    private static async Task<List<VersionState>> StatesAsync(TestSite site, ProcedureId procedure)
    {
        await using var session = site.Session();
        return await session.Db.Set<ProcedureVersion>().Where(row => row.ProcedureId == procedure).OrderBy(row => row.Number).Select(row => row.State).ToListAsync();
    }

    private static async Task<string> ContentAsync(TestSite site, ProcedureId procedure, int number)
    {
        await using var session = site.Session();
        return await session.Db.Set<ProcedureVersion>().Where(row => row.ProcedureId == procedure && row.Number == number).Select(row => row.Content).SingleAsync();
    }

    private static async Task<AgencyId> AgencyAsync(TestSite site, ProcedureId procedure)
    {
        await using var session = site.Session();
        return await session.Db.Set<AdoptedProcedure>().Where(row => row.Id == procedure).Select(row => row.AgencyId).SingleAsync();
    }
}
