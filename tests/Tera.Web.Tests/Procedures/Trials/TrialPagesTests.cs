using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Tera.Procedures.Editing;
using Tera.Procedures.Versions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Trials;

/// <summary>A shipped SOP tried at the table, on its pages.</summary>
public sealed class TrialPagesTests
{
    [Fact]
    public async Task Given_a_version_on_trial_when_gone_through_both_ways_of_its_decision_to_the_end_then_the_version_tells_it_and_nothing_else_was_made()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var version = await OnTrialAsync(site, head);
        var before = await MadeAsync(site);

        var table = await head.SendAsync(version, "uji-coba");
        Assert.Equal((HttpStatusCode.OK, "Langkah 1"), (table.Status, Turn(table)));
        var second = await head.SendAsync(table, "lanjut", ("Catatan", "Format nota belum ada."), ("Waktu", "30 Menit"));
        Assert.Contains("Format nota belum ada.", second.Html.QuerySelector("#catatan")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        var decision = await ToDecisionAsync(head, second);

        var undecided = await head.SendAsync(decision, "lanjut", ("Catatan", "Tetap di sini."));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Tetap di sini."), (undecided.Status, undecided.ValueOf("Catatan")));
        var back = await head.SendAsync(decision, "lanjut", ("Keputusan", "tidak"), ("Ke", "susun"));
        Assert.Equal("Langkah 5, putaran 2", Turn(back));
        var again = await ToDecisionAsync(head, back);
        var end = await ToEndAsync(head, await head.SendAsync(again, "lanjut", ("Keputusan", "ya")));
        Assert.Contains("sudah dilalui sampai ujungnya", end.Text, StringComparison.Ordinal);
        Assert.Contains("2 dari 3", end.Text, StringComparison.Ordinal);
        var ended = await head.SendAsync(end, "akhiri", ("Kesimpulan", "layak"), ("Penjelasan", "Dapat dijalankan."), ("Hadir", "Budi\nSusi"));

        Assert.Contains("Kesimpulan: layak", ended.Text, StringComparison.Ordinal);
        Assert.False(Shown(ended, "lanjut"));
        var told = (await head.GetAsync(version.PathAndQuery)).Html.QuerySelector("#uji-coba")!.ParentElement!.ParentElement!.TextContent;
        Assert.All(["layak", "Dapat dijalankan.", "9 dari 9", "2 dari 3", "Format nota belum ada.", "menurut pelaksana 30 Menit"], words => Assert.Contains(words, told, StringComparison.Ordinal));
        Assert.DoesNotContain("belum pernah diuji coba", (await head.GetAsync(version.PathAndQuery)).Text, StringComparison.Ordinal);
        Assert.Equal(before, await MadeAsync(site));
        var editor = await head.GetAsync($"/sop/{ended.Path.Split('/')[2]}/sunting?langkah=perintah");
        Assert.Contains("Format nota belum ada.", editor.Html.QuerySelector("#langkah-perintah")!.TextContent, StringComparison.Ordinal);
        var minutes = await head.DownloadAsync($"{ended.Path}/berita-acara");
        Assert.Equal("%PDF", Encoding.ASCII.GetString(minutes!, 0, 4));
    }

    [Fact]
    public async Task Given_a_trial_that_ends_early_with_work_to_do_then_who_legalises_is_told_and_too_long_a_list_of_who_was_there_is_told_at_its_field()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var version = await OnTrialAsync(site, head);
        var table = await head.SendAsync(version, "uji-coba");

