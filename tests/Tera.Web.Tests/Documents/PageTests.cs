using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tera.Documents.Archiving;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Platform.Files;
using Tera.TestKit;

namespace Tera.Documents;

public sealed class PageTests
{
    [Fact]
    public async Task A_signed_document_is_found_listed_read_downloaded_and_verified_by_everybody_who_holds_its_code()
    {
        await using var site = await SiteAsync();
        await using var world = await DocumentsWorld.OnAsync(site);
        var run = await world.SignedAsync();
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        using var head = await site.SignedInAsync("kadis.bmcktr");

        var list = await head.GetAsync("/dokumen?cari=pengukuran+kinerja&tahun=2026&keadaan=ditandatangani");
        Assert.Contains("Pengukuran Kinerja Triwulan III 2026", list.Text);
        Assert.Contains("000.8.6.3/1/BMCKTR/2026", list.Text);
        Assert.Contains("Tidak ada dokumen yang cocok.", (await head.GetAsync("/dokumen?cari=100%25")).Text);
        Assert.Contains("000.8.6.3/1/BMCKTR/2026", (await head.GetAsync($"/dokumen?cari={revision.VerificationCode.Printed}")).Text);

        var page = await head.GetAsync(DocumentLinks.Document(revision.Id));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Ditandatangani Ir. H. Zulkarnain Effendi, M.T.", page.Text);
        Assert.NotNull(page.Html.QuerySelector(".t-desk .sheet"));
        Assert.NotNull(page.Html.QuerySelector(".t-ladder-now"));

        var verified = await site.Browser().GetAsync(DocumentLinks.Verification(revision.VerificationCode));
        Assert.Equal(HttpStatusCode.OK, verified.Status);
        Assert.Contains("Asli dan berlaku", verified.Text);
        Assert.Contains("Kepala Dinas Bina Marga, Cipta Karya dan Tata Ruang", verified.Text);
        Assert.Equal("noindex", verified.Headers["X-Robots-Tag"]);

        var pem = System.Text.Encoding.ASCII.GetString((await site.Browser().DownloadAsync(DocumentLinks.RootCertificates(revision.VerificationCode)))!);
        using var root = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(pem);
        Assert.Contains("Otoritas Sertifikat", root.Subject, StringComparison.Ordinal);
        Assert.Contains(string.Join(':', System.Security.Cryptography.SHA256.HashData(root.RawData).Select(part => part.ToString("X2", System.Globalization.CultureInfo.InvariantCulture))), verified.Text);
    }

