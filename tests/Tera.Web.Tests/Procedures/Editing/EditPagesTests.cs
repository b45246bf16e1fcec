using System.Net;
using Tera.Platform.Commands;
using Tera.Procedures.Adoption;
using Tera.Procedures.Definitions;
using Tera.Procedures.Library;
using Tera.Procedures.Mining;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Procedures.Editing;

/// <summary>The editor as an officer without scripts uses it; the forms are those that scripts send.</summary>
public sealed class EditPagesTests
{
    [Fact]
    public async Task An_office_writes_an_SOP_from_nothing_row_by_row_undoes_and_prints_it()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var begin = await head.GetAsync("/sop/tulis");

        var editor = await head.SendAsync(begin, "tulis", ("Judul", "Penyusunan Laporan Bulanan"), ("Pelaksana", "Kepala Dinas\nSekretaris\nTim SAKIP"));
        var address = editor.Path;
        var row = await head.GetAsync(editor.Html.QuerySelector(".t-ed-head a")!.GetAttribute("href")!.Split('#')[0]);
        var saved = await head.SendAsync(row, "langkah", ("Kegiatan", "Menyusun laporan bulanan"), ("T1.Pelaksana", "tim-sakip"), ("Waktu", "2 Hari"), ("L1.Teks", "Laporan bulanan"), ("Aksi", "simpan"));
        Assert.NotNull(saved.Html.QuerySelector(".t-receipt"));
        var two = await head.SendAsync(saved, "urutan", ("Aksi", "sisip:langkah-baru-1"));
        Assert.Equal(2, two.Html.QuerySelectorAll(".t-ed-rows > li").Length);
        Assert.Equal(2, two.Html.QuerySelectorAll(".t-ed-flow a[data-row]").Length);

        var undone = await head.SendAsync(two, "urungkan");

