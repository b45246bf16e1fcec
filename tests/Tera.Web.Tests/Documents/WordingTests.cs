using System.Net;
using Tera.Documents.Acts;
using Tera.Documents.Wordings;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Organisation.Demonstration;
using Tera.Platform.Files;
using Tera.Procedures.Definitions;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents;

/// <summary>Letters are worded by the office, and what is frozen keeps its words.</summary>
public sealed class WordingTests
{
    private const string Head = "kadis.bmcktr", Clerk = "bidang.ciptakarya.bmcktr", Form = "templat";

    private static readonly AgencyId Agency = OrganisationSeed.Agency("bmcktr");
    private static readonly string Page = DocumentLinks.Wording(Agency, "undangan");

    [Fact]
    public async Task Given_other_sentences_when_they_are_kept_then_the_page_tells_the_version_and_shows_them_on_paper()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(Head);

        var answer = await head.SendAsync(
            await head.GetAsync(Page), Form, ("Bagian.pembuka", "Kami mengundang Saudara menghadiri {acara}:"), ("Bagian.penutup", "Terima kasih."), ("Aksi", "simpan"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("Kami mengundang Saudara menghadiri Rapat contoh pengukuran kinerja:", answer.Html.QuerySelector("#pratinjau")!.TextContent);
        Assert.Equal("Versi 1", Current(answer));
        Assert.Contains("Versi 1", (await head.GetAsync(DocumentLinks.Wordings)).Text);
        Assert.Equal(1L, await site.Database.OwnerAsync("select count(*) from platform.audit where process = 'documents.settle-wording' and after like '%Terima kasih.%'"));
    }

    [Fact]
    public async Task Given_sentences_that_are_only_looked_at_then_the_paper_shows_them_and_nothing_is_kept()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(Head);

        var answer = await head.SendAsync(await head.GetAsync(Page), Form, ("Bagian.penutup", "<b>Tebal</b> pada {tempat}."), ("Aksi", "lihat"));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Contains("<b>Tebal</b> pada Ruang Rapat Contoh.", answer.Html.QuerySelector("#pratinjau")!.TextContent);
        Assert.DoesNotContain(answer.Html.QuerySelectorAll("#pratinjau b"), bold => bold.TextContent == "Tebal");
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.wording_version"));
    }

    [Fact]
    public async Task Given_a_placeholder_there_is_none_of_when_it_is_sent_then_its_place_and_the_list_are_told_and_what_was_typed_stays()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(Head);

        var answer = await head.SendAsync(await head.GetAsync(Page), Form, ("Bagian.pembuka", "Dengan hormat,\nkepada {nama_tamu}"), ("Aksi", "simpan"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("{nama_tamu} pada baris 2, huruf ke-8 bukan isian yang dikenal. Yang dapat dipakai: {acara}, {hari_tanggal}", answer.Text);
        Assert.Equal("Dengan hormat,\nkepada {nama_tamu}", answer.ValueOf("Bagian.pembuka"));
        Assert.Equal(0L, await site.Database.OwnerAsync("select count(*) from documents.wording_version"));
    }

    [Fact]
    public async Task Given_a_version_saved_meanwhile_or_nothing_changed_when_it_is_sent_then_it_is_refused_and_the_way_back_is_a_version_too()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(Head);
        var early = await head.GetAsync(Page);

        var same = await head.SendAsync(early, Form, ("Aksi", "simpan"));
        var first = await head.SendAsync(await head.GetAsync(Page), Form, ("Bagian.penutup", "Pertama."), ("Aksi", "simpan"));
        var late = await head.SendAsync(early, Form, ("Bagian.penutup", "Terlambat."), ("Aksi", "simpan"));
        var back = await head.SendAsync(first, "kalimat-program");

        Assert.Contains("Tidak ada yang berubah", same.Text);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal("Kalimat program (versi 2)", Current(back));
        Assert.Contains("Mengingat pentingnya acara tersebut", back.ValueOf("Bagian.penutup"));
        Assert.Equal("Pertama.", (await head.GetAsync(Page + "&versi=1")).ValueOf("Bagian.penutup"));
        Assert.Equal(2L, await site.Database.OwnerAsync("select count(*) from documents.wording_version"));
    }

    [Fact]
    public async Task Given_a_version_saved_meanwhile_when_the_paper_is_only_looked_at_and_then_kept_then_it_is_refused_and_told_which_version_stands_there()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(Head);
        using var other = await site.SignedInAsync(Head);
        var early = await head.GetAsync(Page);
        await other.SendAsync(await other.GetAsync(Page), Form, ("Bagian.penutup", "Dari yang lain."), ("Aksi", "simpan"));

