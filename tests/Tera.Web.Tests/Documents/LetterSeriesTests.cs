using System.Net;
using Tera.Documents.Letters;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Platform.Data;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>Letters of a unit or of a kind are numbered in registers of their own.</summary>
public sealed class LetterSeriesTests
{
    private const string Head = "kadis.bmcktr", Clerk = "bidang.ciptakarya.bmcktr";

    private static readonly AgencyId Agency = OrganisationSeed.Agency("bmcktr");
    private static readonly string Page = DocumentLinks.SeriesOf(Agency);

    [Fact]
    public async Task A_letter_comes_to_the_register_of_its_kind_and_unit_then_of_its_kind_then_of_its_unit_then_to_the_general_one()
    {
        await using var site = await TestSite.WithRunsAsync();
        var unit = await UnitAsync(site, Clerk);
        await OpenAsync(site, "Buku unit", unit, null, "CK");
        await OpenAsync(site, "Buku undangan", null, "undangan", "UND");
        await OpenAsync(site, "Buku undangan unit", unit, "undangan", "CK-UND");

        Assert.Equal("000.8.6.3/1/CK-UND/2026", await TakeAsync(site, "undangan", Clerk));
        Assert.Equal("000.8.6.3/1/UND/2026", await TakeAsync(site, "undangan", Head));
        Assert.Equal("000.8.6.3/1/CK/2026", await TakeAsync(site, "surat-tugas", Clerk));
        Assert.Equal("000.8.6.3/2/CK/2026", await TakeAsync(site, "surat-pengantar", Clerk));
        Assert.Matches("^000.8.6.3/[0-9]+/BMCKTR/2026$", await TakeAsync(site, "surat-tugas", Head));
    }