        Assert.Equal("Menyusun laporan bulanan", undone.Html.QuerySelector(".t-ed-rows > li .t-ed-text")!.TextContent);
        Assert.Single(undone.Html.QuerySelectorAll(".t-ed-rows > li"));
        var sop = ProcedureFile.Read(await head.DownloadAsync($"/sop/{address.Split('/')[2]}/unduh/yaml"), "penyusunan-laporan-bulanan.yaml").Definition!;
        Assert.Equal(("tim-sakip", "2 Hari", "Laporan bulanan"), (sop.Steps[0].Acts[0].Primary.Value, sop.Steps[0].Standard.Duration!.Printed, sop.Steps[0].Standard.Outputs[0].Printed));
        Assert.StartsWith("Ditulis ", sop.Steps[0].Acts[0].Actor.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pengesahan_and_the_closing_archive_are_written_moved_and_taken_away_on_the_screen()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var editor = await head.SendAsync(await head.GetAsync("/sop/tulis"), "tulis", ("Judul", "Laporan Bulanan"), ("Pelaksana", "Kepala Dinas\nSekretaris\nStaf"));
        var two = await head.SendAsync(editor, "urutan", ("Aksi", "sisip:langkah-baru-1"));

        var unsigned = await head.SendAsync(two, "pengesahan", ("Setelah", "langkah-baru-1"), ("Penanda", ""));
        var signed = await head.SendAsync(two, "pengesahan", ("Setelah", "langkah-baru-1"), ("Paraf", "sekretaris"), ("Penanda", "kepala-dinas"), ("Dokumen", "laporan-kinerja"));
        var archived = await head.SendAsync(signed, "arsip-penutup", ("Pengarsip", "staf"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, unsigned.Status);
        Assert.Contains("Pilih siapa yang menandatangani", unsigned.Text, StringComparison.Ordinal);
        var sop = await SopAsync(head, archived.Path);
        Assert.Equal(["langkah-baru-1", "pengesahan", "langkah-baru-2", "arsip-penutup"], sop.Steps.Select(step => step.Key.Value));
        Assert.Equal([(ActKind.Initial, "sekretaris"), (ActKind.Sign, "kepala-dinas")], sop.Steps[1].Acts.Select(act => (act.Kind, act.Primary.Value)));
        Assert.Empty(Soundness.Check(sop));
        var none = await head.SendAsync(await head.SendAsync(archived, "pengesahan", ("Setelah", "")), "arsip-penutup", ("Pengarsip", ""));
        Assert.Equal(["langkah-baru-1", "langkah-baru-2"], (await SopAsync(head, none.Path)).Steps.Select(step => step.Key.Value));
        Assert.IsType<Onward.Finish>((await SopAsync(head, none.Path)).Steps[1].Onward);
    }

    [Fact]
    public async Task A_renamed_SOP_that_is_undone_has_its_old_name_on_the_list_again()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var editor = await head.SendAsync(await head.GetAsync("/sop/tulis"), "tulis", ("Judul", "Laporan Bulanan"), ("Pelaksana", "Kepala Dinas"));
        var cover = await head.GetAsync($"{editor.Path.Split('?')[0]}?bagian=sampul");
        var renamed = await head.SendAsync(cover, "sampul", ("Judul", "Laporan Triwulan"));
        Assert.Contains("Laporan Triwulan", (await head.GetAsync("/sop")).Text, StringComparison.Ordinal);

        await head.SendAsync(renamed, "urungkan");

        var list = await head.GetAsync("/sop");
        Assert.Contains("Laporan Bulanan", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Laporan Triwulan", list.Text, StringComparison.Ordinal);
    }

    private static async Task<ProcedureDefinition> SopAsync(TestBrowser browser, string address) =>
        ProcedureFile.Read((await browser.DownloadAsync($"/sop/{address.Split('/')[2]}/unduh/yaml"))!, "laporan-bulanan.yaml").Definition!;

    [Fact]
    public async Task Two_who_write_on_different_rows_both_get_through_and_on_the_same_row_the_second_sees_both()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var admin = await site.SignedInAsync("admin");
        var address = await DraftAsync(site, head);
        var rows = (await head.GetAsync(address)).Html.QuerySelectorAll(".t-ed-rows > li").Select(item => item.GetAttribute("data-row")!).ToList();
        var first = await head.GetAsync($"{address}?langkah={rows[0]}");
        var second = await admin.GetAsync($"{address}?langkah={rows[1]}");
        var same = await admin.GetAsync($"{address}?langkah={rows[0]}");

        Assert.Equal(HttpStatusCode.OK, (await head.SendAsync(first, "langkah", ("Waktu", "15 Menit"), ("Aksi", "simpan"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await admin.SendAsync(second, "langkah", ("Waktu", "3 Jam"), ("Aksi", "simpan"))).Status);
        var conflict = await admin.SendAsync(same, "langkah", ("Waktu", "45 Menit"), ("Aksi", "simpan"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, conflict.Status);
        Assert.Contains("15 Menit", conflict.Html.QuerySelector("[data-editor] table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("45 Menit", conflict.ValueOf("Waktu"));
        var over = await admin.SendAsync(conflict, "langkah", ("Aksi", "simpan"));
        Assert.Equal((HttpStatusCode.OK, "45 Menit"), (over.Status, over.ValueOf("Waktu")));
    }

    [Fact]
    public async Task What_another_wrote_on_the_cover_in_between_stays_when_the_row_is_undone()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var admin = await site.SignedInAsync("admin");
        var address = await DraftAsync(site, head);
        var row = (await head.GetAsync(address)).Html.QuerySelector(".t-ed-rows > li")!.GetAttribute("data-row");
        var first = await head.SendAsync(await head.GetAsync($"{address}?langkah={row}"), "langkah", ("Waktu", "15 Menit"), ("Aksi", "simpan"));
        await admin.SendAsync(await admin.GetAsync(address.Replace("/sunting", "/sampul", StringComparison.Ordinal)), "sampul", ("Sampul.Nomor", "12/SOP/2026"), ("Alasan", "Nomor terbit."));

        var again = await head.SendAsync(first, "langkah", ("Waktu", "20 Menit"), ("Aksi", "simpan"));
        var undone = await head.SendAsync(again, "urungkan");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (again.Status, undone.Status));
        Assert.Equal("15 Menit", (await head.GetAsync($"{address}?langkah={row}")).ValueOf("Waktu"));
        Assert.Equal("12/SOP/2026", (await head.GetAsync($"{address}?bagian=sampul")).ValueOf("Sampul.Nomor"));
    }

    [Fact]
    public async Task A_cover_shown_before_somebody_wrote_on_the_draft_does_not_write_over_it()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var admin = await site.SignedInAsync("admin");
        var address = await DraftAsync(site, head);
        var seen = await admin.GetAsync(address.Replace("/sunting", "/sampul", StringComparison.Ordinal));
        await head.SendAsync(await head.GetAsync($"{address}?bagian=sampul"), "sampul", ("Sampul.Nomor", "12/SOP/2026"));

        var stale = await admin.SendAsync(seen, "sampul", ("Sampul.Nomor", "99/SOP/2026"), ("Alasan", "Nomor terbit."));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "99/SOP/2026"), (stale.Status, stale.ValueOf("Sampul.Nomor")));
        Assert.Contains("sudah diubah, oleh orang lain atau dari tab lain", stale.Text, StringComparison.Ordinal);
        Assert.Equal("12/SOP/2026", (await head.GetAsync($"{address}?bagian=sampul")).ValueOf("Sampul.Nomor"));
    }

