using System.Text;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Archiving;
using Tera.Measurement.Evidences;
using Tera.Measurement.Sheets;
using Tera.Platform.Files;
using Tera.TestKit;

namespace Tera.Measurement;

public sealed class EvidenceTests
{
    private const string Filler = "bidang.ciptakarya.bmcktr";

    [Fact]
    public async Task Given_files_that_lie_are_empty_or_come_twice_when_they_are_sent_then_only_the_good_one_stands_and_the_row_is_unharmed()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync(Filler);
        var row = await FirstRowAsync(world);
        var pdf = Encoding.ASCII.GetBytes("%PDF-1.4 contoh");
        await world.PrintedAsync();
        var before = world.Site.StoredFiles();

        Assert.Contains("kosong", await SendAsync(browser, row, "kosong.pdf", []), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("isinya", await SendAsync(browser, row, "bohong.pdf", "MZ program"u8.ToArray()));
        Assert.Contains("tidak dapat diterima", await SendAsync(browser, row, "program.exe", "MZ"u8.ToArray()));
        Assert.Equal(before, world.Site.StoredFiles());
        Assert.Contains("TT-", await SendAsync(browser, row, "BAST.pdf", pdf));
        Assert.Contains("sudah ada pada isian ini", await SendAsync(browser, row, "BAST-lagi.pdf", pdf));

        await using var session = world.Session();
        var file = await session.Db.Set<EvidenceFile>().SingleAsync();
        Assert.Equal(("BAST.pdf", FileType.Pdf.MediaType), (file.Name, file.MediaType));
        Assert.Equal(pdf, await browser.DownloadAsync(MeasurementLinks.Evidence(file.Id)));
        using var stranger = await world.Site.SignedInAsync("kabag.kerjasama");
        Assert.Null(await stranger.DownloadAsync(MeasurementLinks.Evidence(file.Id)));
    }

    [Fact]
    public async Task Files_behind_the_figures_lie_in_the_package_of_the_run_by_unit_and_indicator_and_removed_ones_do_not()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var sheet = await world.SheetAsync(run, "ciptakarya");
        using var browser = await world.Site.SignedInAsync(Filler);
        await SendAsync(browser, await RowAsync(world, sheet), "Foto Lapangan.PDF", "%PDF-1.4 foto"u8.ToArray());
        await SendAsync(browser, await RowAsync(world, sheet), "salah.pdf", "%PDF-1.4 salah"u8.ToArray());
        await world.Site.Database.OwnerAsync("update measurement.evidence set removed_at = added_at, removed_by = added_by, removal_reason = 'salah' where name = 'salah.pdf'");

        await using var session = world.Session();
        var packed = await session.Get<RunPackage>().PackAsync(run, default);

        Assert.EndsWith("/foto-lapangan.pdf", Assert.Single(packed.Content, file => file.Path.StartsWith("data-dukung/bidang-cipta-karya", StringComparison.Ordinal)).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_file_of_200_megabytes_when_it_is_sent_then_the_page_says_how_big_a_file_may_be_and_nothing_stays()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync(Filler);
        var page = await browser.GetAsync(await FirstRowAsync(world));
        await using var big = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        big.SetLength(200L * 1024 * 1024);
        await world.PrintedAsync();
        var before = world.Site.StoredFiles();

        var answer = await browser.SendFileAsync(page, FormOf(page), "Berkas", "pindaian.pdf", big);

        Assert.Contains("paling besar 25 MB", answer.Html.QuerySelector(".t-fault-list")?.TextContent);
        Assert.Equal(0L, await world.Site.Database.OwnerAsync("select count(*) from measurement.evidence"));
        Assert.Equal(before, world.Site.StoredFiles());
    }

    [Fact]
    public async Task Given_several_files_in_one_form_when_it_is_sent_twice_then_each_good_one_stands_once_and_the_bad_one_is_told_by_its_name()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync(Filler);
        var page = await browser.GetAsync(await FirstRowAsync(world));
        (string, Stream)[] Files() => [("BAST.pdf", Pdf("satu")), ("bohong.png", Pdf("dua")), ("rekap.pdf", Pdf("tiga"))];

        var first = await browser.SendFilesAsync(page, FormOf(page), "Berkas", Files());
        var again = await browser.SendFilesAsync(page, FormOf(page), "Berkas", Files());

