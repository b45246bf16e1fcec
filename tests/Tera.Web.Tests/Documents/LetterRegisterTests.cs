using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Letters;
using Tera.Organisation.Demonstration;
using Tera.Platform.Data;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>The page on which an agency keeps its letter numbers.</summary>
public sealed class LetterRegisterTests
{
    private const string Head = "kadis.bmcktr";
    private const string Clerk = "bidang.ciptakarya.bmcktr";

    [Fact]
    public async Task Given_another_pattern_when_the_next_number_is_taken_then_it_is_written_so_and_those_taken_are_not_touched()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        var before = await TextsAsync(site);

        var answer = await head.SendAsync(
            await head.GetAsync(DocumentLinks.Letters), "pola-nomor", ("Form.Pattern", "{nomor:000}/{unit}/{bulan}/{tahun}"), ("Form.Classification", "000.8.6.3"), ("Form.UnitCode", "BM"));
        await TakeAsync(site);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var after = await TextsAsync(site);
        Assert.Equal(before, after[..^1]);
        Assert.Equal($"{before.Count + 1:000}/BM/XI/2026", after[^1]);
    }

    [Fact]
    public async Task Given_numbers_used_outside_when_they_are_noted_then_the_series_goes_on_after_them_and_the_page_tells_why()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        var taken = (await TextsAsync(site)).Count;

        var answer = await head.SendAsync(
            await head.GetAsync(DocumentLinks.Letters), "nomor-di-luar", ("Outside.Last", $"{taken + 5}"), ("Outside.Reason", "Surat kepegawaian pada buku agenda Subbagian Umum"));
        await TakeAsync(site);

        Assert.Contains($"{taken + 1}–{taken + 5}", answer.Text);
        Assert.Contains("Surat kepegawaian pada buku agenda Subbagian Umum", answer.Text);
        Assert.Contains($"/{taken + 6}/", (await TextsAsync(site))[^1]);
        Assert.DoesNotContain("register-gap", await FindingsAsync(site));
    }

    [Fact]
    public async Task Given_a_number_ordered_by_hand_when_no_letter_comes_to_bear_it_then_it_is_void_with_its_reason_and_the_series_has_no_gap()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        var next = (await TextsAsync(site)).Count + 1;
        await head.SendAsync(
            await head.GetAsync(DocumentLinks.Letters), "nomor-di-luar", ("Outside.Last", $"{next}"), ("Outside.Reason", "Undangan sosialisasi, ditulis di luar Tera"));
        var (early, ordered) = (await head.GetAsync(DocumentLinks.Letters), await head.GetAsync(DocumentLinks.Letters));
        Assert.Contains($"000.8.6.3/{next}/", ordered.Text);
        var id = (Guid)(await site.Database.OwnerAsync("select id from documents.letter_outside"))!;

        var answer = await head.SendAsync(ordered, "nomor-batal", ("Unused.Number", id.ToString("D")), ("Unused.Reason", "Sosialisasi tidak jadi"));
        var again = await head.SendAsync(early, "nomor-batal", ("Unused.Number", id.ToString("D")), ("Unused.Reason", "Sekali lagi"));
        await TakeAsync(site);

        Assert.Contains("Undangan sosialisasi, ditulis di luar Tera; batal: Sosialisasi tidak jadi", answer.Text);
        Assert.Contains("sudah terbit atau sudah batal", again.Text);
        Assert.Contains("Sosialisasi tidak jadi", (await head.GetAsync($"{DocumentLinks.Letters}?keadaan=Void")).Text);
        Assert.DoesNotContain("Sosialisasi tidak jadi", (await head.GetAsync($"{DocumentLinks.Letters}?keadaan=luar")).Text);
        Assert.Contains($"/{next + 1}/", (await TextsAsync(site))[^1]);
        Assert.DoesNotContain("register-gap", await FindingsAsync(site));
    }

    [Fact]
    public async Task Given_a_number_that_no_document_bears_when_a_keeper_voids_it_then_it_is_and_without_a_reason_it_is_not()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        await TakeAsync(site);
        var id = (Guid)(await site.Database.OwnerAsync("select id from documents.letter where subject = 'Uji'"))!;

        var empty = await head.SendAsync(await head.GetAsync(DocumentLinks.Letters), "nomor-batal", ("Unused.Number", id.ToString("D")), ("Unused.Reason", ""));
        await head.SendAsync(await head.GetAsync(DocumentLinks.Letters), "nomor-batal", ("Unused.Number", id.ToString("D")), ("Unused.Reason", "Tidak jadi"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("Void: Tidak jadi", await site.Database.OwnerAsync("select state || ': ' || reason from documents.letter where subject = 'Uji'"));
    }

    [Fact]
    public async Task Given_a_number_on_a_document_that_waits_for_its_signature_when_it_is_voided_by_hand_then_it_is_refused_and_not_even_offered()
    {
        await using var world = await DocumentsWorld.CreateAsync();
        await world.PreparedAsync(printed: false);
        await using var session = world.Session();
        var letter = await session.Db.Set<Letter>().AsNoTracking().SingleAsync();
        var keeper = world.User(world.Holder(SignedSop.Clerk)) with { Role = Organisation.AccountRole.Administrator };

        var outcome = await session.Get<VoidNumberHandler>().HandleAsync(
            new(CommandId.New(), keeper, world.Agency, LetterNumbers.Outgoing, new(2026), letter.Id.Value, Sample.Line("Tidak jadi")), default);

        Assert.Equal("documents.letter.run-goes-on", outcome.Rejection?.Code);
        Assert.Empty(await session.Get<LetterRegisterQuery>().KeptAsync(letter.RegisterId, default));
    }

    [Fact]
    public async Task Given_a_table_of_codes_when_a_keeper_writes_the_pattern_then_its_codes_are_proposed()
    {
        await using var site = await TestSite.WithRunsAsync();
        await site.Database.OwnerAsync(
            "insert into documents.classification (region_id, code, title, basis) select id, '000.8.6.3', 'Akuntabilitas Kinerja', 'Permendagri 83/2022' from organisation.region on conflict do nothing");
        using var head = await site.SignedInAsync(Head);

        var page = await head.GetAsync(DocumentLinks.Letters);

        var list = page.Html.QuerySelector("input[name='Form.Classification']")!.GetAttribute("list");
        Assert.NotNull(page.Html.GetElementById(list!)!.QuerySelector("option[value='000.8.6.3']"));
    }

    [Theory]
    [InlineData("delete from documents.letter_outside")]
    [InlineData("update documents.letter_outside set first_number = first_number + 1")]
    [InlineData("update documents.letter_register set last_number = last_number + 1")]
    public async Task Given_a_number_of_the_series_that_nothing_explains_when_documents_are_verified_then_the_register_is_told(string tampering)
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        await head.SendAsync(
            await head.GetAsync(DocumentLinks.Letters), "nomor-di-luar", ("Outside.Last", "70"), ("Outside.Reason", "Surat kepegawaian pada buku agenda Subbagian Umum"));
        Assert.DoesNotContain("register-gap", await FindingsAsync(site));

        await site.Database.OwnerAsync(tampering);

        Assert.Contains("register-gap", await FindingsAsync(site));
    }

    private static async Task<IReadOnlyList<string>> FindingsAsync(TestSite site)
    {
        await using var session = site.Session();
        return [.. (await session.Get<Verification.VerifyDocuments>().RunAsync(default)).Findings.Select(finding => finding.Kind)];
    }

    [Theory]
    [InlineData("1", "sudah diambil. Tulis nomor sesudahnya")]
    [InlineData("90000", "nomor sekali catat. Periksa angkanya.")]
    [InlineData("dua", "")]
    public async Task Given_a_number_that_cannot_be_meant_when_it_is_noted_then_it_is_told_and_nothing_changes(string last, string told)
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);

        var answer = await head.SendAsync(await head.GetAsync(DocumentLinks.Letters), "nomor-di-luar", ("Outside.Last", last), ("Outside.Reason", "Surat lain"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(told, answer.Text);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.letter_outside"));
    }

    [Fact]
    public async Task Given_a_pattern_without_its_number_or_seen_before_another_settled_it_when_it_is_sent_then_it_is_refused()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        var early = await head.GetAsync(DocumentLinks.Letters);

        var faulty = await head.SendAsync(early, "pola-nomor", ("Form.Pattern", "{unit}/{tahun}"));
        await head.SendAsync(await head.GetAsync(DocumentLinks.Letters), "pola-nomor", ("Form.UnitCode", "BM"));
        var late = await head.SendAsync(early, "pola-nomor", ("Form.UnitCode", "LAIN"));

        Assert.Contains("belum memuat {nomor}", faulty.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal("BM", await site.Database.OwnerAsync("select r.unit_code from documents.letter_register r join organisation.agency a on a.id = r.agency_id where a.code = 'bmcktr'"));
    }

    [Theory]
    [InlineData("cari=%00")]
    [InlineData("keadaan=%00")]
    [InlineData("keadaan=Hilang")]
    public async Task Given_a_search_or_state_that_nobody_can_mean_when_the_register_is_read_then_it_shows_every_number(string asked)
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);

        var (all, page) = (await head.GetAsync(DocumentLinks.Letters), await head.GetAsync($"{DocumentLinks.Letters}?{asked}"));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(page.Html.QuerySelectorAll("table tbody tr"));
        Assert.Equal(all.Html.QuerySelectorAll("table tbody tr").Length, page.Html.QuerySelectorAll("table tbody tr").Length);
    }

    [Fact]
    public async Task Somebody_of_another_unit_reads_the_register_and_settles_nothing_and_another_agency_does_not_see_it()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var clerk = await site.SignedInAsync(Clerk);
        using var stranger = await site.SignedInAsync("kadis.dishub");
        var own = DocumentLinks.Register(OrganisationSeed.Agency("bmcktr"), 2026);

        var page = await clerk.GetAsync(own);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Null(page.Html.QuerySelector("#pola"));
        Assert.Equal(HttpStatusCode.OK, (await clerk.GetAsync(DocumentLinks.RegisterBook(OrganisationSeed.Agency("bmcktr"), 2026))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(own)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(DocumentLinks.RegisterBook(OrganisationSeed.Agency("bmcktr"), 2026))).Status);
    }

    private static Task<List<string>> TextsAsync(TestSite site) => Sql.ListAsync(site.Database.Connections.Owner,
        """
        select l.text from documents.letter l join documents.letter_register r on r.id = l.register_id join organisation.agency a on a.id = r.agency_id
        where a.code = 'bmcktr' and r.fiscal_year = 2026 order by l.number
        """);

    private static async Task TakeAsync(TestSite site)
    {
        var run = (Guid)(await site.Database.OwnerAsync("select r.id from procedures.run r join organisation.agency a on a.id = r.agency_id where a.code = 'bmcktr' limit 1"))!;
        await using var session = site.Session();
        var db = session.Get<TeraDbContext>();
        var loaded = await session.Get<Tera.Procedures.Runs.RunStore>().LookAsync(new RunId(run), OrganisationSeed.Person(Head), site.Clock.Now, default);
        await using var transaction = await db.Database.BeginTransactionAsync();
        await session.Get<LetterNumbers>().TakeAsync(loaded!.Head, new("undangan", "Uji", OrganisationSeed.Person(Head), site.Clock.Now, new(2026, 11, 13)), default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}
