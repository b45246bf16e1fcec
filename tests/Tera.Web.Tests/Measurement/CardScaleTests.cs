using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Measurement.Progress;
using Tera.Measurement.Recaps;
using Tera.Planning;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>A card may name the scale that puts its achievements into words; a mean has always the words of the region.</summary>
public sealed class CardScaleTests
{
    private const string Form = "kartu", Code = "IK-01";

    private static readonly FiscalPeriod Third = new(new(2026), Quarter.Third);
    private static readonly CategoryScale Own = KnownScales.Sampang;

    [Fact]
    public async Task Given_a_card_with_a_scale_of_its_own_from_a_day_on_then_its_word_trace_and_shade_follow_it_from_that_quarter_and_the_mean_keeps_the_region_s()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var before = await RecapAsync(world, Third);

        var settled = await SettleAsync(world, keeper, Own.Code);

        Assert.Contains("Sampang 2019, menyimpang dari skala daerah", settled.Text, StringComparison.Ordinal);
        var after = await RecapAsync(world, Third);
        var (row, other) = (after.Rows[0], after.Rows[1]);
        var printed = MeasuredWords.Read(row.Achievement)!.Value;
        Assert.Equal(Own.Of(printed)!.Label, row.Category);
        Assert.NotEqual(before.Rows[0].Category, row.Category);
        Assert.Equal((Own.Name, true, CategoryScale.Standard.Name, false), (row.Scale, row.ScaleOfCard, other.Scale, other.ScaleOfCard));
        Assert.Equal(new RecapStep("Kategori", $"{row.Category} menurut skala {Own.Name}, kartu indikator"), row.Rule.Steps[^1]);
        Assert.Equal(new RecapStep("Kategori", $"{other.Category} menurut skala {CategoryScale.Standard.Name}, ketentuan daerah"), other.Rule.Steps[^1]);
        Assert.Equal((before.Totals.Category, CategoryScale.Standard.Name), (after.Totals.Category, after.Totals.Scale));
        // A quarter before the card keeps the words it had.
        Assert.Equal(CategoryScale.Standard.Name, (await RecapAsync(world, Third.Plus(-1))).Rows[0].Scale);
        await using var session = world.Session();
        Assert.Empty(await session.Get<RecountMeasurements>().FindAsync(default));
        var line = (await session.Get<ProgressReader>().OfAgencyAsync(FiguresWorld.Agency, Third.Year, default))!.Lines.Single(one => one.Name == row.Name);
        Assert.Equal(($"{row.Category} (skala {Own.Name})", row.Degree), (line.Cells[3].Words, line.Cells[3].Degree));
        Assert.InRange(line.Cells[3].Degree, 1, 5);
    }

    [Fact]
    public async Task Given_a_card_with_a_scale_of_its_own_when_its_quarter_is_approved_then_sheet_screen_workbook_paper_and_trace_say_which_scale_gave_the_word()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await SettleAsync(world, keeper, Own.Code);
        var run = await world.StartAsync(quarter: 3);
        await world.WalkAsync(run, state => state.Status is RunStatus.Finished);
        await world.PrintedAsync();
        using var head = await world.Site.SignedInAsync("kadis.bmcktr");
        var row = (await RecapAsync(world, Third)).Rows[0];
        var said = $"{row.Category} (skala {Own.Name})";

        var screen = await head.GetAsync(MeasurementLinks.Recap(run));
        var sheet = await head.GetAsync(MeasurementLinks.Sheet((await world.SheetAsync(run, "binamarga")).Id));
        var book = await BookAsync(head, MeasurementLinks.RecapBook(run, frozen: true));
        var paper = await PaperAsync(world);

        Assert.All([screen.Text, sheet.Text, paper], text => Assert.Contains(said, text, StringComparison.Ordinal));
        Assert.Contains("kategori menurut skala daerah, Permendagri 86/2017", screen.Text, StringComparison.Ordinal);
        var scales = book[0].Select(cell => cell.Text).ToList().IndexOf("Skala kategori");
        Assert.Equal((Own.Name, CategoryScale.Standard.Name), (book[1][scales].Text, book[2][scales].Text));
        Assert.Contains($"Kategori: {row.Category} menurut skala {Own.Name}, kartu indikator", paper, StringComparison.Ordinal);
        Assert.Contains("kategori indikator yang kartunya menyebut skala sendiri menurut skala itu", paper, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_scale_that_is_not_there_not_for_achievements_or_not_yet_used_when_a_card_names_it_then_it_is_refused_at_its_field_and_nothing_is_kept()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var cards = await world.Site.Database.OwnerAsync("select count(*) from planning.indicator_card");
        var page = await keeper.GetAsync(PlanningLinks.NewCard(await IndicatorAsync(world.Session())));

        var offered = page.Html.QuerySelectorAll($"select[name={CardForm.Categories}] option").Select(option => option.GetAttribute("value")).ToList();
        var unknown = await keeper.SendAsync(page, Form, (CardForm.From, "2026-10-01"), (CardForm.Categories, "skala-antah"));
        var spending = await keeper.SendAsync(page, Form, (CardForm.From, "2026-10-01"), (CardForm.Categories, KnownScales.PolmanBudget.Code));
        var early = await keeper.SendAsync(page, Form, (CardForm.From, "2024-12-31"), (CardForm.Categories, KnownScales.QuarterlyWorksheet.Code));

        Assert.Equal(["", .. KnownScales.All.Where(scale => scale.Subject is CategorySubject.Achievement).Select(scale => scale.Code)], offered);
        Assert.All([unknown, spending, early], refused => Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status));
        Assert.Contains("Skala kategori “skala-antah” tidak ada.", unknown.Text, StringComparison.Ordinal);
        Assert.Contains("tidak ada. Pilih dari daftar", spending.Text, StringComparison.Ordinal);
        Assert.Contains("baru berlaku sejak 1 Januari 2025", early.Text, StringComparison.Ordinal);
        Assert.Equal(KnownScales.QuarterlyWorksheet.Code, early.ValueOf(CardForm.Categories));
        Assert.Equal(cards, await world.Site.Database.OwnerAsync("select count(*) from planning.indicator_card"));
    }

    [Fact]
    public async Task Given_a_scale_settled_by_the_region_when_a_card_names_it_then_its_words_are_those_of_that_scale()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var admin = await world.Site.SignedInAsync("admin");
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await admin.SendAsync(
            await admin.GetAsync(MeasurementLinks.NewScale), "skala", ("nama", "Skala Indeks 2026"), ("dasar", "Perbup 3/2026"), ("sejak", "2026-01-01"), ("pita.0.nama", "Belum"), ("pita.0.atas", "60"), ("pita.1.nama", "Sudah"), ("pita.1.bawah", "60"), ("pita.1.tanda-bawah", "lebih"));

        await SettleAsync(world, keeper, "skala-indeks-2026");

        var row = (await RecapAsync(world, Third)).Rows[0];
        Assert.Equal(("Sudah", "Skala Indeks 2026"), (row.Category, row.Scale));
    }

    private static async Task<TestPage> SettleAsync(FiguresWorld world, TestBrowser keeper, string scale) => await keeper.SendAsync(
        await keeper.GetAsync(PlanningLinks.NewCard(await IndicatorAsync(world.Session()))), Form, (CardForm.From, "2026-09-01"), (CardForm.Categories, scale));

    private static async Task<IndicatorId> IndicatorAsync(RegionSession session)
    {
        await using (session)
        {
            return (await session.Db.Set<Indicator>().AsNoTracking().SingleAsync(one => one.AgencyId == FiguresWorld.Agency && one.Code == Code)).Id;
        }
    }

    private static async Task<AgencyRecap> RecapAsync(FiguresWorld world, FiscalPeriod period)
    {
        await using var session = world.Session();
        return await session.Get<RecapReader>().OfAsync(FiguresWorld.Agency, period, default);
    }

    private static async Task<string> PaperAsync(FiguresWorld world)
    {
        await using var session = world.Session();
        var revision = await session.Db.Set<Revision>().AsNoTracking().SingleAsync(one => one.Template == "pengukuran");
        using var content = new StreamReader(session.Get<FileStore>().OpenRead(revision.HtmlHash!.Value)!);
        return new HtmlParser().ParseDocument(await content.ReadToEndAsync()).Body!.TextContent;
    }

    private static async Task<IReadOnlyList<IReadOnlyList<BookCell>>> BookAsync(TestBrowser browser, string address)
    {
        using var stream = new MemoryStream(await browser.DownloadAsync(address) ?? throw new InvalidOperationException($"There is nothing at {address}."));
        return Sample.Of(WorkbookReader.Read(stream, _ => true, 5_000)).Single(sheet => sheet.Name == "Rekapitulasi").Lines;
    }
}
