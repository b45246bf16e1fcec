using System.Net;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Engine;

namespace Tera.Procedures.Runs;

/// <summary>Four eyes on the page of a run: told before the work is done, and at the check with the way out.</summary>
public sealed class OwnWorkPageTests
{
    private const string Secretary = "sekretaris.badan";

    [Fact]
    public async Task Given_the_only_checker_who_may_write_a_part_then_its_panel_warns_him_and_names_who_else_could_and_others_are_not_warned()
    {
        await using var desk = await AtThePartsAsync();
        using var secretary = await desk.Site.SignedInAsync(Secretary);
        using var staff = await desk.Site.SignedInAsync("staf.badan");

        var warned = await secretary.GetAsync(ProceduresLinks.Run(desk.Run));
        var free = await staff.GetAsync(ProceduresLinks.Run(desk.Run));

        Assert.Contains("Bila Anda menyusunnya, Anda tidak dapat memeriksa pada langkah 8, dan tidak ada pejabat lain yang dapat. Yang juga dapat mengerjakan tugas ini: Paulus Kogoya", warned.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Rizky", warned.Html.QuerySelector("#tugas .t-slip-turn")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(free.Html.QuerySelector("#tugas .t-slip-turn"));
        Assert.DoesNotContain("Bila Anda menyusunnya", free.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_checker_who_wrote_a_part_then_the_page_says_how_another_writes_it_and_offers_and_accepts_no_hand_over_to_himself()
    {
        await using var desk = await AtThePartsAsync();
        foreach (var (unit, account) in new[] { ("sekretariat", Secretary), ("data", "bidang.data.badan"), ("layanan", "bidang.layanan.badan"), ("pembinaan", "bidang.pembinaan.badan") })
        {
            await desk.WriteAsync(unit, account);
        }

        await desk.GoOnAsync(desk.Run, until: "periksa");
        using var secretary = await desk.Site.SignedInAsync(Secretary);

        var page = await secretary.GetAsync(ProceduresLinks.Run(desk.Run));
        var refused = await secretary.SendAsync(
            page, RunPosts.Steering, ("Aksi", "alihkan"), ("Kepada.alihkan", OrganisationSeed.Person(Secretary).ToString()), ("Alasan.alihkan", "Saya sendiri"));

        Assert.Contains("Kembalikan ke langkah 6 untuk Sekretariat lewat “Tindakan lain”, agar Paulus Kogoya", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("[name='Kepada.alihkan']"));
        Assert.Empty(page.Html.QuerySelectorAll("#tugas .t-submit button"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("kepada diri sendiri", refused.Html.QuerySelector(".t-fault-list")!.TextContent, StringComparison.Ordinal);

        var slot = Slot.Of(OrganisationSeed.Unit("badan", "sekretariat")).Value;
        var returned = await secretary.SendAsync(
            page, RunPosts.Steering, ("Aksi", "kembalikan"), ("Ke.kembalikan", "susun"), ("Milik.kembalikan", slot), ("Alasan.kembalikan", "Ditulis orang lain"));

        Assert.Equal(HttpStatusCode.OK, returned.Status);
        Assert.Equal(slot, Assert.Single((await desk.LookAsync(desk.Run)).Run.Open).Key.Slot.Value);
    }

    private static async Task<BadanDesk> AtThePartsAsync()
    {
        var desk = await BadanDesk.WaitingAsync();
        await desk.GoOnAsync(desk.Child, until: null);
        await desk.GoOnAsync(desk.Run, until: "susun");
        return desk;
    }
}
