using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tera.Documents.Artifacts;
using Tera.Documents.Verification;
using Tera.Measurement.Recaps;
using Tera.Planning.Indicators;
using Tera.Platform.Files;
using Tera.Platform.Spreadsheets;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>Screen, paper and workbook, each read back as a person would read it.</summary>
public sealed class SameFiguresTests
{
    [Fact]
    public async Task Given_a_frozen_quarter_when_screen_paper_and_workbook_are_read_then_every_indicator_has_the_same_figures_on_all_three()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await ApprovedAsync(world);
        using var head = await world.Site.SignedInAsync("kadis.bmcktr");

        var screen = (await head.GetAsync(MeasurementLinks.Recap(run))).Html;
        var book = await BookAsync(head, MeasurementLinks.RecapBook(run, frozen: true));
        var paper = await PaperAsync(world, run);

        var shown = screen.QuerySelectorAll("tr[id^='baris-']").Select(row => (Text(row, "th"), Text(row, "td:nth-of-type(4)"), Text(row, "td b"))).ToList();
        Assert.Equal(11, shown.Count);
        foreach (var ((name, reached, achieved), at) in shown.Select((row, at) => (row, at)))
        {
            var line = book["Rekapitulasi"][at + 1];
            Assert.StartsWith(line[2].Text, name, StringComparison.Ordinal);
            Assert.Equal(MeasuredWords.Read(reached), line[9].Number);
            Assert.Equal(MeasuredWords.Read(achieved), line[10].Number);
            var printed = Assert.Single(paper, row => row.Contains(line[2].Text, StringComparison.Ordinal));
            Assert.Contains(reached, printed, StringComparison.Ordinal);
            Assert.Contains(achieved, printed, StringComparison.Ordinal);
        }

