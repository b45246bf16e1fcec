using System.Net;
using Tera.Procedures.Library;
using Tera.TestKit;

namespace Tera.Procedures.Editing;

/// <summary>Two who write on the same column or cover: nobody writes over what he was not shown.</summary>
public sealed class EditConflictTests
{
    [Fact]
    public async Task Given_a_column_another_renamed_when_it_is_saved_then_both_names_are_shown_and_only_then_may_it_be_overwritten()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var admin = await site.SignedInAsync("admin");
        var address = await DraftAsync(site, head) + "?bagian=pelaksana";
        var seen = await admin.GetAsync(address);
        await head.SendAsync(await head.GetAsync(address), "pelaksana-sekretaris", ("Peran", "Sekretaris Dinas"), ("Aksi", "simpan"));

        var conflict = await admin.SendAsync(seen, "pelaksana-sekretaris", ("Peran", "Sekretaris Badan"), ("Aksi", "simpan"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, conflict.Status);
        var told = conflict.Html.QuerySelector("[data-editor] table")!.TextContent;
        Assert.Contains("Sekretaris Dinas", told, StringComparison.Ordinal);
        Assert.Contains("Sekretaris Badan", told, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.SendAsync(conflict, "pelaksana-sekretaris", ("Aksi", "simpan"))).Status);
    }

    [Fact]
    public async Task Given_a_cover_refused_for_a_line_when_another_wrote_on_it_before_then_mending_the_line_does_not_overwrite_it()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var admin = await site.SignedInAsync("admin");
        var address = await DraftAsync(site, head) + "?bagian=sampul";
        var seen = await admin.GetAsync(address);
        await head.SendAsync(await head.GetAsync(address), "sampul", ("Sampul.Nomor", "12/SOP/2026"));
        var refused = await admin.SendAsync(seen, "sampul", ("Sampul.Peringatan", new string('x', 5_000)));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, false), (refused.Status, refused.Text.Contains("mengubah bagian ini", StringComparison.Ordinal)));

        var mended = await admin.SendAsync(refused, "sampul", ("Sampul.Peringatan", "Tepati waktu."), ("Sampul.Nomor", "99/SOP/2026"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, mended.Status);
        Assert.Equal("12/SOP/2026", (await head.GetAsync(address)).ValueOf("Sampul.Nomor"));
    }

    [Fact]
    public async Task Given_a_cover_another_wrote_on_when_it_is_saved_then_what_is_stored_stands_beside_what_was_typed()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var admin = await site.SignedInAsync("admin");
        var address = await DraftAsync(site, head) + "?bagian=sampul";
        var seen = await admin.GetAsync(address);
        await head.SendAsync(await head.GetAsync(address), "sampul", ("Sampul.Nomor", "12/SOP/2026"));

        var conflict = await admin.SendAsync(seen, "sampul", ("Sampul.Nomor", "99/SOP/2026"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "99/SOP/2026"), (conflict.Status, conflict.ValueOf("Sampul.Nomor")));
        var cells = conflict.Html.QuerySelectorAll("[data-editor] table tbody tr").Select(row => row.Children.Select(cell => cell.TextContent).ToList()).Single(row => row[0] == "Nomor SOP");
        Assert.Equal(["Nomor SOP", "12/SOP/2026", "99/SOP/2026"], cells);
    }

    [Fact]
    public async Task Given_a_role_nobody_would_read_to_its_end_when_it_is_saved_then_it_is_refused_at_its_field()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        var page = await head.GetAsync(await DraftAsync(site, head) + "?bagian=pelaksana");

        var refused = await head.SendAsync(page, "pelaksana-sekretaris", ("Peran", new string('a', 201)), ("Aksi", "simpan"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("paling panjang 200 huruf", refused.Html.QuerySelector("#f-pelaksana-sekretaris-Peran-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_number_printed_twice_when_findings_are_told_then_each_row_has_its_own()
    {
        var sop = Shipped.Sop("badan");
        var twins = sop.PrintedSteps.Where(step => step.PrintedNumber == "10").ToList();
        Assert.Equal(2, twins.Count);
        var (first, second) = (twins[0], twins[1]);
        var lacking = sop with { Steps = [.. sop.Steps.Select(step => step.Key == first.Key ? step with { Standard = new([], null, []) } : step)] };

        var findings = Findings.Of(lacking, _ => true).Where(finding => finding.Text == "Tanpa mutu baku sama sekali.").ToList();

        Assert.Contains(findings, finding => finding.Step == first.Key);
        Assert.DoesNotContain(findings, finding => finding.Step == second.Key);
    }

    private static async Task<string> DraftAsync(TestSite site, TestBrowser head)
    {
        var id = await site.ProcedureAsync("bmcktr", "bmcktr");
        await head.SendAsync(await head.GetAsync($"/sop/{id}"), "revisi", ("AlasanRevisi", "Menata ulang."));
        return $"/sop/{id}/sunting";
    }
}