    [Fact]
    public async Task Given_somebody_of_another_agency_when_he_opens_a_document_or_its_PDF_then_it_looks_as_if_there_were_none()
    {
        await using var site = await SiteAsync();
        await using var world = await DocumentsWorld.OnAsync(site);
        var run = await world.PreparedAsync(printed: false);
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        using var other = await site.SignedInAsync("kadis.dishub");

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(DocumentLinks.Document(revision.Id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(DocumentLinks.Pdf(revision.Id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(DocumentLinks.RunPackage(revision.Id))).Status);
        Assert.DoesNotContain("Realisasi", (await other.GetAsync("/dokumen")).Text);
        Assert.Equal("/masuk", (await site.Browser().GetAsync(DocumentLinks.Document(revision.Id))).Path);
    }

    [Fact]
    public async Task Given_a_draft_when_its_code_is_asked_then_the_public_learns_that_it_is_not_signed_and_nothing_else()
    {
        await using var site = await SiteAsync();
        await using var world = await DocumentsWorld.OnAsync(site);
        var run = await world.PreparedAsync(printed: false);
        await using var session = world.Session();
        var code = (await DocumentsWorld.CurrentAsync(session, run)).VerificationCode;

        var page = await site.Browser().GetAsync(DocumentLinks.Verification(code));

        Assert.Contains("Belum ditandatangani", page.Text);
        Assert.DoesNotContain("Realisasi", page.Text);
        Assert.DoesNotContain("BMCKTR", page.Text);
    }

    [Fact]
    public async Task Given_a_code_nobody_issued_or_none_at_all_when_it_is_asked_then_it_is_unknown_or_told_how_a_code_looks()
    {
        await using var site = await SiteAsync();
        using var browser = site.Browser();

        var unknown = await browser.GetAsync("/verifikasi/7K4MQ2XD91HTP6WZC3RA");
        var malformed = await browser.GetAsync("/verifikasi?kode=abc");

        Assert.Equal(HttpStatusCode.OK, unknown.Status);
        Assert.Contains("Kode ini tidak dikenal.", unknown.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, malformed.Status);
        Assert.Equal("abc", malformed.ValueOf("kode"));
    }

    [Fact]
    public async Task Given_the_signed_PDF_or_one_with_a_byte_changed_when_it_is_uploaded_then_it_is_genuine_or_told_apart()
    {
        await using var site = await SiteAsync();
        await using var world = await DocumentsWorld.OnAsync(site);
        var run = await world.SignedAsync();
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        var pdf = await session.Get<KeptFiles>().ReadAsync(revision.SignedHash!.Value, default);
        using var browser = site.Browser();

        var genuine = await UploadAsync(browser, pdf);
        pdf[^20] ^= 1;
        var changed = await UploadAsync(browser, pdf);

        Assert.Contains("Asli dan berlaku", genuine);
        Assert.Contains("sama persis", genuine);
        Assert.Contains("Berkas Anda tidak sama dengan dokumen ini", changed);
        Assert.DoesNotContain("sama persis", changed);
        Assert.DoesNotContain("Asli dan berlaku", changed);
        Assert.Contains("Berkas ini tidak dikenal.", await UploadAsync(browser, "%PDF-1.7 lain"u8.ToArray()));
    }

    [Fact]
    public async Task Given_the_PDF_from_before_its_signature_cut_out_of_the_signed_one_when_it_is_uploaded_then_it_is_not_called_signed()
    {
        await using var site = await SiteAsync();
        await using var world = await DocumentsWorld.OnAsync(site);
        var run = await world.SignedAsync();
        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, run);
        var signed = await session.Get<KeptFiles>().ReadAsync(revision.SignedHash!.Value, default);
        var frozen = signed[..(await session.Get<KeptFiles>().ReadAsync(revision.PdfHash!.Value, default)).Length];
        using var browser = site.Browser();

        var told = await UploadAsync(browser, frozen);

        Assert.Contains("Isinya asli, tetapi berkas ini tidak bertanda tangan", told);
        Assert.Contains("Mintalah kepada penerbitnya PDF yang bertanda tangan.", told);
        Assert.Contains("Dokumen yang tersimpan: asli dan berlaku.", told);
        Assert.DoesNotContain("sama persis", told);
        Assert.DoesNotContain("Asli dan berlaku", told);
    }

    [Fact]
    public async Task Given_a_document_that_came_back_when_the_list_is_read_then_it_waits_for_nobody_s_signature()
    {
        await using var site = await SiteAsync();
        await using var world = await DocumentsWorld.OnAsync(site);
        var run = await world.PreparedAsync();
        DocumentsWorld.Accept(await world.InitialAsync(run));
        using var clerk = await site.SignedInAsync("subbag.perencanaan.bmcktr");
        await using var session = world.Session();
        var link = DocumentLinks.Document((await DocumentsWorld.CurrentAsync(session, run)).Id);
        Assert.Equal("Menunggu tanda tangan", await StateAsync(clerk, "", link));

        DocumentsWorld.Accept(await world.PostAsync(run, DocumentsWorld.Form([("Aksi", "kembalikan"), ("KembaliKe", "susun"), ("AlasanKembali", "Angka keliru")])));

        Assert.Equal("Dikembalikan", await StateAsync(clerk, "", link));
        Assert.Equal("Dikembalikan", await StateAsync(clerk, "?keadaan=dikembalikan", link));
        Assert.Null(await StateAsync(clerk, "?keadaan=menunggu", link));
    }

    private static async Task<string?> StateAsync(TestBrowser browser, string query, string link) =>
        (await browser.GetAsync(DocumentLinks.Documents + query)).Html.QuerySelector($"tr:has(a[href='{link}']) td[data-label=Keadaan]")?.TextContent.Trim();

    [Fact]
    public async Task Given_a_filed_run_when_the_archive_is_opened_then_the_record_lists_every_file_with_its_hash()
    {
        await using var site = await SiteAsync();
        await using var world = await DocumentsWorld.OnAsync(site);
        await LeavingTests.FileAsync(world, await world.SignedAsync());
        await using var session = world.Session();
        var record = await session.Db.Set<ArchiveRecord>().SingleAsync();
        using var clerk = await site.SignedInAsync("subbag.perencanaan.bmcktr");

        Assert.Contains("Pengukuran kinerja triwulan III 2026", (await clerk.GetAsync("/arsip?cari=000.8.6")).Text);
        var paper = await session.Db.Set<Revision>().FirstAsync(revision => revision.SignedHash != null);
        var number = await session.Db.Set<Letter>().Where(letter => letter.Id == paper.LetterId).Select(letter => letter.Text).SingleAsync();
        var link = DocumentLinks.Record(record.Id);
        foreach (var found in new[] { $"cari={Uri.EscapeDataString(number)}", $"cari={paper.VerificationCode.Printed}", $"cari={Uri.EscapeDataString(paper.Title)}", "akses=Ordinary&retensi=Active" })
        {
            Assert.Contains(link, (await clerk.GetAsync($"/arsip?{found}")).Html.Body!.InnerHtml, StringComparison.Ordinal);
        }

        foreach (var missed in new[] { "cari=AAAA-AAAA-AAAA-AAAA-AAAA", "akses=Limited", "retensi=Due", "retensi=Inactive" })
        {
            Assert.DoesNotContain(link, (await clerk.GetAsync($"/arsip?{missed}")).Html.Body!.InnerHtml, StringComparison.Ordinal);
        }

        var page = await clerk.GetAsync(link);
        Assert.Contains("--sidik", page.Text);
        Assert.Contains("riwayat/peristiwa.csv", page.Text);
        Assert.Contains((await session.Db.Set<ArchivePackage>().SingleAsync()).Hash!.Value.ToString(), page.Text);
        using var other = await site.SignedInAsync("kadis.dishub");
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(DocumentLinks.Record(record.Id))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(DocumentLinks.Package(record.Id))).Status);
    }

    [Theory]
    [InlineData("Limited", "terbatas")]
    [InlineData("TopSecret", "sangat rahasia")]
    public async Task Given_a_run_filed_under_an_access_class_then_those_of_it_open_its_papers_and_package_others_of_the_agency_learn_that_they_are_there_and_the_public_not_what_they_say(
        string filed, string word)
    {
        await using var site = await SiteAsync();
        await using var world = await DocumentsWorld.OnAsync(site);
        var run = await world.SignedAsync();
        await LeavingTests.FileAsync(world, run);
        await using var session = world.Session();
        var (record, revision) = (await session.Db.Set<ArchiveRecord>().SingleAsync(), await DocumentsWorld.CurrentAsync(session, run));
        using var stranger = await site.SignedInAsync("bidang.ciptakarya.bmcktr");
        string[] doors = [DocumentLinks.Package(record.Id), DocumentLinks.RunPackage(revision.Id), DocumentLinks.Pdf(revision.Id)];
        foreach (var door in doors)
        {
            Assert.NotNull(await stranger.DownloadAsync(door));
        }

        await site.Database.BehindTheRulesAsync("documents.archive_record", $"update documents.archive_record set access_class = '{filed}'");

        foreach (var door in doors)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(door)).Status);
            foreach (var user in new[] { "kadis.bmcktr", "sekretaris.bmcktr", "subbag.perencanaan.bmcktr" })
            {
                using var own = await site.SignedInAsync(user);
                Assert.NotNull(await own.DownloadAsync(door));
            }
        }

        Assert.Contains($"kelas akses <b>{word}</b>", (await stranger.GetAsync(DocumentLinks.Record(record.Id))).Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync(DocumentLinks.Document(revision.Id))).Status);
        var told = await site.Browser().GetAsync(DocumentLinks.Verification(revision.VerificationCode));
        Assert.Contains("Asli dan berlaku", told.Text);
        Assert.DoesNotContain("Rencana Aksi", told.Text);
        Assert.DoesNotContain("76,42", told.Text);
    }

    [Fact]
    public async Task Given_thirty_questions_in_a_minute_when_another_is_asked_then_the_address_has_to_wait()
    {
        await using var site = await SiteAsync();
        using var browser = site.Browser();
        for (var question = 0; question < 30; question++)
        {
            await browser.GetAsync("/verifikasi");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.GetAsync("/verifikasi")).Status);
    }

    internal static Task<TestSite> SiteAsync() => TestSite.StartAsync(services => services.AddScoped<IDocumentTemplate, TestTemplate>());

    private static async Task<string> UploadAsync(TestBrowser browser, byte[] pdf)
    {
        var page = await browser.GetAsync("/verifikasi");
        var form = page.Html.QuerySelectorAll("form[method=post]").OfType<AngleSharp.Html.Dom.IHtmlFormElement>().Single(one => one.QuerySelector("[type=file]") is not null);
        return (await browser.SendFileAsync(page, form, "Form.Berkas", "dokumen.pdf", pdf)).Text;
    }
}