        var refused = await head.SendAsync(table, "akhiri", ("Kesimpulan", "perbaikan"), ("Penjelasan", "Waktu terlalu pendek."), ("Hadir", new string('x', 2001)));
        Assert.Contains("Yang hadir paling panjang 2000 huruf. Pendekkan.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("true", refused.Html.QuerySelector("[name=Hadir]")!.GetAttribute("aria-invalid"));
        Assert.NotEqual("true", refused.Html.QuerySelector("[name=Penjelasan]")!.GetAttribute("aria-invalid"));
        await head.SendAsync(refused, "akhiri", ("Hadir", "Budi"));

        Assert.Contains("Uji coba 1 menyimpulkan perlu perbaikan, diakhiri sebelum ujung SOP, dan naskahnya belum diubah.", (await head.GetAsync(version.PathAndQuery)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_row_gone_through_when_taken_back_then_it_has_its_turn_again_and_the_taken_back_one_stays_on_record()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var table = await head.SendAsync(await OnTrialAsync(site, head), "uji-coba");
        var second = await head.SendAsync(table, "lanjut", ("Catatan", "Keliru."));

        var undone = await head.SendAsync(second, "urungkan");

        Assert.Equal("Langkah 1", Turn(undone));
        Assert.DoesNotContain("Keliru.", undone.Text, StringComparison.Ordinal);
        Assert.False(Shown(undone, "urungkan"));
        var none = await head.SendAsync(undone, "urungkan", ("Versi", undone.ValueOf("Versi")!), ("__RequestVerificationToken", undone.ValueOf("__RequestVerificationToken")!));
        Assert.Contains("Tidak ada langkah yang dapat diurungkan", none.Text, StringComparison.Ordinal);
        Assert.Equal("Langkah 2", Turn(await head.SendAsync(undone, "lanjut")));
        Assert.Equal(["1 True", "2 False"], await Sql.ListAsync(
            site.Database.Connections.Owner, "select number || case when undone_by is null then ' False' else ' True' end from procedures.sop_trial_move order by number"));
    }

    [Fact]
    public async Task Given_the_draft_is_written_on_when_the_trial_is_looked_at_then_it_says_so_and_goes_on_with_what_lay_on_the_table()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var version = await OnTrialAsync(site, head);
        var table = await head.SendAsync(version, "uji-coba");
        Assert.DoesNotContain("Naskah berubah", table.Text, StringComparison.Ordinal);
        await using (var session = site.Session())
        {
            var draft = await session.Db.Set<Adoption.ProcedureVersion>().Where(row => row.State == VersionState.Trial).Select(row => row.Id).SingleAsync();
            Sample.Of(await session.Get<EditDraftHandler>().HandleAsync(new(CommandId.New(), draft, new DraftChange.RemoveStep(new("arahan")), null, "Uji.", null), default));
        }

        var second = await head.SendAsync(await head.GetAsync(table.Path), "lanjut");

        Assert.Equal("Langkah 2", Turn(second));
        Assert.Contains("Naskah berubah sejak uji coba ini", second.Text, StringComparison.Ordinal);
        Assert.Contains("naskah berubah sejak uji coba ini", (await head.GetAsync(version.PathAndQuery)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_two_at_the_table_when_one_goes_on_then_the_other_s_form_is_refused_and_the_same_form_twice_moves_once()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var secretary = await site.SignedInAsync("sekretaris.bmcktr");
        var table = await head.SendAsync(await OnTrialAsync(site, head), "uji-coba");
        var other = await secretary.GetAsync(table.Path);

        await head.SendAsync(table, "lanjut");
        var twice = await head.SendAsync(table, "lanjut");
        var stale = await secretary.SendAsync(other, "lanjut", ("Catatan", "Perlu contoh nota."));

        Assert.Equal((HttpStatusCode.OK, "Langkah 2"), (twice.Status, Turn(twice)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Langkah 2"), (stale.Status, Turn(stale)));
        Assert.Null(stale.ValueOf("Catatan"));
        Assert.Contains("Perlu contoh nota.", stale.Text, StringComparison.Ordinal);
        var third = await secretary.SendAsync(await secretary.GetAsync(table.Path), "lanjut");
        Assert.Equal("Langkah 3", Turn(third));
    }

    [Fact]
    public async Task Given_somebody_of_another_agency_or_without_the_right_when_he_opens_or_sends_then_there_is_none_or_he_only_reads()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var stranger = await site.SignedInAsync("kadis.dishub");
        using var colleague = await site.SignedInAsync("bidang.binamarga.bmcktr");
        var table = await head.SendAsync(await OnTrialAsync(site, head), "uji-coba");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(table.Path)).Status);
        Assert.Null(await stranger.DownloadAsync($"{table.Path}/berita-acara"));
        var read = await colleague.GetAsync(table.Path);
        Assert.Equal((HttpStatusCode.OK, false), (read.Status, Shown(read, "lanjut") || Shown(read, "akhiri")));
        Assert.Equal(HttpStatusCode.Forbidden, (await colleague.SendAsync(read, "lanjut", ("__RequestVerificationToken", read.ValueOf("__RequestVerificationToken")!))).Status);
    }

    [Fact]
    public async Task Given_a_trial_that_is_over_or_whose_version_left_the_trial_when_gone_on_with_then_it_is_refused_and_ending_asks_for_what_it_needs()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var version = await OnTrialAsync(site, head);
        var table = await head.SendAsync(version, "uji-coba");

        Assert.Contains("Pilih kesimpulannya", (await head.SendAsync(table, "akhiri")).Text, StringComparison.Ordinal);
        Assert.Contains("Tulis apa yang perlu diperbaiki", (await head.SendAsync(table, "akhiri", ("Kesimpulan", "perbaikan"))).Text, StringComparison.Ordinal);
        Assert.Contains("Paling panjang 2000 huruf", (await head.SendAsync(table, "akhiri", ("Kesimpulan", "layak"), ("Penjelasan", new string('a', 2001)))).Text, StringComparison.Ordinal);
        Assert.Contains("Paling panjang 1000 huruf", (await head.SendAsync(table, "lanjut", ("Catatan", new string('a', 1001)))).Text, StringComparison.Ordinal);
        Assert.Contains("bukan waktu yang dapat dibaca", (await head.SendAsync(table, "lanjut", ("Waktu", "sebentar"))).Text, StringComparison.Ordinal);

        await head.SendAsync(await head.GetAsync(version.PathAndQuery), "keadaan", ("Keadaan", "Draft"));
        var left = await head.SendAsync(table, "lanjut");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, left.Status);
        Assert.Contains("Hanya versi yang diuji coba yang dijalankan di meja", left.Text, StringComparison.Ordinal);
        await head.SendAsync(left, "akhiri", ("Kesimpulan", "perbaikan"), ("Penjelasan", "Langkah 1 tidak jelas."));
        Assert.Contains("Uji coba ini sudah diakhiri", (await head.SendAsync(left, "akhiri", ("Perintah", CommandId.New().ToString()), ("Kesimpulan", "layak"), ("Versi", "2"))).Text, StringComparison.Ordinal);
        await using var session = site.Session();
        var (handler, at) = (session.Get<EndTrialHandler>(), new SeenTrial(TrialId.New(), null, null));
        Assert.Equal("procedures.trial.no-such-trial", (await handler.HandleAsync(new(CommandId.New(), at, null), default)).Rejection?.Code);
    }

