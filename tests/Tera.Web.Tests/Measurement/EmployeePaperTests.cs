using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tera.Documents;
using Tera.Documents.Contracts;
using Tera.Platform.Files;
using Tera.Platform.Outbox;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>What is personal stands in a limited annex; the document that goes out tells how many, never who.</summary>
/// <remarks>Source: UU 27/2022, personal data.</remarks>
public sealed class EmployeePaperTests(EmployeePaperSite running) : IClassFixture<EmployeePaperSite>
{
    private const string Head = "camat.contohutara";
    private const string Colleague = "staf5.contohutara";
    private const string OtherAgency = "kadis.dishub";

    [Theory]
    [InlineData(Head, HttpStatusCode.OK)]
    [InlineData(Colleague, HttpStatusCode.Forbidden)]
    [InlineData(OtherAgency, HttpStatusCode.NotFound)]
    public async Task The_annex_is_opened_by_those_who_assess_and_by_nobody_else(string user, HttpStatusCode expected)
    {
        var annex = await RevisionAsync("lampiran-pegawai");

        Assert.Equal(expected, (await GetAsync(user, DocumentLinks.Document(annex))).Status);
    }

    [Theory]
    [InlineData("lampiran-pegawai", "pdf")]
    [InlineData("pengukuran", "paket")]
    public async Task Neither_its_PDF_nor_the_pack_in_which_it_lies_is_given_to_a_colleague(string kind, string file)
    {
        var address = $"{DocumentLinks.Document(await RevisionAsync(kind))}/{file}";

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Head, address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(Colleague, address)).Status);
    }

    [Fact]
    public async Task A_colleague_reads_on_the_list_and_at_the_door_that_the_annex_is_limited_and_why()
    {
        var annex = await RevisionAsync("lampiran-pegawai");

        Assert.Contains("terbatas", (await GetAsync(Colleague, DocumentLinks.Documents + "?jenis=lampiran-pegawai")).Text);
        Assert.Contains("memuat data pribadi pegawai", (await GetAsync(Colleague, DocumentLinks.Document(annex))).Text);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Colleague, DocumentLinks.Document(await RevisionAsync("pengukuran")))).Status);
    }

    [Fact]
    public async Task The_document_names_nobody_and_bears_the_digest_of_its_annex_in_which_everybody_stands()
    {
        var (document, annex) = (await PaperAsync("pengukuran"), await PaperAsync("lampiran-pegawai"));
        var names = await Sql.ListAsync(running.Site.Database.Connections.Owner,
            "select p.full_name from measurement.sheet s join organisation.person p on p.id = s.person_id order by 1");

        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains(WebUtility.HtmlEncode(name), annex, StringComparison.Ordinal));
        Assert.All(names, name => Assert.DoesNotContain(WebUtility.HtmlEncode(name), document, StringComparison.Ordinal));
        var digest = document[(document.IndexOf("isi lampiran: ", StringComparison.Ordinal) + 14)..][..64];
        Assert.Matches("^[0-9a-f]{64}$", digest);
        Assert.Contains(digest, annex, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_form_asks_what_the_sheet_of_an_employee_asks_and_the_annex_tells_all_he_told()
    {
        var (form, annex) = (await PaperAsync("formulir"), await PaperAsync("lampiran-pegawai"));
        var told = await Sql.ListAsync(running.Site.Database.Connections.Owner,
            "select r.conduct from measurement.employee_result r join measurement.sheet s on s.id = r.sheet_id where r.conduct <> '' order by 1");

        Assert.Contains("Perilaku kerja", form, StringComparison.Ordinal);
        Assert.DoesNotContain("Indikator Kinerja", form, StringComparison.Ordinal);
        Assert.NotEmpty(told);
        Assert.All(told, words => Assert.Contains(WebUtility.HtmlEncode(words), annex, StringComparison.Ordinal));
    }

    private async Task<TestPage> GetAsync(string user, string address)
    {
        using var browser = await running.Site.SignedInAsync(user);
        return await browser.GetAsync(address);
    }

    private async Task<RevisionId> RevisionAsync(string kind) => new((Guid)(await running.Site.Database.OwnerAsync(
        $"""
         select r.id from documents.revision r join documents.artifact a on a.id = r.artifact_id join organisation.agency o on o.id = a.agency_id
         where o.code = 'kecamatan-contoh-utara' and a.kind = '{kind}' and r.superseded_at is null
         """))!);

    /// <summary>What was printed, before it became a PDF.</summary>
    private async Task<string> PaperAsync(string kind)
    {
        var id = await RevisionAsync(kind);
        var hash = (byte[])(await running.Site.Database.OwnerAsync($"select html_hash from documents.revision where id = '{id.Value}'"))!;
        using var content = new StreamReader(running.Site.Services.GetRequiredService<FileStore>().OpenRead(FileHash.FromBytes(hash))!);
        return await content.ReadToEndAsync();
    }
}

/// <summary>A site in which the run of the Kecamatan has its document, printed.</summary>
public sealed class EmployeePaperSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await TestSite.WithRunsAsync();
        for (var looks = 0; await Site.Database.OwnerAsync("select count(*) from platform.outbox where failed_at is null") is not 0L; looks++)
        {
            Assert.True(looks < 600, "The papers were not printed.");
            await Site.Services.GetRequiredService<OutboxDrain>().DrainAsync(default);
            await Task.Delay(100);
        }
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}