        var text = Encoding.UTF8.GetString((await head.DownloadAsync(MeasurementLinks.RecapText(run, frozen: true)))!);
        Assert.All(book["Rekapitulasi"].Skip(1), line => Assert.Contains(line[2].Text, text, StringComparison.Ordinal));
        var whole = screen.QuerySelector("tfoot tr:last-child b")!.TextContent;
        Assert.Equal(MeasuredWords.Read(whole), book["Sasaran"][^1][1].Number);
        Assert.Equal(book["Rekapitulasi"].Select(line => line[10].Text), (await BookAsync(head, MeasurementLinks.RecapBook(run)))["Rekapitulasi"].Select(line => line[10].Text));
    }

    [Fact]
    public async Task Given_indicators_that_add_up_when_a_quarter_is_read_then_the_quarter_by_itself_stands_beside_the_quarters_together_on_screen_paper_and_workbook()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await ApprovedAsync(world);
        using var head = await world.Site.SignedInAsync("kadis.bmcktr");

        var screen = (await head.GetAsync(MeasurementLinks.Recap(run))).Html;
        var book = await BookAsync(head, MeasurementLinks.RecapBook(run, frozen: true));
        var annexes = (await TablesAsync(world, run, "annex")).Select(row => row.Children.Select(cell => cell.TextContent.Replace("\u200b", "", StringComparison.Ordinal)).ToList()).Where(cells => cells.Count > 9).ToList();

        var summed = book["Rekapitulasi"].Skip(1).Where(line => line[6].Number is not null && line[6].Number != line[9].Number).ToList();
        Assert.True(summed.Count > 1);
        Assert.All(
            summed.Where(line => line[14].Text == FormulaVariant.HigherRatio.Expression),
            line => Assert.Equal(Math.Round(line[6].Number!.Value / line[5].Number!.Value * 100, 2, MidpointRounding.AwayFromZero), line[7].Number));
        foreach (var line in summed)
        {
            var shown = Assert.Single(screen.QuerySelectorAll("tr[id^='baris-']"), row => Text(row, "th").StartsWith(line[2].Text, StringComparison.Ordinal));
            List<string> quarter = [.. shown.QuerySelectorAll("td .t-cap").Select(cap => cap.TextContent).Where(cap => cap.StartsWith("TW III ", StringComparison.Ordinal)).Select(cap => cap["TW III ".Length..])];
            Assert.Equal([line[5].Number, line[6].Number, line[7].Number], quarter.Select(MeasuredWords.Read));
            Assert.Equal(quarter, Assert.Single(annexes, cells => cells[1] == line[2].Text).Skip(4).Take(3));
        }
    }

    [Fact]
    public async Task Given_a_measurement_document_when_anybody_verifies_it_then_every_number_of_its_tables_is_among_the_figures_he_is_shown()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await ApprovedAsync(world);
        // Nobody has signed in this walk: of what is not out nothing is told.
        await world.Site.Database.OwnerAsync("update documents.letter set state = 'Issued'");
        await using var session = world.Session();
        var document = await (
            from revision in session.Db.Set<Revision>().AsNoTracking()
            join artifact in session.Db.Set<Artifact>() on revision.ArtifactId equals artifact.Id
            where artifact.RunId == run && revision.Template == "pengukuran" && revision.SupersededAt == null
            select revision).SingleAsync();
        var paper = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(await session.Get<KeptFiles>().ReadAsync(document.HtmlHash!.Value, default)));

        var shown = (await world.Site.Services.GetRequiredService<PublicVerification>().OfCodeAsync(document.VerificationCode, default))!.Document!;

        Assert.Empty(shown.Figures.Changed);
        var rows = paper.QuerySelectorAll("table.grid tbody tr").ToList();
        Assert.True(rows.Count > 40);
        Assert.True(paper.QuerySelectorAll("table.objectives, table.programmes, table.workings, table.annex").Length > 3);
        Assert.All(rows, row =>
        {
            var cells = row.Children.Where(cell => !cell.TextContent.EndsWith(" berkas", StringComparison.Ordinal)).ToList();
            List<string> about = [.. from figure in shown.Printed where cells.Exists(cell => IsNamed(figure.Label, cell.InnerHtml.Split("<br>")[0])) || row.ClassList.Contains("sum") select figure.Value];
            var known = about.SelectMany(Numbers).ToHashSet();
            Assert.NotEmpty(about);
            Assert.All(cells.Where(cell => IsFigure(row, cell)).SelectMany(cell => Numbers(cell.TextContent)), number => Assert.Contains(number, known));
        });
    }

    /// <summary>“3. Panjang jalan mantap: jejak hitung” of the cell “Panjang jalan mantap”.</summary>
    private static bool IsNamed(string label, string cell) => cell.Length > 8 && label.Contains(Text(cell), StringComparison.Ordinal);

    private static string Text(string markup) => new HtmlParser().ParseDocument(markup).Body!.TextContent.Trim();

    /// <summary>Numbers of rows and names are no figures; the steps of a working and what stands in the middle are.</summary>
    private static bool IsFigure(IElement row, IElement cell) =>
        cell.ClassList.Contains("num") || (cell.ClassList.Contains("mid") && cell != row.FirstElementChild) || (row.Closest("table.workings") is not null && cell == row.Children[2]);

    private static IEnumerable<string> Numbers(string text) => Regex.Matches(text, @"\d[\d.]*(,\d+)?").Select(match => match.Value.TrimEnd('.'));

    /// <summary>Read from the very pages by a program that is not ours: what stands beside an indicator is on its line.</summary>
    [Fact]
    public async Task Given_an_agency_s_quarter_when_its_printed_recapitulation_is_read_then_it_says_what_screen_and_workbook_say()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.StartAsync(quarter: 3);
        using var head = await world.Site.SignedInAsync("kadis.bmcktr");
        Assert.Contains("Belum disahkan; masih dapat berubah.", await PaperTextAsync(head, MeasurementLinks.RecapPaper(run)), StringComparison.Ordinal);
        await world.WalkAsync(run, state => state.Status is RunStatus.Finished);

        var page = await head.GetAsync(MeasurementLinks.Recap(run));
        var book = await BookAsync(head, MeasurementLinks.RecapBook(run));
        var paper = await PdfText.LinesAsync((await head.DownloadAsync(MeasurementLinks.RecapPaper(run)))!);

        Assert.Contains(page.Html.QuerySelectorAll("main a"), link => link.GetAttribute("href") == MeasurementLinks.RecapPaper(run));
        var shown = page.Html.QuerySelectorAll("tr[id^='baris-']").Select(row => (Number: Text(row, "td"), Target: Text(row, "td:nth-of-type(3)"), Reached: Text(row, "td:nth-of-type(4)"), Achieved: Text(row, "td b"), Absorbed: Text(row, "td:nth-of-type(6)"))).ToList();
        Assert.Equal((11, 9), (shown.Count, shown.Count(row => MeasuredWords.Read(row.Achieved) is not null)));
        foreach (var (row, at) in shown.Select((row, at) => (row, at)))
        {
            var line = book["Rekapitulasi"][at + 1];
            OnOneLine(
                paper, line[0].Text, row.Target, MeasuredWords.Read(row.Reached) is null ? "" : row.Reached, row.Achieved, Printed(line[11]), line[12].Text,
                MeasuredWords.Money(line[15].Number), MeasuredWords.Money(line[16].Number), row.Absorbed);
        }

        var totals = book["Sasaran"][^1];
        Assert.NotNull(totals[1].Number);
        OnOneLine(paper, "Capaian", ":", $"{Printed(totals[1])} %, {totals[8].Text}");
        OnOneLine(paper, "Penyerapan", ":", $"{Printed(totals[4])} %", $"{totals[5].Text} dari {totals[6].Text} mata anggaran dilaporkan");
        OnOneLine(paper, "Efisiensi", ":", totals[7].Text);
        OnOneLine(paper, totals[0].Text, Printed(totals[1]), totals[8].Text, Printed(totals[4]));
        Assert.All(book["Sasaran"].Skip(1).SkipLast(1), line => OnOneLine(paper, $"Sasaran {line[0].Text.Replace(". ", ": ", StringComparison.Ordinal)}", $"{line[2].Text} dari {line[3].Text} indikator terhitung", Printed(line[1])));
        Assert.All(book["Anggaran"].Skip(1), line => OnOneLine(paper, line[1].Text, MeasuredWords.Money(line[2].Number), Printed(line[4])));
        Assert.Contains(book["Versi"][1][2].Text, string.Join(' ', paper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_region_s_quarter_when_its_paper_is_read_then_it_says_what_screen_and_workbook_say()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var overseer = await world.Site.SignedInAsync("bagian.organisasi");
        const string query = "?tahun=2026&triwulan=2";

        var screen = (await overseer.GetAsync(MeasurementLinks.Region + query)).Html;
        var lines = (await BookAsync(overseer, MeasurementLinks.RegionBook + query))["Capaian daerah"];
        var paper = await PdfText.LinesAsync((await overseer.DownloadAsync(MeasurementLinks.RegionPaper + query))!);

        Assert.Contains("PEMERINTAH KABUPATEN CONTOH JAYA", paper);
        Assert.Contains(screen.QuerySelectorAll("main a"), link => link.GetAttribute("href") == MeasurementLinks.RegionPaper + query);
        var achieved = screen.QuerySelectorAll("tbody tr").Select(row => Text(row, "td b")).Append(screen.QuerySelector("tfoot b")!.TextContent).ToList();
        foreach (var (line, at) in lines.Skip(1).Select((line, at) => (line, at)))
        {
            Assert.NotNull(MeasuredWords.Read(achieved[at]));
            OnOneLine(
                paper, at < achieved.Count - 1 ? line[0].Text : "", achieved[at], line[2].Text, at < achieved.Count - 1 ? $"{line[3].Text} dari {line[4].Text}" : "", MeasuredWords.Money(line[5].Number), MeasuredWords.Money(line[6].Number),
                Printed(line[7]), $"{line[8].Text} dari {line[9].Text}", at < achieved.Count - 1 ? line[13].Text : "");
        }

        var words = string.Join(' ', paper);
        Assert.All(screen.QuerySelectorAll("main > p.t-cap, main section p.t-cap").Select(note => note.TextContent.Replace("Ketentuan pengukuran", "", StringComparison.Ordinal).Trim()), note => Assert.Contains(note, words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("kadis.bmcktr", "&instansi=cc6a8e81-9d95-807c-b4b8-342a4a9ecc49", "Sasaran 1. ")]
    [InlineData("bagian.organisasi", "", "Capaian daerah")]
    public async Task Given_the_trend_and_the_heat_map_when_their_paper_is_read_then_it_says_what_the_workbook_says(string account, string of, string about)
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var reader = await world.Site.SignedInAsync(account);

        var book = await BookAsync(reader, $"{MeasurementLinks.ProgressBook}?tahun=2026{of}");
        var paper = await PdfText.LinesAsync((await reader.DownloadAsync($"{MeasurementLinks.ProgressPaper}?tahun=2026{of}"))!);

        Assert.True(book["Tren"].Count > 2);
        Assert.All(book["Tren"].Skip(1), line => OnOneLine(paper, line[0].Text, Printed(line[1]), line[2].Text, Printed(line[3]), $"{line[4].Text} dari {line[5].Text}", line[6].Text));
        Assert.All(book["Peta"].Skip(1), line => OnOneLine(paper, [.. Quarter.All.Select(quarter => Printed(line[1 + (quarter.Number * 2)]))]));
        Assert.Contains(paper, line => line.StartsWith(about, StringComparison.Ordinal));
    }

    /// <summary>A mean of what is capped and one of what is not are two figures; each says which it is, wherever it stands.</summary>
    [Theory]
    [InlineData(AchievementBasis.Raw, "", "tanpa batas capaian, rata-rata tanpa batas")]
    [InlineData(AchievementBasis.Raw, "112,5", "tanpa batas capaian, rata-rata paling tinggi 112,5")]
    [InlineData(AchievementBasis.Capped, "", "dengan batas capaian, rata-rata tanpa batas")]
    [InlineData(AchievementBasis.Capped, "100", "dengan batas capaian, rata-rata paling tinggi 100")]
    public async Task Given_a_basis_and_a_cap_on_means_the_region_chose_then_screen_paper_workbook_and_the_region_s_page_declare_them_beside_the_mean(
        AchievementBasis basis, string cap, string declared)
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var admin = await world.Site.SignedInAsync("admin");
        await admin.SendAsync(
            await admin.GetAsync(MeasurementLinks.Policy), "ketentuan", ("Form.ValidFrom", "2026-07-01"), ("Form.OfAgency", "mean-of-indicators"), ("Form.Basis", $"{basis}"), ("Form.MeanCap", cap), ("Form.Ground", "Keputusan Bupati 7/2026"));
        var run = await ApprovedAsync(world);
        using var head = await world.Site.SignedInAsync("kadis.bmcktr");
        using var overseer = await world.Site.SignedInAsync("bagian.organisasi");

        var screen = (await head.GetAsync(MeasurementLinks.Recap(run))).Html.QuerySelector("tfoot tr:last-child")!.TextContent;
        var paper = (await PaperAsync(world, run))[^1];
        var book = (await BookAsync(head, MeasurementLinks.RecapBook(run)))["Sasaran"][^1][0].Text;
        var region = (await overseer.GetAsync(MeasurementLinks.Region + "?tahun=2026&triwulan=3")).Html.QuerySelector("tfoot")!.TextContent;
        var regionBook = (await BookAsync(overseer, MeasurementLinks.RegionBook + "?tahun=2026&triwulan=3"))["Capaian daerah"][^1][0].Text;

        Assert.All([screen, paper, book], text => Assert.Contains($"Rata-rata indikator, {declared}", text, StringComparison.Ordinal));
        Assert.All([region, regionBook], text => Assert.Contains(declared, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_region_when_screen_workbook_and_trend_are_read_then_they_give_the_same_figures()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var overseer = await world.Site.SignedInAsync("bagian.organisasi");
        const string query = "?tahun=2026&triwulan=2";

        var screen = (await overseer.GetAsync(MeasurementLinks.Region + query)).Html;
        var lines = (await BookAsync(overseer, MeasurementLinks.RegionBook + query))["Capaian daerah"];
        var trend = (await BookAsync(overseer, MeasurementLinks.ProgressBook + "?tahun=2026"))["Tren"];

        var shown = screen.QuerySelectorAll("tbody tr").Select(row => (Text(row, "th"), Text(row, "td b"))).ToList();
        Assert.NotEmpty(shown);
        Assert.Equal(shown.Select(row => (row.Item1, MeasuredWords.Read(row.Item2))), lines.Skip(1).SkipLast(1).Select(line => (line[0].Text, line[1].Number)));
        var whole = MeasuredWords.Read(screen.QuerySelector("tfoot b")!.TextContent);
        Assert.NotNull(whole);
        Assert.Equal(whole, lines[^1][1].Number);
        Assert.Equal(whole, trend.Single(line => line[0].Text == "Triwulan II 2026")[1].Number);
    }

    [Fact]
    public async Task Given_an_agency_when_its_heat_map_is_read_then_each_cell_is_the_figure_of_that_quarter_s_recapitulation()
    {
        await using var world = await FiguresWorld.CreateAsync();
        using var head = await world.Site.SignedInAsync("kadis.bmcktr");

        var page = await head.GetAsync(MeasurementLinks.ProgressOf(FiguresWorld.Agency, new(2026)));
        var map = (await BookAsync(head, $"{MeasurementLinks.ProgressBook}?tahun=2026&instansi={FiguresWorld.Agency}"))["Peta"];

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Capaian instansi: Rata-rata sasaran, dengan batas capaian, rata-rata tanpa batas.", page.Text, StringComparison.Ordinal);
        await using var session = world.Session();
        var recap = await session.Get<RecapReader>().OfAsync(FiguresWorld.Agency, new(new(2026), Quarter.Second), default);
        Assert.All(recap.Rows, row =>
        {
            var line = Assert.Single(map.Skip(1), line => line[1].Text == row.Name && line[2].Text == row.UnitName);
            Assert.Equal(MeasuredWords.Read(row.Achievement), line[5].Number);
            Assert.Contains(page.Html.QuerySelectorAll("tbody tr"), shown => Text(shown, "th").StartsWith(row.Name, StringComparison.Ordinal)
                && shown.QuerySelectorAll(".t-heat-figure").Any(figure => figure.TextContent == row.Achievement));
        });
    }

    [Theory]
    [InlineData("kabag.kerjasama", HttpStatusCode.NotFound)]
    [InlineData("bidang.ciptakarya.bmcktr", HttpStatusCode.OK)]
    [InlineData("bagian.organisasi", HttpStatusCode.OK)]
    public async Task Given_somebody_of_another_agency_when_he_asks_for_figures_in_any_form_then_there_are_none(string account, HttpStatusCode status)
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var entry = (Guid)(await world.Site.Database.OwnerAsync("select id from measurement.entry where state = 'Value' order by id limit 1"))!;
        using var browser = await world.Site.SignedInAsync(account);

        var seen = status is HttpStatusCode.OK;
        string[] addresses =
        [
            MeasurementLinks.RecapBook(run), MeasurementLinks.RecapPaper(run), $"{MeasurementLinks.ProgressPaper}?tahun=2026&instansi={FiguresWorld.Agency}", MeasurementLinks.Figure(new(entry)), MeasurementLinks.ProgressOf(FiguresWorld.Agency, new(2026)),
            $"{MeasurementLinks.ProgressBook}?tahun=2026&instansi={FiguresWorld.Agency}",
        ];
        foreach (var address in addresses)
        {
            Assert.Equal(seen, await browser.DownloadAsync(address) is not null);
        }

        Assert.Null(await browser.DownloadAsync(MeasurementLinks.RecapBook(run, frozen: true)));
        Assert.Equal(account == "bagian.organisasi", await browser.DownloadAsync($"{MeasurementLinks.RegionBook}?tahun=2026&triwulan=2") is not null);
        Assert.Equal(account == "bagian.organisasi", await browser.DownloadAsync($"{MeasurementLinks.RegionPaper}?tahun=2026&triwulan=2") is not null);
        Assert.Equal(account == "bagian.organisasi", await browser.DownloadAsync($"{MeasurementLinks.ProgressPaper}?tahun=2026") is not null);
        Assert.Null(await browser.DownloadAsync($"{MeasurementLinks.ProgressBook}?tahun=dua"));
        Assert.Null(await browser.DownloadAsync($"{MeasurementLinks.ProgressPaper}?tahun=dua"));
    }

    [Fact]
    public async Task Given_a_value_on_a_paper_when_it_is_followed_both_ways_then_card_sheet_recapitulation_and_paper_are_found()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await ApprovedAsync(world);
        await using var session = world.Session();
        var revision = await session.Db.Set<Revision>().AsNoTracking().SingleAsync(one => one.Template == "pengukuran");
        var value = (await session.Db.Set<RevisionValue>().AsNoTracking().Where(one => one.RevisionId == revision.Id).OrderBy(one => one.Ordinal).ToListAsync())[0];
        using var head = await world.Site.SignedInAsync("kadis.bmcktr");

        var origin = await head.GetAsync(MeasurementLinks.Figure(new(value.ValueId)));

        var links = origin.Html.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ToList();
        Assert.Contains($"/dokumen/{revision.Id.Value:D}", links);
        Assert.Contains(MeasurementLinks.Recap(run), links);
        Assert.Contains(links, link => link!.StartsWith("/perencanaan/indikator/", StringComparison.Ordinal));
        Assert.Contains($"/pelaksanaan/{run}", links);
        Assert.Contains("Langkah 4: Sekretaris dan Bidang mengisi", origin.Text, StringComparison.Ordinal);
        var task = links.Single(link => link!.StartsWith($"/pelaksanaan/{run}?tugas=", StringComparison.Ordinal));
        Assert.Contains("Langkah 4", (await head.GetAsync(task!)).Text, StringComparison.Ordinal);
        Assert.Contains("masih sama", origin.Text, StringComparison.Ordinal);
        Assert.Empty((await session.Get<Documents.Library.FrozenFigures>().CompareAsync(revision, default)).Changed);

        var back = (await head.GetAsync($"/dokumen/{revision.Id.Value:D}")).Html.QuerySelectorAll("main table a").Single(link => link.GetAttribute("href") == MeasurementLinks.Figure(new(value.ValueId)));
        Assert.Equal(value.Label, back.TextContent);
    }

    private static async Task<string> PaperTextAsync(TestBrowser browser, string address) => await PdfText.OfAsync((await browser.DownloadAsync(address))!);

    /// <summary>Some line of the paper has all of these, one after the other; what is empty, or a dash on the paper alone, is not asked for.</summary>
    private static void OnOneLine(IReadOnlyList<string> paper, params string[] words)
    {
        var asked = new Regex(string.Join(".*", words.Where(word => word.Length > 0).Select(word => $"(?<![\\w.,]){Regex.Escape(word)}(?!\\d|[,.]\\d)")));
        Assert.True(paper.Any(asked.IsMatch), $"No line with: {string.Join(" | ", words)}\n{string.Join('\n', paper)}");
    }

    private static string Printed(BookCell cell) => cell.Number is { } number ? MeasuredWords.Percent(number, 2) : "";

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyList<BookCell>>>> BookAsync(TestBrowser browser, string address)
    {
        using var stream = new MemoryStream(await browser.DownloadAsync(address) ?? throw new InvalidOperationException($"There is nothing at {address}."));
        return Sample.Of(WorkbookReader.Read(stream, _ => true, 5_000)).ToDictionary(sheet => sheet.Name, sheet => sheet.Lines);
    }

    /// <summary>The rows of the paper's tables, as the HTML it was printed from says them.</summary>
    private static async Task<IReadOnlyList<string>> PaperAsync(FiguresWorld world, RunId run) =>
        [.. (await TablesAsync(world, run, "achievements")).Select(row => row.TextContent)];

    private static async Task<RunId> ApprovedAsync(FiguresWorld world)
    {
        var run = await world.StartAsync(quarter: 3);
        await world.WalkAsync(run, state => state.Status is RunStatus.Finished);
        await world.PrintedAsync();
        return run;
    }

    /// <summary>Rows of the tables of a kind in the frozen document.</summary>
    private static async Task<IEnumerable<IElement>> TablesAsync(FiguresWorld world, RunId run, string kind)
    {
        await using var session = world.Session();
        var revision = await session.Db.Set<Revision>().AsNoTracking().SingleAsync(one => one.Template == "pengukuran");
        using var content = new StreamReader(session.Get<FileStore>().OpenRead(revision.HtmlHash!.Value)!);
        return new HtmlParser().ParseDocument(await content.ReadToEndAsync()).QuerySelectorAll($"table.{kind} tbody tr");
    }

    private static string Text(AngleSharp.Dom.IElement row, string selector) => (row.QuerySelector(selector)?.ChildNodes.FirstOrDefault(node => node.TextContent.Trim().Length > 0)?.TextContent ?? "").Trim();
}