    [Fact]
    public async Task Given_a_version_that_was_never_tried_to_its_end_when_legalised_then_it_is_said_and_a_reason_may_be_given_and_nothing_stops_it()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var version = await OnTrialAsync(site, head);
        Assert.Contains("Versi ini belum pernah diuji coba.", version.Text, StringComparison.Ordinal);
        await head.SendAsync(version, "uji-coba");

        var tried = await head.GetAsync(version.PathAndQuery);
        Assert.Contains("belum pernah diuji coba sampai ujungnya", tried.Text, StringComparison.Ordinal);
        Assert.Contains("Lanjutkan uji coba 1", tried.Text, StringComparison.Ordinal);
        var asked = await head.SendAsync(tried, "keadaan", ("Keadaan", "AwaitingLegalisation"), ("AlasanKeadaan", "Kantor kami berlima."));

        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.Contains("Kantor kami berlima.", asked.Html.QuerySelector("#versi")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Contains("belum pernah diuji coba sampai ujungnya", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await head.SendAsync(asked, "berlakukan", ("MulaiBerlaku", "2026-10-06"), ("AlasanSampul", "Nomor menyusul."))).Status);
    }

    [Fact]
    public async Task Given_a_lane_without_people_when_gone_through_then_the_row_says_so_before_and_the_trial_goes_on_with_a_finding()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var version = await OnTrialAsync(site, head);
        await Sql.DoAsync(site.Database.Connections.Owner, "delete from procedures.lane_binding where lane = 'tim-sakip'");
        var table = await head.SendAsync(version, "uji-coba");

        var second = await head.SendAsync(table, "lanjut");
        Assert.Contains("tidak ada orangnya hari ini", second.Html.QuerySelector("#giliran")!.TextContent, StringComparison.Ordinal);
        var third = await head.SendAsync(second, "lanjut");

        Assert.Equal("Langkah 3", Turn(third));
        Assert.Contains("Tidak ada orang yang mengerjakan sebagai Tim SAKIP hari ini.", third.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_signature_that_may_be_refused_when_the_refusal_is_tried_then_the_work_goes_back_where_the_SOP_says()
    {
        await using var site = await SopSite.StartAsync();
        using var admin = await site.SignedInAsync("admin");
        var table = await admin.SendAsync(await OnTrialAsync(site, admin, "badan", "pengumpulan-data"), "uji-coba");
        while (!table.Text.Contains("Ditandatangani", StringComparison.Ordinal))
        {
            table = await admin.SendAsync(table, "lanjut", table.Html.QuerySelector("[name=Keputusan]") is null ? [] : [("Keputusan", "ya")]);
            Assert.Equal(HttpStatusCode.OK, table.Status);
        }

        var signing = Turn(table);
        var back = await admin.SendAsync(table, "lanjut", ("Keputusan", "tidak"));

        Assert.Equal("Langkah 4, putaran 2", Turn(back));
        Assert.NotEqual(signing, Turn(back));
        Assert.Contains("ke langkah 4: dicoba", back.Html.QuerySelector("#arah")!.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>The page of a revision of the shipped SOP, on trial.</summary>
    private static async Task<TestPage> OnTrialAsync(TestSite site, TestBrowser head, string agency = "bmcktr", string code = "bmcktr")
    {
        var procedure = await site.ProcedureAsync(agency, code);
        var draft = await head.SendAsync(await head.GetAsync($"/sop/{procedure}"), "revisi", ("AlasanRevisi", "Menata ulang."));
        var trial = await head.SendAsync(draft, "keadaan", ("Keadaan", "Trial"));
        return await head.GetAsync(trial.PathAndQuery.Split('&')[0]);
    }

    private static string Turn(TestPage page) => page.Html.QuerySelector("#judul-giliran")?.TextContent ?? "";

    private static bool Shown(TestPage page, string form) => page.HasForm(form) && !page.Form(form).HasAttribute("hidden");

    private static async Task<TestPage> ToDecisionAsync(TestBrowser browser, TestPage page)
    {
        while (page.Html.QuerySelector("[name=Keputusan]") is null)
        {
            page = await browser.SendAsync(page, "lanjut");
            Assert.Equal(HttpStatusCode.OK, page.Status);
        }

        return page;
    }

    private static async Task<TestPage> ToEndAsync(TestBrowser browser, TestPage page)
    {
        while (Turn(page).Length > 0)
        {
            page = await browser.SendAsync(page, "lanjut");
            Assert.Equal(HttpStatusCode.OK, page.Status);
        }

        return page;
    }

    /// <summary>Runs, tasks, papers, numbers, sheets and what waits in the outbox.</summary>
    private static Task<List<string>> MadeAsync(TestSite site) => Sql.ListAsync(
        site.Database.Connections.Owner,
        """
        select concat_ws('/', (select count(*) from procedures.run), (select count(*) from procedures.task), (select count(*) from procedures.event),
            (select count(*) from documents.artifact), (select count(*) from documents.letter), (select count(*) from measurement.sheet), (select count(*) from platform.outbox))
        """);
}
