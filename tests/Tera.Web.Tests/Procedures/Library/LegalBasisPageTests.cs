using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.TestKit;

namespace Tera.Procedures.Library;

public sealed class LegalBasisPageTests
{
    [Theory]
    [InlineData("Peraturan Bupati Nomor 12 Tahun 2020 tentang Pelaksanaan Peraturan Daerah Nomor 3 Tahun 2019", "perbup")]
    [InlineData("Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017 tentang tata cara evaluasi rancangan peraturan daerah", "permendagri")]
    [InlineData("Perda 3/2019", "perda")]
    public void The_kind_of_a_citation_stands_before_its_number(string cited, string kind) => Assert.Equal(kind, LegalBases.Parts(cited)!.Kind!.Code);

    [Fact]
    public async Task A_regulation_tells_its_status_since_when_and_who_cites_it()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");

        var page = await head.GetAsync("/sop/dasar-hukum");

        var row = page.Html.QuerySelector("#permenpanrb-29-2010")!;
        Assert.Contains("dicabut PermenPANRB 53/2014 (sejak 2014)", row.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(row.QuerySelectorAll("a[href^='/sop/']"));
        Assert.Contains("Peraturan Gubernur Nomor 29 Tahun 2023", page.Html.QuerySelector("section[aria-labelledby=lain]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cover_says_beside_each_citation_what_is_known_of_it()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");

        var sop = await head.GetAsync($"/sop/{await site.ProcedureAsync("bmcktr", "bmcktr")}");

        var lines = sop.Html.QuerySelectorAll(".t-cover li").Where(line => line.TextContent.Contains("Nomor 53 Tahun 2014", StringComparison.Ordinal)).ToList();
        Assert.Equal("/sop/dasar-hukum#permenpanrb-53-2014", Assert.Single(lines).QuerySelector("a")!.GetAttribute("href"));
        Assert.All(LegalBases.Shipped.All, basis => Assert.Same(basis, LegalBases.Shipped.Find($"{(basis.Name.StartsWith("Undang", StringComparison.Ordinal) ? basis.Name + " tentang Aparatur Sipil Negara" : basis.Name)}")));
    }

    [Fact]
    public async Task Given_a_citation_nobody_knows_when_the_head_records_what_became_of_it_then_cover_and_findings_of_every_SOP_tell_it_and_taken_back_they_do_not()
    {
        await using var site = await SopSite.StartAsync();
        using var head = await site.SignedInAsync("kadis.bmcktr");
        using var other = await site.SignedInAsync("kadis.dishub");
        const string Cited = "Peraturan Gubernur Nomor 29 Tahun 2023";
        var page = await head.GetAsync("/sop/dasar-hukum");
        var link = page.Html.QuerySelectorAll("#lain ~ * a, section[aria-labelledby=lain] a").First(a => a.GetAttribute("href")!.Contains("kutipan=Peraturan%20Gubernur%20Nomor%2029", StringComparison.Ordinal));

        var form = await head.GetAsync(link.GetAttribute("href")!);
        Assert.Equal(("pergub", "29", "2023"), (form.ValueOf("Jenis"), form.ValueOf("Nomor"), form.ValueOf("Tahun")));
        var refused = await head.SendAsync(form, "dasar-hukum", ("Keadaan", "tidak"), ("Sejak", "2025"), ("Keyakinan", "tinggi"), ("Sumber", "JDIH provinsi, dilihat 3 Maret 2026"), ("Tentang", "kedudukan dan susunan organisasi"));
        Assert.Contains("Tulis apa yang terjadi", refused.Text, StringComparison.Ordinal);
        await head.SendAsync(refused, "dasar-hukum", ("Keterangan", "dicabut Pergub 7/2025"));

        var entry = Shipped.Library.Definitions.First(sop => sop.Cover.LegalBases.Any(line => line.Contains(Cited, StringComparison.Ordinal)));
        var told = await other.GetAsync($"/sop/pustaka/{entry.Code}");
        Assert.Contains("dicabut Pergub 7/2025 (sejak 2025)", told.Html.QuerySelector(".t-cover")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Peraturan Gubernur 29/2023: dicabut Pergub 7/2025 (keyakinan tinggi).", told.Text, StringComparison.Ordinal);
        var listed = await head.GetAsync("/sop/dasar-hukum");
        Assert.Contains("Dicatat Ir.", listed.Html.QuerySelector("#peraturan-gubernur-29-2023")!.TextContent, StringComparison.Ordinal);

        await head.SendAsync(listed, "hapus-dasar-hukum-peraturan-gubernur-29-2023");
        Assert.DoesNotContain("dicabut Pergub 7/2025", (await other.GetAsync($"/sop/pustaka/{entry.Code}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_one_who_adopts_no_SOPs_when_he_sends_a_record_then_nothing_is_kept()
    {
        await using var site = await SopSite.StartAsync();
        using var staff = await site.SignedInAsync("staf.bmcktr");
        var own = await staff.GetAsync("/sop/dasar-hukum");
        Assert.False(own.HasForm("dasar-hukum"));

        await staff.PostAsync(
            own, (await staff.GetAsync("/kata-sandi")).Form("kata-sandi"), ("_handler", "dasar-hukum"), ("Jenis", "perda"), ("Nomor", "1"), ("Tahun", "2024"), ("Tentang", "uji"), ("Keadaan", "ya"),
            ("Sejak", "2024"), ("Keyakinan", "rendah"), ("Sumber", "uji"));

        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from procedures.legal_basis"));
    }

    [Theory]
    [InlineData("Peraturan Bupati Contoh Jaya Nomor 12 Tahun 2022 tentang Kedudukan dan Susunan Organisasi;", "perbup", 12, 2022, "Kedudukan dan Susunan Organisasi")]
    [InlineData("Perda No. 3/2016", "perda", 3, 2016, "")]
    [InlineData("Perwali Nomor 1101 Tahun 2020 tentang Uraian Tugas", "perwali", 1101, 2020, "Uraian Tugas")]
    [InlineData("Instruksi Nomor 4 Tahun 2020", null, 4, 2020, "")]
    public void A_citation_is_taken_apart(string cited, string? kind, int number, int year, string subject)
    {
        var parts = LegalBases.Parts(cited)!;
        Assert.Equal((kind, number, year, subject), (parts.Kind?.Code, parts.Number, parts.Year, parts.Subject));
    }

    [Fact]
    public async Task Given_room_for_fewer_SOPs_than_there_are_when_citations_are_read_then_it_is_said_how_many_were_left_out()
    {
        await using var site = await SopSite.StartAsync();
        await using var session = site.Session();
        session.Get<CurrentUser>().Enter(new(default, default, OrganisationSeed.Region, AccountRole.Administrator)
        {
            UserName = "admin", FullName = "Admin", CallName = "Admin", Salutation = Salutation.Sir, Positions = [], Teams = [],
        });

        var all = await session.Get<CitationQuery>().ListAsync(most: 100, default);
        var some = await session.Get<CitationQuery>().ListAsync(most: 1, default);

        Assert.Equal((0, true), (all.SopsLeftOut, some.SopsLeftOut > 0));
        Assert.True(some.Lines.Count < all.Lines.Count);
        var cited = all.Lines.First(line => line.Where != "pustaka");
        Assert.Contains(cited.Text, Shipped.Library.Definitions.SelectMany(sop => sop.Cover.LegalBases));
    }
}