    [Fact]
    public async Task Given_a_register_opened_on_its_page_when_it_is_closed_then_letters_go_on_elsewhere_and_its_numbers_stay()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);

        var opened = await head.SendAsync(await head.GetAsync(Page), "buku-baru", ("Form.Name", "Surat undangan"), ("Form.Kind", "undangan"), ("Form.UnitCode", "UND"));
        var first = await TakeAsync(site, "undangan", Head);
        var id = (Guid)(await site.Database.OwnerAsync("select id from documents.letter_series"))!;
        var closed = await head.SendAsync(await head.GetAsync(Page), "tutup-buku", ("Close.Series", id.ToString("D")));
        var second = await TakeAsync(site, "undangan", Head);

        Assert.Contains("Surat undangan dari semua unit", opened.Text);
        Assert.Equal("000.8.6.3/1/UND/2026", first);
        Assert.Contains("Ditutup", closed.Text);
        Assert.Contains("/BMCKTR/", second);
        var register = await head.GetAsync(DocumentLinks.Register(Agency, 2026, id.ToString("D")));
        Assert.Contains("000.8.6.3/1/UND/2026", register.Text);
        Assert.Null(register.Html.QuerySelector("#pola"));
    }

    [Fact]
    public async Task Given_a_register_that_would_give_the_numbers_of_another_when_it_is_opened_or_settled_then_it_is_refused()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        await OpenAsync(site, "Buku undangan", null, "undangan", "UND");
        var code = (string)(await site.Database.OwnerAsync("select r.unit_code from documents.letter_register r join organisation.agency a on a.id = r.agency_id where a.code = 'bmcktr' and r.kind = 'surat-keluar'"))!;

        var same = await head.SendAsync(await head.GetAsync(Page), "buku-baru", ("Form.Name", "Surat tugas"), ("Form.Kind", "surat-tugas"), ("Form.UnitCode", code), ("Form.Pattern", "{klasifikasi}/{nomor:000}/{unit}/{tahun}"));
        var settled = await head.SendAsync(await head.GetAsync(DocumentLinks.Register(Agency, 2026)), "pola-nomor", ("Form.UnitCode", "UND"));
        var twice = await head.SendAsync(await head.GetAsync(Page), "buku-baru", ("Form.Name", "Undangan lagi"), ("Form.Kind", "undangan"), ("Form.UnitCode", "U2"));
        var nothing = await head.SendAsync(await head.GetAsync(Page), "buku-baru", ("Form.Name", "Semua"), ("Form.UnitCode", "S"));

        Assert.Contains("dapat sama dengan nomor “Buku umum”", same.Text);
        Assert.Contains("dapat sama dengan nomor “Buku undangan”", settled.Text);
        Assert.Contains("Sudah ada buku untuk unit dan jenis naskah itu", twice.Text);
        Assert.Contains("Untuk semua surat sudah ada buku umum", nothing.Text);
        Assert.Equal(1L, await site.Database.OwnerAsync("select count(*) from documents.letter_series"));
    }

    [Fact]
    public async Task Given_a_register_that_once_gave_such_numbers_under_another_pattern_when_a_new_one_would_give_them_again_then_it_is_refused()
    {
        await using var site = await TestSite.WithRunsAsync();
        await OpenAsync(site, "Buku undangan", null, "undangan", "UND");
        await TakeAsync(site, "undangan", Head);
        using var head = await site.SignedInAsync(Head);
        var id = (Guid)(await site.Database.OwnerAsync("select id from documents.letter_series"))!;
        await head.SendAsync(await head.GetAsync(DocumentLinks.Register(Agency, 2026, id.ToString("D"))), "pola-nomor", ("Form.UnitCode", "UNDANGAN"));

        var answer = await head.SendAsync(await head.GetAsync(Page), "buku-baru", ("Form.Name", "Surat tugas"), ("Form.Kind", "surat-tugas"), ("Form.UnitCode", "UND"));

        Assert.Contains("dapat sama dengan nomor “Buku undangan”", answer.Text);
    }

    [Fact]
    public async Task Given_numbers_that_letters_outside_bear_under_an_earlier_pattern_when_a_register_would_give_them_again_then_it_is_refused()
    {
        await using var site = await TestSite.WithRunsAsync();
        await OpenAsync(site, "Buku undangan", null, "undangan", "UND");
        using var head = await site.SignedInAsync(Head);
        var book = DocumentLinks.Register(Agency, 2026, ((Guid)(await site.Database.OwnerAsync("select id from documents.letter_series"))!).ToString("D"));
        await head.SendAsync(await head.GetAsync(book), "nomor-di-luar", ("Outside.Last", "5"), ("Outside.Reason", "Undangan yang ditulis di luar Tera"));
        await head.SendAsync(await head.GetAsync(book), "pola-nomor", ("Form.UnitCode", "UNDANGAN"));

        var refused = await head.SendAsync(await head.GetAsync(Page), "buku-baru", ("Form.Name", "Surat tugas"), ("Form.Kind", "surat-tugas"), ("Form.UnitCode", "UND"));
        var opened = await head.SendAsync(await head.GetAsync(Page), "buku-baru", ("Form.Name", "Surat tugas"), ("Form.Kind", "surat-tugas"), ("Form.UnitCode", "ST"));

        Assert.Contains("dapat sama dengan nomor “Buku undangan”", refused.Text);
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Equal(2L, await site.Database.OwnerAsync("select count(*) from documents.letter_series"));
    }

    [Theory]
    [InlineData("{unit}{nomor}/{tahun}", "B2")]
    [InlineData("{nomor:000}{tahun}/{unit}", "B")]
    [InlineData("{unit}/{tahun}{nomor}", "B")]
    [InlineData("{nomor}{klasifikasi}/{unit}/{tahun}", "B")]
    public async Task Given_a_pattern_whose_running_number_runs_into_other_digits_when_a_register_is_opened_or_settled_then_it_is_refused(string pattern, string code)
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);

        var opened = await head.SendAsync(await head.GetAsync(Page), "buku-baru", ("Form.Name", "Undangan"), ("Form.Kind", "undangan"), ("Form.UnitCode", code), ("Form.Pattern", pattern));
        var settled = await head.SendAsync(await head.GetAsync(DocumentLinks.Register(Agency, 2026)), "pola-nomor", ("Form.UnitCode", code), ("Form.Pattern", pattern));

        Assert.All([opened, settled], answer => Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status));
        Assert.All([opened, settled], answer => Assert.Contains("menempel pada angka lain", answer.Text));
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.letter_series"));
    }

    [Fact]
    public async Task Given_a_register_settled_for_next_year_when_one_is_opened_that_would_give_its_numbers_then_it_is_refused()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var head = await site.SignedInAsync(Head);
        await head.SendAsync(await head.GetAsync(DocumentLinks.Register(Agency, 2027)), "pola-nomor", ("Form.UnitCode", "ST"));

        var answer = await head.SendAsync(await head.GetAsync(Page), "buku-baru", ("Form.Name", "Surat tugas"), ("Form.Kind", "surat-tugas"), ("Form.UnitCode", "ST"));

        Assert.Contains("dapat sama dengan nomor “Buku umum”", answer.Text);
    }

    [Fact]
    public async Task Given_a_year_before_a_register_was_opened_when_another_is_settled_for_it_then_the_later_one_does_not_begin_there()
    {
        await using var site = await TestSite.WithRunsAsync();
        await OpenAsync(site, "Buku undangan", null, "undangan", "UND");
        using var head = await site.SignedInAsync(Head);

        var answer = await head.SendAsync(await head.GetAsync(DocumentLinks.Register(Agency, 2025)), "pola-nomor", ("Form.UnitCode", "LAMA"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.letter_register where fiscal_year = 2025 and kind <> 'surat-keluar'"));
    }

    [Fact]
    public async Task Two_hundred_letters_of_two_registers_at_once_leave_no_gap_in_either_and_no_number_twice()
    {
        await using var site = await TestSite.WithRunsAsync();
        await OpenAsync(site, "Buku undangan", null, "undangan", "UND");

        var texts = await ManyAsync(200, at => TakeAsync(site, at % 2 == 0 ? "undangan" : "surat-tugas", Head));

        Assert.Equal(200, texts.Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 100).Select(number => $"000.8.6.3/{number}/UND/2026").Order(), texts.Where(text => text.Contains("/UND/", StringComparison.Ordinal)).Order());
        await using var session = site.Session();
        Assert.DoesNotContain((await session.Get<Verification.VerifyDocuments>().RunAsync(default)).Findings, finding => finding.Kind == "register-gap");
    }

    [Fact]
    public async Task Given_more_numbers_than_fit_on_a_page_then_they_are_paged_searched_and_narrowed_by_the_database_and_the_workbook_holds_all()
    {
        await using var site = await TestSite.WithRunsAsync();
        await OpenAsync(site, "Buku undangan", null, "undangan", "UND");
        await ManyAsync(120, _ => TakeAsync(site, "undangan", Head));
        await site.Database.OwnerAsync("update documents.letter set state = 'Void', reason = 'Salah 100%' where text = '000.8.6.3/7/UND/2026'");
        using var head = await site.SignedInAsync(Head);
        var book = $"&buku={(Guid)(await site.Database.OwnerAsync("select id from documents.letter_series"))!:D}";
        var own = DocumentLinks.Register(Agency, 2026) + book;

        var (first, last) = (await head.GetAsync(own), await head.GetAsync(own + "&halaman=99"));
        var (found, narrowed, none) = (await head.GetAsync(own + "&cari=100%25"), await head.GetAsync(own + "&keadaan=Void"), await head.GetAsync(own + "&keadaan=luar"));

        Assert.Equal(50, Rows(first));
        Assert.Contains("000.8.6.3/120/UND/2026", first.Text);
        Assert.Equal(20, Rows(last));
        Assert.Contains("000.8.6.3/1/UND/2026", last.Text);
        Assert.Equal((1, 1, 0), (Rows(found), Rows(narrowed), Rows(none)));
        using var stream = new MemoryStream((await head.DownloadAsync(DocumentLinks.RegisterBook(Agency, 2026) + book))!);
        var lines = Sample.Of(WorkbookReader.Read(stream, _ => true, 1000)).Single().Lines;
        Assert.Equal(Enumerable.Range(1, 120).Select(number => $"000.8.6.3/{number}/UND/2026"), lines.Skip(1).Select(line => line[2].Text));
        Assert.Equal(("Batal", "Salah 100%"), (lines[7][4].Text, lines[7][5].Text));
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(DocumentLinks.Register(Agency, 2026, "buku-lain"))).Status);
    }

    [Fact]
    public async Task Somebody_of_another_unit_reads_which_registers_there_are_and_opens_none_and_another_agency_does_not_see_them()
    {
        await using var site = await TestSite.WithRunsAsync();
        using var clerk = await site.SignedInAsync(Clerk);
        using var stranger = await site.SignedInAsync("kadis.dishub");

        var page = await clerk.GetAsync(Page);

        Assert.Contains("Buku umum", page.Text);
        Assert.False(page.HasForm("buku-baru"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Page)).Status);
    }

    /// <summary>As many at once as the cluster of the tests has connections to spare.</summary>
    private static async Task<IReadOnlyList<string>> ManyAsync(int count, Func<int, Task<string>> take)
    {
        System.Collections.Concurrent.ConcurrentBag<string> texts = [];
        await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (at, _) => texts.Add(await take(at)));
        return [.. texts];
    }

    private static int Rows(TestPage page) => page.Html.QuerySelectorAll("table tbody tr").Length;

    private static async Task<UnitId> UnitAsync(TestSite site, string user) => new((Guid)(await site.Database.OwnerAsync(
        $"select unit_id from organisation.office_holder where person_id = '{OrganisationSeed.Person(user).Value:D}' limit 1"))!);

    private static async Task OpenAsync(TestSite site, string name, UnitId? unit, string? kind, string code)
    {
        await using var session = site.Session();
        Sample.Of(await session.Get<OpenSeriesHandler>().HandleAsync(
            new(
                CommandId.New(), Administrator, Agency, new(2026), Sample.Line(name), unit, kind, Sample.Of(LetterNumberPattern.Parse(LetterNumberPattern.Usual)),
                Sample.Line("000.8.6.3"), Sample.Line(code)),
            default));
    }

    private static SignedInUser Administrator { get; } = new(AccountId.New(), OrganisationSeed.Person(Head), OrganisationSeed.Region, AccountRole.Administrator)
    {
        UserName = "uji", FullName = "Pengelola Uji", CallName = "Uji", Salutation = Salutation.Sir, Positions = [], Teams = [],
    };

    private static async Task<string> TakeAsync(TestSite site, string kind, string user)
    {
        var run = (Guid)(await site.Database.OwnerAsync("select r.id from procedures.run r join organisation.agency a on a.id = r.agency_id where a.code = 'bmcktr' limit 1"))!;
        await using var session = site.Session();
        var db = session.Get<TeraDbContext>();
        var loaded = await session.Get<Tera.Procedures.Runs.RunStore>().LookAsync(new RunId(run), OrganisationSeed.Person(Head), site.Clock.Now, default);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var letter = await session.Get<LetterNumbers>().TakeAsync(loaded!.Head, new(kind, "Uji", OrganisationSeed.Person(user), site.Clock.Now, new(2026, 11, 13)), default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return letter.Text;
    }
}
