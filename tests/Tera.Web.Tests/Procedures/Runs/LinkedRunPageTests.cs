using System.IO.Compression;
using System.Text.Json;
using Tera.Documents.Archiving;
using Tera.Platform.Files;
using Tera.TestKit;

namespace Tera.Procedures.Runs;

/// <summary>What the pages of a run say of the run it waits for and of what it got from there, and the other way round.</summary>
public sealed class LinkedRunPageTests
{
    [Fact]
    public async Task Given_a_run_that_waits_then_its_page_the_list_and_the_front_page_say_where_the_work_lies_and_the_other_run_says_for_whom()
    {
        await using var desk = await BadanDesk.WaitingAsync();
        using var head = await desk.Site.SignedInAsync("kaban.badan");
        var (parent, child) = (await desk.TitleAsync(desk.Run), await desk.TitleAsync(desk.Child));
        var (stand, address) = ($"{child}, langkah 1 dari 7", ProceduresLinks.Run(desk.Child));

        var page = await head.GetAsync(ProceduresLinks.Run(desk.Run));
        var list = await head.GetAsync(ProceduresLinks.Runs);
        var front = await head.GetAsync("/");
        var other = await head.GetAsync(address);

        Assert.All([page, list, front], one => Assert.NotNull(one.Html.QuerySelector($"main a[href='{address}']")));
        Assert.Contains($"Langkah ini menunggu {stand}", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sisa", page.Html.QuerySelector("#tugas")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(stand, page.Html.QuerySelectorAll(".t-mx-note").Select(note => note.TextContent.Trim()));
        Assert.Contains($"menunggu {stand}", list.Text, StringComparison.Ordinal);
        Assert.All(list.Html.QuerySelectorAll("tbody tr"), row => Assert.Contains("Dalam waktu", row.TextContent, StringComparison.Ordinal));
        Assert.Contains($"dijalankan untuk {parent}", list.Text, StringComparison.Ordinal);
        Assert.Contains($"Menunggu {stand}", front.Text, StringComparison.Ordinal);
        Assert.Contains($"Dijalankan untuk {parent}, langkah 2.", other.Text, StringComparison.Ordinal);
        Assert.NotNull(other.Html.QuerySelector($"main p a[href='{ProceduresLinks.Run(desk.Run)}']"));
    }

    [Fact]
    public async Task Given_a_linked_run_that_ended_then_row_panel_history_and_documents_show_what_it_handed_on_and_the_package_names_it_with_its_digest()
    {
        await using var desk = await BadanDesk.WaitingAsync();
        var revision = await desk.PaperAsync(desk.Child, "hasil-pengumpulan-data", "olah", "kasubbag.badan");
        await desk.GoOnAsync(desk.Child, until: null);
        using var head = await desk.Site.SignedInAsync("kaban.badan");
        var (address, document) = ($"a[href='{ProceduresLinks.Run(desk.Child)}']", $"a[href='/dokumen/{revision}']");

        var page = await head.GetAsync(ProceduresLinks.Run(desk.Run));

        Assert.NotNull(page.Html.QuerySelector($"#tugas {address}"));
        Assert.NotNull(page.Html.QuerySelector($"#tugas {document}"));
        Assert.NotNull(page.Html.QuerySelector($"section[aria-labelledby=riwayat] {address}"));
        Assert.NotNull(page.Html.QuerySelector($"section[aria-labelledby=dokumen] {document}"));
        Assert.NotNull(page.Html.QuerySelector($".t-mx-note {address}"));
        Assert.NotNull(page.Html.QuerySelector($".t-mx-output {document}"));
        Assert.Contains($"diterima dari {await desk.TitleAsync(desk.Child)}", page.Html.QuerySelector("section[aria-labelledby=dokumen]")!.TextContent, StringComparison.Ordinal);

        var row = await PackedAsync(desk);
        Assert.Equal(("kompilasi", desk.Child.ToString(), "selesai"), (row["langkah"], row["pengenal"], row["keadaan"]));
        Assert.Equal(
            Convert.ToHexStringLower((byte[])(await desk.Site.Database.OwnerAsync($"select coalesce(signed_hash, pdf_hash) from documents.revision where id = '{revision}'"))!), row["sha256_terakhir"]);
    }

    private static async Task<Dictionary<string, string>> PackedAsync(BadanDesk desk)
    {
        await using var session = desk.Site.Session();
        var packed = await session.Get<RunPackage>().PackAsync(desk.Run, default);
        await using var stored = session.Get<FileStore>().OpenRead(packed.File.Hash)!;
        using var zip = new ZipArchive(stored);
        await using var table = await zip.GetEntry("data/sop-tertaut.json")!.OpenAsync();
        return Assert.Single((await JsonSerializer.DeserializeAsync<List<Dictionary<string, string>>>(table))!);
    }
}