        var looked = await head.SendAsync(early, Form, ("Bagian.penutup", "Punya saya."), ("Aksi", "lihat"));
        var late = await head.SendAsync(looked, Form, ("Aksi", "simpan"));
        var broken = await head.SendAsync(early, Form, ("Bagian.penutup", "Punya {siapa}."), ("Aksi", "simpan"));
        var mended = await head.SendAsync(broken, Form, ("Bagian.penutup", "Punya saya."), ("Aksi", "simpan"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, mended.Status);
        Assert.Contains("Yang berlaku sekarang: Versi 1", late.Html.QuerySelector("form[data-wording]")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Punya saya.", late.ValueOf("Bagian.penutup"));
        Assert.Equal(1L, await site.Database.OwnerAsync("select count(*) from documents.wording_version"));

        await head.SendAsync(late, Form, ("Aksi", "simpan"));

        Assert.Equal(2L, await site.Database.OwnerAsync("select count(*) from documents.wording_version"));
    }

    [Theory]
    [InlineData("undangan")]
    [InlineData("surat-pengantar")]
    [InlineData("disposisi")]
    [InlineData("notulen")]
    public void A_text_in_sections_is_not_worded_as_the_letter_whose_name_it_bears(string artifact)
    {
        Assert.Null(WordingKind.Of("naskah", artifact));
        Assert.All(WordingKind.All.Where(kind => WordingKind.Of("naskah", kind.Code) is not null), kind => Assert.Contains(kind.Parts, part => part.Key == "pembuka"));
        Assert.Equal(WordingKind.Memo, WordingKind.Of("naskah", "nota-dinas"));
        Assert.Equal(WordingKind.Invitation, WordingKind.Of("undangan", artifact));
    }

    [Fact]
    public async Task Somebody_of_another_unit_reads_the_sentences_and_changes_nothing_and_another_agency_does_not_see_them()
    {
        await using var site = await TestSite.AtWorkAsync();
        using var clerk = await site.SignedInAsync(Clerk);
        using var stranger = await site.SignedInAsync("kadis.dishub");

        var page = await clerk.GetAsync(Page);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.HasForm(Form));
        Assert.Contains("Mengingat pentingnya acara tersebut", page.Text);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.GetAsync($"{DocumentLinks.Wordings}/surat-cinta")).Status);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_placeholder_of_every_kind_is_filled_on_its_paper(string code)
    {
        await using var site = await TestSite.AtWorkAsync();
        using var head = await site.SignedInAsync(Head);
        var kind = WordingKind.Find(code)!;
        var all = "Awal " + string.Join(" | ", kind.Placeholders.Select(one => one.Written)) + " akhir";

        var answer = await head.SendAsync(
            await head.GetAsync(DocumentLinks.Wording(Agency, code)), Form, [.. kind.Parts.Select(part => ($"Bagian.{part.Key}", all)), ("Aksi", "lihat")]);

        var shown = answer.Html.QuerySelector("#pratinjau")!.TextContent;
        Assert.Equal(kind.Parts.Count, shown.Split("Awal ").Length - 1);
        Assert.DoesNotContain('{', shown);
    }

    public static TheoryData<string> Kinds => [.. WordingKind.All.Select(kind => kind.Code)];

    [Fact]
    public async Task Given_other_sentences_between_freezing_and_printing_then_the_paper_prints_what_counted_when_it_was_frozen()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);
        await SettleAsync(world, "Kalimat pertama untuk {acara}.", seen: 0);
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Invited(world)));
        await SettleAsync(world, "Kalimat kedua.", seen: 1);

        await world.PrintAsync();

        await using var session = world.Session();
        var revision = await DocumentsWorld.CurrentAsync(session, world.Run, "undangan");
        var text = await PdfText.OfAsync(await session.Get<KeptFiles>().ReadAsync(revision.PdfHash!.Value, default));
        Assert.Contains("Kalimat pertama untuk Rapat pembahasan pengukuran kinerja.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kalimat kedua", text, StringComparison.Ordinal);
        Assert.Equal(1, (await session.Get<WordingReader>().LineAsync(revision.WordingId, default))?.Number);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => world.Database.OwnerAsync("update documents.revision set wording_id = null"));
    }

    [Fact]
    public async Task Given_two_who_save_the_next_version_at_once_then_one_counts_and_the_other_is_told()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(at => TryAsync(world, $"Kalimat {at}.", seen: 0)));

        Assert.Single(results, result => result.Rejection is null);
        Assert.All(results.Where(result => result.Rejection is not null), result => Assert.Equal("platform.changed-meanwhile", result.Rejection!.Code));
    }

    private static string? Current(TestPage page) => page.Html.QuerySelector(".t-marks [aria-current=page]")?.TextContent;

    private static async Task SettleAsync(ActsWorld world, string opening, int seen) => Sample.Of(await TryAsync(world, opening, seen));

    private static async Task<Result<Tera.Platform.Commands.Receipt>> TryAsync(ActsWorld world, string opening, int seen)
    {
        await using var session = world.Session();
        var kind = WordingKind.Invitation;
        var texts = kind.Parts.ToDictionary(
            part => part.Key, part => Sample.Of(WordedText.Parse(part.Key == "pembuka" ? opening : part.Program, kind.Placeholders, required: true)));
        return await session.Get<SettleWordingHandler>().HandleAsync(new(CommandId.New(), Administrator(world), world.Office.Agency, kind, texts, seen), default);
    }

    private static SignedInUser Administrator(ActsWorld world) =>
        new(AccountId.New(), world.Office.Holder(new("sekretaris")), world.Office.Region, AccountRole.Administrator)
        {
            UserName = "uji", FullName = "Pengelola Uji", CallName = "Uji", Salutation = Salutation.Sir, Positions = [], Teams = [],
        };
}
