using System.Net;
using Tera.Documents.Retention;
using Tera.Organisation.Demonstration;
using Tera.Platform.Components;
using Tera.Platform.Spreadsheets;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>When archived things are due, what may become of them, and the region's tables of codes and retention.</summary>
public sealed class RetentionTests
{
    private const string Head = "kadis.bmcktr";
    private const string Clerk = "bidang.ciptakarya.bmcktr";
    private static readonly byte[] Minutes = "%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"u8.ToArray();

    private static string Due => DocumentLinks.RetentionOf(OrganisationSeed.Agency("bmcktr"), "Due");

    [Fact]
    public async Task Given_retention_that_is_over_when_the_minutes_are_recorded_then_the_record_stays_and_its_package_closes()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        var record = await OldAsync(site, "2015-06-30", "Destroy");
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(DocumentLinks.Package(new(record)))).Status);

        var answer = await SendAsync(head, await head.GetAsync(Due), record, "Destroyed", "2026-11-02");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("dimusnahkan menurut berita acara 000.5/7/BA/2026", answer.Text);
        var page = await head.GetAsync(DocumentLinks.Record(new(record)));
        Assert.Contains("Isi paket tidak lagi dapat dibuka", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(DocumentLinks.Package(new(record)))).Status);
        Assert.Equal(HttpStatusCode.OK, (await head.GetAsync(DocumentLinks.DisposalProof(new(record)))).Status);
        Assert.DoesNotContain(record.ToString("D"), (await head.GetAsync(Due)).Html.Body!.InnerHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2015-06-30", "Permanent", "Destroyed", "2026-11-02", "menurut JRA permanen")]
    [InlineData("2015-06-30", "Destroy", "HandedOver", "2026-11-02", "menurut JRA musnah")]
    [InlineData("2015-06-30", "Destroy", "Destroyed", "2020-06-29", "retensinya habis 30 Juni 2020")]
    [InlineData("2015-06-30", "Destroy", "Destroyed", "2027-01-02", "Tanggal berita acara belum tiba")]
    [InlineData("2015-06-30", "Destroy", "", "2026-11-02", "")]
    public async Task Given_what_the_schedule_does_not_allow_when_it_is_recorded_then_it_is_told_and_nothing_is_kept(
        string dated, string fate, string kind, string heldOn, string told)
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        var record = await OldAsync(site, dated, fate);

        var answer = await SendAsync(head, await head.GetAsync(Due), record, kind, heldOn);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(told, answer.Text);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.disposal"));
    }

    [Fact]
    public async Task Nobody_disposes_of_what_is_not_due_of_anothers_or_of_the_same_twice()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        using var clerk = await site.SignedInAsync(Clerk);
        using var stranger = await site.SignedInAsync("kadis.dishub");
        var (old, young) = (await OldAsync(site, "2015-06-30", "Destroy"), await OldAsync(site, "2025-06-30", "Destroy"));
        var shown = await head.GetAsync(Due);

        var early = await SendAsync(head, shown, young, "Destroyed", "2026-11-02");
        await SendAsync(head, shown, old, "Destroyed", "2026-11-02");
        var again = await SendAsync(head, shown, old, "Destroyed", "2026-11-02");

        Assert.Contains("retensinya habis", early.Text);
        Assert.Contains("sudah tercatat dimusnahkan atau diserahkan", again.Text);
        Assert.Equal(1L, await site.Database.OwnerAsync("select count(*) from documents.disposal_item"));
        Assert.Null((await clerk.GetAsync(Due)).Html.QuerySelector("#catat"));
        Assert.Contains("Berkas lama 2015", (await head.GetAsync(DocumentLinks.RetentionOf(OrganisationSeed.Agency("bmcktr"), "selesai") + "&cari=lama")).Text);
        Assert.DoesNotContain("Berkas lama 2015", (await head.GetAsync(DocumentLinks.RetentionOf(OrganisationSeed.Agency("bmcktr"), "selesai") + "&cari=tidak%25ada")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Due)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(DocumentLinks.RetentionBook(OrganisationSeed.Agency("bmcktr"), "Due"))).Status);
    }

    [Fact]
    public async Task The_days_the_database_reckons_are_those_of_the_domain()
    {
        await using var site = await TestSite.WithRunsAsync();
        foreach (var dated in new[] { "2016-02-29", "2015-12-31", "2024-02-29" })
        {
            var record = await OldAsync(site, dated, "Destroy", active: 1, inactive: 2);
            var term = RetentionTerm.From(NodaTime.Text.LocalDatePattern.Iso.Parse(dated).Value, 1, 2, RetentionFate.Destroy);

            Assert.Equal(
                $"{term.ActiveUntil:uuuu-MM-dd} {term.KeptUntil:uuuu-MM-dd}",
                await site.Database.OwnerAsync($"select active_until || ' ' || kept_until from documents.archive_record where id = '{record}'"));
        }
    }

    [Fact]
    public async Task Given_the_tables_of_the_region_when_they_are_uploaded_twice_then_they_stand_once_and_the_archive_form_offers_them()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var admin = await site.SignedInAsync("admin");

        var first = await UploadAsync(admin, Tables("2", "4"));
        var second = await UploadAsync(admin, Tables("1 tahun setelah tidak berlaku", "4"));

        Assert.Equal(HttpStatusCode.OK, first.Status);
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Contains("Laporan kinerja triwulan (contoh)", second.Text);
        Assert.Contains("1 setelah tidak berlaku", second.Text);
        Assert.Equal(["000.8.6.3 1 4 Destroy setelah tidak berlaku", "065 1 1 Review"], await Sql.ListAsync(
            site.Database.Connections.Owner, "select concat_ws(' ', code, active_years, inactive_years, final_fate, counted_from) from documents.retention_row order by code"));
        var book = (await admin.DownloadAsync(DocumentLinks.ScheduleBook))!;
        var read = Sample.Of(await RetentionBook.ReadAsync(new("jra.xlsx", book), default));
        Assert.Equal((1, 2, 0), (read.Codes.Count, read.Rows.Count, read.Faults.Count));
        Assert.Equal(new CountedTerm(1, "setelah tidak berlaku"), read.Rows.Single(row => row.Code == "000.8.6.3").Active);
    }

    [Theory]
    [InlineData("2", 2, null, "2")]
    [InlineData("2 tahun", 2, null, "2")]
    [InlineData("2 thn setelah tidak berlaku lagi", 2, "setelah tidak berlaku lagi", "2 setelah tidak berlaku lagi")]
    [InlineData("Selama berlaku", 0, "Selama berlaku", "Selama berlaku")]
    [InlineData("101", null, null, null)]
    [InlineData("dua", null, null, null)]
    [InlineData("2 kira-kira", null, null, null)]
    public void A_term_of_a_schedule_keeps_from_what_it_is_counted(string typed, int? years, string? from, string? words)
    {
        var term = CountedTerm.Read(typed, 100);

        Assert.Equal((years, from), (term?.Years, term?.CountedFrom));
        Assert.Equal(words, term is null ? null : CountedTerm.Words(term.Years, term.CountedFrom));
    }

    [Fact]
    public async Task Given_faulty_cells_when_the_tables_are_uploaded_then_each_is_named_and_nothing_is_kept()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var admin = await site.SignedInAsync("admin");

        var answer = await UploadAsync(admin, WorkbookWriter.Write(new BookTable(
            "JRA", [new("Kode"), new("Jenis arsip"), new("Aktif (tahun)"), new("Inaktif (tahun)"), new("Nasib akhir"), new("Dasar")],
            [["8.6", "Laporan", "dua", 400m, "Dibakar", ""], ["000.8", "Rapat", 1m, 1m, "Musnah", "JRA contoh"], ["000.8", "Rapat", 1m, 1m, "Musnah", "JRA contoh"]])));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        foreach (var cell in new[] { "JRA!A2", "JRA!C2", "JRA!D2", "JRA!E2", "JRA!F2", "JRA!A4" })
        {
            Assert.Contains(cell, answer.Text);
        }

        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.retention_row"));
    }

    [Fact]
    public async Task Only_an_administrator_keeps_the_tables_of_the_region()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);

        Assert.Null((await head.GetAsync(DocumentLinks.Schedule)).Html.QuerySelector("#unggah"));
    }

    private static byte[] Tables(string active, string inactive) => WorkbookWriter.Write(
        new BookTable("Klasifikasi", [new("Kode"), new("Uraian"), new("Dasar")], [["000.8.6.3", "Akuntabilitas Kinerja Instansi Pemerintah", "Permendagri 83/2022"]]),
        new BookTable(
            "JRA", [new("Dasar"), new("Kode"), new("Jenis arsip"), new("Aktif (tahun)"), new("Inaktif (tahun)"), new("Nasib akhir")],
            [["JRA contoh butir 1", "000.8.6.3", "Laporan kinerja triwulan (contoh)", active, inactive, "musnah"], ["JRA contoh butir 2", 65m, "Kerja sama (contoh)", 1m, 1m, "Dinilai kembali"]]));

    private static async Task<TestPage> UploadAsync(TestBrowser admin, byte[] book)
    {
        var page = await admin.GetAsync(DocumentLinks.Schedule);
        return await admin.SendFileAsync(page, page.Form("unggah-jra"), "Berkas", "jra.xlsx", book);
    }

    private static Task<TestPage> SendAsync(TestBrowser browser, TestPage page, Guid record, string kind, string heldOn) => browser.SendAsync(
        page, page.Form("berita-acara"), "Bukti", ("berita-acara.pdf", Minutes),
        (CommandFields.CommandName, CommandId.New().Value.ToString("D")), ("Pilih", record.ToString("D")), ("Form.Kind", kind), ("Form.Minutes", "000.5/7/BA/2026"), ("Form.HeldOn", heldOn), ("Form.Approval", "Bupati Contoh Jaya, surat nomor 9"));

    /// <summary>A record like one there is, filed long ago.</summary>
    private static async Task<Guid> OldAsync(TestSite site, string dated, string fate, int active = 2, int inactive = 3) => (Guid)(await site.Database.OwnerAsync(
        $"""
         with made as (insert into documents.archive_record (region_id, id, run_id, agency_id, fiscal_year, step, act, round, classification, description, dated_on, copy_level, medium, quantity,
                place, active_years, inactive_years, final_fate, retention_basis, access_class, filed_by, filed_at)
         select r.region_id, gen_random_uuid(), r.run_id, r.agency_id, r.fiscal_year, r.step, r.act, r.round, r.classification, 'Berkas lama ' || '{dated}', '{dated}', r.copy_level, r.medium,
                r.quantity, r.place, {active}, {inactive}, '{fate}', 'JRA contoh', r.access_class, r.filed_by, r.filed_at
         from documents.archive_record r join organisation.agency a on a.id = r.agency_id where a.code = 'bmcktr' limit 1
         returning region_id, id)
         insert into documents.archive_package (region_id, record_id, hash, size, made_at)
         select made.region_id, made.id, p.hash, p.size, p.made_at from made cross join (select * from documents.archive_package limit 1) p
         returning record_id
         """))!;
}