        Assert.All([first, again], one => Assert.Contains("TT-", one.Text, StringComparison.Ordinal));
        Assert.All([first, again], one => Assert.StartsWith("bohong.png: ", Assert.Single(one.Html.QuerySelectorAll(".t-fault-list li")).TextContent, StringComparison.Ordinal));
        await using var session = world.Session();
        Assert.Equal(["BAST.pdf", "rekap.pdf"], await session.Db.Set<EvidenceFile>().OrderBy(file => file.Name).Select(file => file.Name).ToListAsync());
        Assert.NotNull(first.Html.QuerySelector("details.t-proof > iframe[src^='/pengukuran/bukti/']"));
    }

    [Fact]
    public async Task Given_the_very_same_file_behind_another_units_value_and_last_years_when_it_is_added_then_it_is_taken_and_the_places_are_named()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        using var colleague = await world.Site.SignedInAsync("bidang.binamarga.bmcktr");
        await SendAsync(colleague, await RowAsync(world, await world.SheetAsync(run, "binamarga")), "foto.pdf", "%PDF-1.4 sama"u8.ToArray());
        await world.Site.Database.OwnerAsync(
            """
            with old as (insert into measurement.sheet (region_id, id, run_id, slot, agency_id, unit_id, fiscal_year, quarter, state, round, opened_at)
                select s.region_id, gen_random_uuid(), s.run_id, 'lama', s.agency_id, s.unit_id, 2025, 4, 'Closed', 1, s.opened_at
                from measurement.sheet s join measurement.evidence e on e.sheet_id = s.id returning region_id, id)
            insert into measurement.evidence (region_id, id, sheet_id, file_hash, name, media_type, size, added_by, added_at)
            select e.region_id, gen_random_uuid(), old.id, e.file_hash, 'lama.pdf', e.media_type, e.size, e.added_by, e.added_at from measurement.evidence e, old
            """);
        using var browser = await world.Site.SignedInAsync(Filler);
        var sheet = await world.SheetAsync(run, "ciptakarya");

        var told = await SendAsync(browser, await RowAsync(world, sheet), "foto kegiatan.pdf", "%PDF-1.4 sama"u8.ToArray());

        Assert.Contains("TT-", told, StringComparison.Ordinal);
        Assert.Contains(", Bidang Bina Marga, Triwulan IV 2026", told, StringComparison.Ordinal);
        Assert.Contains("isian lain, Bidang Bina Marga, Triwulan IV 2025 (tahun lalu atau sebelumnya", told, StringComparison.Ordinal);
        Assert.Contains("dipakai juga di tempat lain", (await browser.GetAsync(MeasurementLinks.Sheet(sheet.Id))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_form_without_its_token_when_a_file_is_sent_then_nothing_is_taken()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync(Filler);
        var page = await browser.GetAsync(await FirstRowAsync(world));
        var form = FormOf(page);
        form.QuerySelector("input[name=__RequestVerificationToken]")!.Remove();

        var answer = await browser.SendFileAsync(page, form, "Berkas", "a.pdf", "%PDF-1.4"u8.ToArray());

        Assert.Contains("tidak sampai utuh", answer.Text);
        Assert.Equal(0L, await world.Site.Database.OwnerAsync("select count(*) from measurement.evidence"));
    }

    [Fact]
    public async Task Given_a_file_that_an_earlier_run_of_the_quarter_brought_when_the_later_run_is_packed_then_it_is_in_and_is_not_added_twice()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var sheet = await world.SheetAsync(run, "ciptakarya");
        using var browser = await world.Site.SignedInAsync(Filler);
        var row = await RowAsync(world, sheet);
        await SendAsync(browser, row, "foto.pdf", "%PDF-1.4 lama"u8.ToArray());
        await world.Site.Database.BehindTheRulesAsync(
            "measurement.evidence",
            $"""
            with run as (insert into procedures.run
                select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'status', 'Finished'))).* from procedures.run r where r.id = '{run.Value}' returning id),
            old as (insert into measurement.sheet (region_id, id, run_id, slot, agency_id, unit_id, fiscal_year, quarter, state, round, opened_at)
                select s.region_id, gen_random_uuid(), run.id, s.slot, s.agency_id, s.unit_id, s.fiscal_year, s.quarter, 'Closed', 1, s.opened_at - interval '9 days'
                from measurement.sheet s, run where s.id = '{sheet.Id.Value}' returning id)
            update measurement.evidence e set sheet_id = old.id from old
            """);
        Assert.Equal(0L, await world.Site.Database.OwnerAsync($"select count(*) from measurement.evidence where sheet_id = '{sheet.Id.Value}'"));

        Assert.Contains("sudah ada pada isian ini", await SendAsync(browser, row, "foto lagi.pdf", "%PDF-1.4 lama"u8.ToArray()), StringComparison.Ordinal);
        await using var session = world.Session();
        var packed = await session.Get<RunPackage>().PackAsync(run, default);
        Assert.Single(packed.Content, file => file.Path.EndsWith("/foto.pdf", StringComparison.Ordinal));

        // Then: it is taken off on the sheet that is open now, once.
        var file = await session.Db.Set<EvidenceFile>().AsNoTracking().SingleAsync();
        var user = await session.Get<Organisation.Demonstration.DemonstrationUsers>().OfAsync(Organisation.Demonstration.OrganisationSeed.Person(Filler), default);
        async Task<string?> RemoveAsync()
        {
            await using var one = world.Session();
            return (await one.Get<RemoveEvidenceHandler>().HandleAsync(new(Shared.CommandId.New(), file.Id, user, "Keliru"), default)).Rejection?.Code;
        }

        var removed = await Task.WhenAll(RemoveAsync(), RemoveAsync());
        Assert.Equal([null, "measurement.evidence.already-removed"], removed.Order());
    }

    [Fact]
    public async Task Given_a_file_that_was_taken_off_when_its_address_is_asked_for_then_nobody_gets_it()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync(Filler);
        await SendAsync(browser, await FirstRowAsync(world), "salah.pdf", "%PDF-1.4 salah"u8.ToArray());
        var address = MeasurementLinks.Evidence(new((Guid)(await world.Site.Database.OwnerAsync("select id from measurement.evidence"))!));
        Assert.NotNull(await browser.DownloadAsync(address));

        await world.Site.Database.OwnerAsync("update measurement.evidence set removed_at = added_at, removed_by = added_by, removal_reason = 'salah'");

        Assert.Null(await browser.DownloadAsync(address));
    }

    [Fact]
    public async Task Given_somebody_who_may_read_but_not_fill_when_he_sends_a_file_then_it_is_told_and_not_even_stored()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var (mine, theirs) = (await world.SheetAsync(run, "binamarga"), await world.SheetAsync(run, "ciptakarya"));
        using var colleague = await world.Site.SignedInAsync("bidang.binamarga.bmcktr");
        var page = await colleague.GetAsync(await RowAsync(world, mine));
        var form = FormOf(page);
        form.SetAttribute("action", (await RowAsync(world, theirs)) + "/berkas");
        var content = "%PDF-1.4 titipan"u8.ToArray();

        var answer = await colleague.SendFileAsync(page, form, "Berkas", "titipan.pdf", content);

        Assert.Contains("diisi oleh unit atau pegawai lain", answer.Html.QuerySelector(".t-fault-list")?.TextContent);
        await using var session = world.Session();
        Assert.False(session.Get<FileStore>().Exists(FileHash.Of(content)));
    }

    [Fact]
    public async Task Given_more_files_than_one_form_may_bring_together_when_they_are_sent_then_those_that_fit_stand_and_the_bound_is_told()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync(Filler);
        var page = await browser.GetAsync(await FirstRowAsync(world));
        var files = Enumerable.Range(1, 5).Select(number => (Name: $"pindaian-{number}.pdf", Content: (Stream)Big($"%PDF-1.4 {number}", megabytes: 24))).ToArray();

        var answer = await browser.SendFilesAsync(page, FormOf(page), "Berkas", files);

        Assert.Contains("pindaian-5.pdf: Semua berkas sekali kirim paling besar 100 MB", answer.Html.QuerySelector(".t-fault-list")?.TextContent);
        Assert.Equal(4L, await world.Site.Database.OwnerAsync("select count(*) from measurement.evidence"));
    }

    [Fact]
    public async Task Given_a_field_of_the_form_that_is_as_long_as_a_file_when_it_is_sent_then_it_is_not_held_in_memory_and_nothing_is_taken()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var browser = await world.Site.SignedInAsync(Filler);
        var page = await browser.GetAsync(await FirstRowAsync(world));
        var (form, field) = (FormOf(page), page.Html.CreateElement("input"));
        field.SetAttribute("name", "Lain");
        field.SetAttribute("value", new string('x', 100_000));
        form.Prepend(field);

        var answer = await browser.SendFileAsync(page, form, "Berkas", "a.pdf", "%PDF-1.4"u8.ToArray());

        Assert.Contains("tidak sampai utuh", answer.Text);
        Assert.Equal(0L, await world.Site.Database.OwnerAsync("select count(*) from measurement.evidence"));
    }

    private static FileStream Big(string start, int megabytes)
    {
        var file = new FileStream(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);
        file.Write(Encoding.ASCII.GetBytes(start));
        file.SetLength(megabytes * 1024L * 1024L);
        file.Position = 0;
        return file;
    }

    private static MemoryStream Pdf(string content) => new(Encoding.ASCII.GetBytes("%PDF-1.4 " + content));

    /// <summary>Address of the first row of the filler's sheet.</summary>
    private static async Task<string> FirstRowAsync(FiguresWorld world) => await RowAsync(world, await world.SheetAsync(await world.CollectingAsync(), "ciptakarya"));

    private static async Task<string> RowAsync(FiguresWorld world, Sheet sheet)
    {
        await using var session = world.Session();
        var entry = await session.Db.Set<SheetEntry>().Where(one => one.UnitId == sheet.UnitId && one.Quarter == 4 && one.FiscalYear == 2026)
            .OrderBy(one => one.Id).Select(one => one.Id).FirstAsync();
        return MeasurementLinks.Entry(sheet.Id, entry);
    }

    private static async Task<string> SendAsync(TestBrowser browser, string row, string name, byte[] content)
    {
        var page = await browser.GetAsync(row);
        return (await browser.SendFileAsync(page, FormOf(page), "Berkas", name, content)).Text;
    }

    private static IHtmlFormElement FormOf(TestPage page) => page.Html.QuerySelectorAll("form[enctype]").OfType<IHtmlFormElement>().Single();
}