    [Fact]
    public async Task Times_proposed_before_somebody_wrote_on_the_draft_are_refused_and_on_a_draft_of_their_own_they_are_written()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var procedure = await site.ProcedureAsync("bmcktr", "bmcktr");
        var wish = new ReviseTimes(CommandId.New(), procedure, new Dictionary<StepKey, string> { [new("isi")] = "3 hari" }, "Nyata P80.", SeenRow.NoDraft, null);
        async Task<Result<Receipt>> SendAsync(ReviseTimes times)
        {
            await using var session = site.Session();
            return await session.Get<ReviseTimesHandler>().HandleAsync(times, default);
        }

        Assert.True((await SendAsync(wish)).Accepted(out _, out _));
        var stale = await SendAsync(wish with { Command = CommandId.New() });
        Assert.False(stale.Accepted(out _, out var no));
        Assert.Equal("platform.changed-meanwhile", no!.Code);
    }

    [Fact]
    public async Task What_has_been_in_force_does_not_change_and_a_refused_row_keeps_what_was_typed()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        Assert.False((await head.GetAsync($"/sop/{id}/sunting")).HasForm("urutan"));
        var before = await head.DownloadAsync($"/sop/{id}/unduh/yaml?versi=1");
        var address = await DraftAsync(site, head);
        var first = await head.GetAsync(address);
        var row = await head.GetAsync(first.Html.QuerySelector(".t-ed-head a")!.GetAttribute("href")!.Split('#')[0]);

        var refused = await head.SendAsync(row, "langkah", ("Kegiatan", "Menyusun <b>apa</b> saja"), ("Waktu", "sebentar"), ("Aksi", "simpan"));
        await head.SendAsync(row, "langkah", ("Kegiatan", "Menyusun apa saja"), ("Aksi", "simpan"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Menyusun <b>apa</b> saja", "sebentar"), (refused.Status, refused.ValueOf("Kegiatan"), refused.ValueOf("Waktu")));
        Assert.Equal(before, await head.DownloadAsync($"/sop/{id}/unduh/yaml?versi=1"));
    }

    [Theory]
    [InlineData("hapus:tidak-ada")]
    [InlineData("pindah:../../etc:x")]
    [InlineData("")]
    public async Task A_button_nobody_offered_moves_nothing(string act)
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var page = await head.GetAsync(await DraftAsync(site, head));

        var answer = await head.SendAsync(page, "urutan", ("Aksi", act));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task Columns_and_cover_are_written_on_their_parts()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var address = await DraftAsync(site, head);
        var lanes = await head.GetAsync($"{address}?bagian=pelaksana");

        var more = await head.SendAsync(lanes, "pelaksana-baru", ("Nama", "Pejabat Fungsional"), ("Jenis", "staf"));
        var used = await head.SendAsync(more, "pelaksana-sekretaris", ("Aksi", "hapus"));
        var cover = await head.SendAsync(await head.GetAsync($"{address}?bagian=sampul"), "sampul", ("Judul", "Pengukuran Kinerja Triwulanan"), ("Sampul.Nomor", "12/SOP/2026"));

        Assert.Contains("Pejabat Fungsional", more.Html.QuerySelectorAll("input[name=Nama]").Select(input => input.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, used.Status);
        Assert.Contains("Sekretaris", used.Html.QuerySelector(".t-fault-list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Pengukuran Kinerja Triwulanan", cover.ValueOf("Judul"));
    }

    [Fact]
    public async Task Who_may_not_change_the_SOP_may_not_open_its_editor()
    {
        await using var site = await SopSite.StartAsync();
        using var staff = await site.SignedInAsync("staf.bmcktr");
        using var foreign = await site.SignedInAsync("kadis.dishub");
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");

        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync($"/sop/{id}/sunting")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await staff.GetAsync("/sop/tulis")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await foreign.GetAsync($"/sop/{id}/sunting")).Status);
    }

    /// <summary>A draft beside the version in force; its editor.</summary>
    private static async Task<string> DraftAsync(TestSite site, TestBrowser head)
    {
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        await head.SendAsync(await head.GetAsync($"/sop/{id}"), "revisi", ("AlasanRevisi", "Menata ulang."));
        return $"/sop/{id}/sunting";
    }
}
