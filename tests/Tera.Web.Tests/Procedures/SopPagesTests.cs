using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Procedures.Adoption;
using Tera.Procedures.Library;
using Tera.Procedures.Versions;
using Tera.TestKit;

namespace Tera.Procedures;

public sealed class SopPagesTests
{
    private const string Bmcktr = "bmcktr";

    [Fact]
    public async Task Each_sees_the_SOPs_of_his_agencies_and_the_whole_library()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var overseer = await site.SignedInAsync("bagian.organisasi");

        var own = await head.GetAsync("/sop");
        var all = await overseer.GetAsync("/sop?cari=PENGUMPULAN");

        Assert.Single(own.Html.QuerySelectorAll("section[aria-labelledby=dipakai] tbody tr"));
        Assert.Equal(7, own.Html.QuerySelectorAll("section[aria-labelledby=pustaka] tbody tr").Length);
        Assert.Contains("SOP Evaluasi Kinerja Internal", own.Text, StringComparison.Ordinal);
        Assert.Equal(2, all.Html.QuerySelectorAll("section[aria-labelledby=dipakai] tbody tr").Length);
    }

    [Theory]
    [MemberData(nameof(Shipped.Codes), MemberType = typeof(Shipped))]
    public async Task Every_SOP_of_the_library_has_its_page(string code)
    {
        await using var site = await TestSite.StartAsync();
        using var member = await site.SignedInAsync("staf.bmcktr");

        var page = await member.GetAsync($"/sop/pustaka/{code}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(Shipped.Sop(code).Steps.Length, page.Html.QuerySelectorAll("tr.t-mx-row").Length);
        Assert.DoesNotContain("Pakai di", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_leaves_as_a_file_for_those_who_see_it_and_for_nobody_else()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var (own, foreign) = (await site.ProcedureAsync(Bmcktr, Bmcktr), await site.ProcedureAsync("dishub", "dishub"));

        var yaml = await head.DownloadAsync($"/sop/{own}/unduh/yaml?versi=1");

        Assert.Empty(ProcedureFile.Read(yaml, "bmcktr.yaml").Faults);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/sop/{foreign}/unduh/yaml?versi=1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/sop/{own}/unduh/doc")).Status);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync("/sop/pustaka/badan/unduh/svg")).Status);
    }

    [Fact]
    public async Task What_is_not_there_and_what_is_another_agencys_looks_the_same()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var foreign = await site.ProcedureAsync("dishub", "dishub");

        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync("/sop/pustaka/tidak-ada")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/sop/{foreign}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/sop/{foreign}/cetak")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/sop/{foreign}/pelaksana/sekretaris")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync($"/sop/{await site.ProcedureAsync(Bmcktr, Bmcktr)}?versi=9")).Status);
    }

    [Fact]
    public async Task Who_only_reads_may_neither_adopt_nor_change()
    {
        await using var site = await SopSite.StartAsync();
        using var staff = await site.SignedInAsync("staf.bmcktr");
        var procedure = await site.ProcedureAsync(Bmcktr, Bmcktr);

        var page = await staff.GetAsync($"/sop/{procedure}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.HasForm("cabut"));
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync("/sop/pustaka/evaluasi/pakai")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync($"/sop/{procedure}/pelaksana/sekretaris")).Status);
    }

    [Fact]
    public async Task Given_an_empty_adoption_form_when_sent_then_all_faults_are_told_and_what_was_typed_stays()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/pustaka/dishub/pakai");

        var refused = await head.SendAsync(form, "pakai", ("Pelaksana.tim-sakip", ""), ("MulaiBerlaku", ""), ("Sampul.Nomor", "7/UJI/2026"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("7/UJI/2026", refused.ValueOf("Sampul.Nomor"));
        Assert.NotNull(refused.Html.QuerySelector("#f-MulaiBerlaku-error"));
        Assert.NotNull(refused.Html.QuerySelector("#f-AlasanSampul-error"));
        Assert.NotNull(refused.Html.QuerySelector("#f-Pelaksana-tim-sakip-error"));
        Assert.NotNull(refused.Html.QuerySelector("#f-Diperiksa-error"));
    }

    [Fact]
    public async Task An_SOP_is_taken_from_the_library_put_in_force_and_never_changes_again()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var form = await head.GetAsync("/sop/pustaka/dishub/pakai");
        var team = form.Html.QuerySelectorAll("#f-Pelaksana-tim-sakip option").First(option => option.TextContent.StartsWith("Tim:", StringComparison.Ordinal)).GetAttribute("value")!;
        var planner = form.Html.QuerySelectorAll("#f-Pelaksana-kasubbag option").First(option => option.TextContent.Contains("Perencanaan", StringComparison.Ordinal)).GetAttribute("value")!;

        var draft = await head.SendAsync(form, "pakai", ("Pelaksana.tim-sakip", team), ("Pelaksana.kasubbag", planner), ("Pelaksana.penyusun", planner),
            ("MulaiBerlaku", "2026-10-06"), ("AlasanSampul", "Nomor menyusul."), ("Diperiksa", "true"));
        var inForce = await head.SendAsync(draft, "berlakukan", ("AlasanSampul", "Nomor menyusul."));

        Assert.Contains("Draf", draft.Text, StringComparison.Ordinal);
        Assert.Contains("Tanda terima", draft.Text, StringComparison.Ordinal);
        Assert.Contains("Mulai pelaksanaan", inForce.Text, StringComparison.Ordinal);
        Assert.Contains("Alasan: Nomor menyusul.", inForce.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(inForce.Path + "/sampul")).Status);
    }

    [Fact]
    public async Task Given_a_page_seen_before_a_change_when_its_form_is_sent_then_it_is_refused_as_stale()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var secretary = await site.SignedInAsync("sekretaris.bmcktr");
        var path = $"/sop/{await site.ProcedureAsync(Bmcktr, Bmcktr)}";
        var seen = await secretary.GetAsync(path);

        var revised = await head.SendAsync(await head.GetAsync(path), "revisi", ("AlasanRevisi", "Menambah paraf."));
        var stale = await secretary.SendAsync(seen, "cabut", ("AlasanCabut", "Tidak dipakai."));

        Assert.Contains("Versi 2", revised.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("sudah diubah, oleh orang lain atau dari tab lain", stale.Text, StringComparison.Ordinal);
        Assert.Equal("Tidak dipakai.", stale.ValueOf("AlasanCabut"));
    }

    [Fact]
    public async Task Revoking_needs_a_reason_and_keeps_it()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var page = await head.GetAsync($"/sop/{await site.ProcedureAsync(Bmcktr, Bmcktr)}");

        var refused = await head.SendAsync(page, "cabut", ("AlasanCabut", " "));
        var revoked = await head.SendAsync(page, "cabut", ("AlasanCabut", "Diganti SOP provinsi."));

        Assert.NotNull(refused.Html.QuerySelector("#f-AlasanCabut-error"));
        Assert.Contains("Dicabut", revoked.Text, StringComparison.Ordinal);
        Assert.Contains("Diganti SOP provinsi.", revoked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mulai pelaksanaan", revoked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_holder_begins_on_his_day_and_the_old_one_stays_on_record()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync(Bmcktr, Bmcktr);
        var form = await head.GetAsync($"/sop/{procedure}/pelaksana/subag-perencanaan");
        var next = form.Html.QuerySelectorAll("#f-Pemegang option").First(option => option.TextContent.Contains("Umum", StringComparison.Ordinal)).GetAttribute("value")!;

        var past = await head.SendAsync(form, "pemegang", ("Pemegang", next), ("Mulai", "2026-10-05"), ("Alasan", "SPT 12"));
        var done = await head.SendAsync(form, "pemegang", ("Pemegang", next), ("Mulai", "2026-10-12"), ("Alasan", "SPT 12"));

        Assert.NotNull(past.Html.QuerySelector("#f-Mulai-error"));
        Assert.Contains("12 Oktober 2026 sampai seterusnya", done.Text, StringComparison.Ordinal);
        await using var session = site.Session();
        var bindings = await session.Db.Set<LaneBinding>().Where(row => row.ProcedureId == procedure && row.Lane == "subag-perencanaan").OrderBy(row => row.ValidFrom).ToListAsync();
        Assert.Equal([new NodaTime.LocalDate(2026, 10, 11), null], bindings.Select(row => row.ValidUntil));
    }

    [Fact]
    public async Task Several_posts_may_share_a_lane()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("camat.contohutara");
        var procedure = await site.ProcedureAsync("kecamatan-contoh-utara", "kecamatan");
        var form = await head.GetAsync($"/sop/{procedure}/pelaksana/kepala-seksi");
        var heads = form.Html.QuerySelectorAll("#f-Pemegang option").Where(option => option.TextContent.StartsWith("Kepala Seksi", StringComparison.Ordinal)).Select(option => option.GetAttribute("value")!).ToList();

        var same = await head.SendAsync(form, "pemegang", ("Pemegang", heads[0]), ("Pemegang.2", heads[1]), ("Pemegang.3", heads[2]), ("Alasan", "SPT 3"));
        var done = await head.SendAsync(form, "pemegang", ("Pemegang", heads[0]), ("Pemegang.2", heads[1]), ("Alasan", "SPT 3"));

        Assert.NotNull(same.Html.QuerySelector("#f-Pemegang-error"));
        Assert.Equal(heads[1], same.ValueOf("Pemegang.2"));
        Assert.Equal(HttpStatusCode.OK, done.Status);
        await using var session = site.Session();
        Assert.Equal(2, await session.Db.Set<LaneBinding>().CountAsync(row => row.ProcedureId == procedure && row.Lane == "kepala-seksi" && row.ValidUntil == null));
    }

    [Fact]
    public async Task A_link_is_resolved_on_a_draft_while_the_version_in_force_stays_as_it_is()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kabag.kerjasama");
        var procedure = await site.ProcedureAsync("bagian-kerja-sama", "evaluasi");
        var page = await head.GetAsync($"/sop/{procedure}");
        var name = page.Html.QuerySelectorAll("#f-Sebutan option").Last().GetAttribute("value")!;

        var resolved = await head.SendAsync(page, "tautan", ("Sebutan", name), ("Sop", "pelaporan"));

        Assert.Equal(HttpStatusCode.OK, resolved.Status);
        await using var session = site.Session();
        var versions = await session.Db.Set<ProcedureVersion>().Where(row => row.ProcedureId == procedure).OrderBy(row => row.Number).ToListAsync();
        Assert.Equal([VersionState.InRevision, VersionState.Draft], versions.Select(version => version.State));
        Assert.DoesNotContain("Ditetapkan perangkat daerah", versions[0].Content, StringComparison.Ordinal);
        Assert.Contains("Ditetapkan perangkat daerah", versions[1].Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_print_lets_in_its_own_style_sheets_and_no_others()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");

        var paper = await head.GetAsync($"/sop/{await site.ProcedureAsync(Bmcktr, Bmcktr)}/cetak");

        Assert.Contains("000.8.3.3/041/BMCKTR/2026", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", paper.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_refusal_of_this_piece_has_a_sentence()
    {
        var known = SopTexts.All.Keys.Concat(ProceduresTexts.All.Keys).ToHashSet();

        Assert.Empty(Codes().Except(known));
    }

    private static string[] Codes() =>
    [
        LaneHolderRejections.NoSuchLane("").Code, LaneHolderRejections.NotOfAgency("").Code, LaneHolderRejections.SameHolder("").Code,
        LaneHolderRejections.InThePast(default).Code, LaneHolderRejections.LaterChangeKnown("", default).Code, VersionRejections.ReasonMissing().Code,
        VersionRejections.NothingToRevise().Code, VersionRejections.NoSuchLink("").Code, VersionRejections.NotAdopted("").Code,
        VersionRejections.WrongState(default, default).Code, AdoptionRejections.ContentFixed(1).Code, CoverRejections.LineTooLong(1).Code,
        CoverRejections.TooManyLines(1).Code, CoverRejections.DateMissing().Code, CoverRejections.WhyMissing().Code, CoverRejections.HolderMissing("").Code,
        CoverRejections.ProposalsUnread(1).Code, CoverRejections.ExceptionUnexplained().Code, CoverRejections.ReasonMissing("").Code,
    ];
}
