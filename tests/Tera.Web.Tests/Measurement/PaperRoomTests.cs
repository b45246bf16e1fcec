using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Planning;
using Tera.Planning.Agreements;
using Tera.Platform.Files;
using Tera.Procedures.Engine;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>Whatever an indicator is measured in has room in the tables of the papers: read from the printed pages, word by word.</summary>
public sealed class PaperRoomTests : IAsyncLifetime
{
    private const string Words = "Tersusunnya rencana induk sistem penyediaan air minum yang disepakati seluruh pemangku kepentingan";
    private const string Trillion = "1.250.000.000.000";

    private FiguresWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await FiguresWorld.CreateAsync();
        await AsAsync("IK-05", "kind = 'Text', formula = 'judged', measurement_unit = ''", $"number = null, words = '{Words}'");
        await AsAsync("IK-06", "kind = 'Money', accumulation = 'Latest', measurement_unit = 'Rp'", "number = 1250000000000");
        await AsAsync("IK-07", "kind = 'Date', formula = 'on-time', measurement_unit = ''", "number = null, words = '2026-12-20'");
        await AsAsync("IK-04", "kind = 'Duration', measurement_unit = 'menit'", "number = 397");
        await AsAsync("IK-08", "kind = 'Ratio', measurement_unit = 'guru dan siswa'", "number = 25");
        await _world.Site.Database.BehindTheRulesAsync("planning.agreement", "update planning.agreement set printed = null");
    }

    [Fact]
    public async Task Given_an_agreement_about_words_sums_and_days_when_it_is_printed_then_no_word_stands_upon_another_and_place_and_day_stand_with_the_names()
    {
        await using var session = _world.Session();
        var signed = await session.Db.Set<Agreement>().AsNoTracking().SingleAsync(one => one.AgencyId == FiguresWorld.Agency && one.FiscalYear == 2026);
        using var keeper = await _world.Site.SignedInAsync("subbag.perencanaan.bmcktr");

        var pdf = (await keeper.DownloadAsync(PlanningLinks.AgreementPaper(signed.Id)))!;

        var pages = await PdfText.WordsAsync(pdf);
        Assert.Empty(PdfText.Overprinted(pages));
        AssertTold(await PdfText.OfAsync(pdf));
        string[] together = ["Januari", "Kedua,", "Pertama,", "Anugerah", "Zulkarnain"];
        Assert.Equal((2, 2), (pages.Count(page => page.Any(word => word.Text == "Kedua,")), pages.Count(page => together.All(told => page.Any(word => word.Text == told)))));
        var agreed = (await keeper.GetAsync(PlanningLinks.Agreement(signed.Id))).Text;
        AssertTold(agreed);
        Assert.DoesNotContain("2026-12-20", agreed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_results_in_words_sums_and_days_when_the_measurement_is_printed_then_no_word_stands_upon_another()
    {
        var run = await _world.CollectingAsync();
        var sheet = await _world.SheetAsync(run, "ciptakarya");
        using var unit = await _world.Site.SignedInAsync("bidang.ciptakarya.bmcktr");
        var page = await unit.GetAsync(MeasurementLinks.Sheet(sheet.Id));
        string Cell(int at) => page.Html.QuerySelectorAll("[name^='nilai.']")[at].GetAttribute("name")!;
        var saved = await unit.SendAsync(page, "lembar", (Cell(0), Words), (Cell(1), Trillion), (Cell(2), "2026-12-20"));
        Assert.Equal(System.Net.HttpStatusCode.OK, saved.Status);
        Assert.Contains("20 Desember 2026 belum tiba", saved.Text, StringComparison.Ordinal);
        using var head = await _world.Site.SignedInAsync("kadis.bmcktr");

        var print = (await head.DownloadAsync(MeasurementLinks.RecapPaper(run)))!;
        await _world.WalkAsync(run, state => state.Status is RunStatus.Finished);
        await _world.PrintedAsync();
        var document = await DocumentAsync(run);

        foreach (var pdf in new[] { print, document })
        {
            Assert.Empty(PdfText.Overprinted(await PdfText.WordsAsync(pdf)));
            AssertTold(await PdfText.OfAsync(pdf));
        }
    }

    private static void AssertTold(string text)
    {
        Assert.Contains("Tersusunnya", text, StringComparison.Ordinal);
        Assert.All(["6 jam 37 menit", "1 : 25", "20 Desember 2026"], told => Assert.Contains(told, text, StringComparison.Ordinal));
    }

    private async Task AsAsync(string code, string card, string figure)
    {
        var one = $"(select i.id from planning.indicator i join organisation.agency a on a.id = i.agency_id where a.code = 'bmcktr' and i.code = '{code}')";
        await _world.Site.Database.BehindTheRulesAsync("planning.indicator_card", $"update planning.indicator_card set {card} where indicator = {one}");
        await _world.Site.Database.BehindTheRulesAsync("planning.target_figure", $"update planning.target_figure set {figure} where target_id in (select id from planning.target where indicator_id = {one})");
    }

    private async Task<byte[]> DocumentAsync(RunId run)
    {
        await using var session = _world.Session();
        var artifacts = await session.Db.Set<Artifact>().Where(one => one.RunId == run).Select(one => one.Id).ToListAsync();
        var revision = await session.Db.Set<Revision>().Where(one => artifacts.Contains(one.ArtifactId) && one.Template == "pengukuran").OrderByDescending(one => one.Number).FirstAsync();
        await using var content = session.Get<FileStore>().OpenRead(revision.PdfHash!.Value)!;
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy);
        return copy.ToArray();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
