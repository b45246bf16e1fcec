using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using NodaTime;
using Tera.EndToEnd.Browsing;
using Tera.Measurement;
using Tera.Organisation.Demonstration;
using Tera.Planning;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Targets;
using Tera.Platform.Spreadsheets;
using Tera.TestKit;

namespace Tera.EndToEnd.Sheets;

/// <summary>A whole quarter of 42 indicators by keyboard alone, by one paste and by a workbook: three units, the same figures, the same results.</summary>
public sealed class ThreeWaysTests(Chromium chromium)
{
    private const int Indicators = 42;
    private const string Agency = "bmcktr";
    private static readonly string[] Units = ["ciptakarya", "tataruang", "binamarga"];

    /// <summary>As somebody types them; whole numbers, decimals and thousands.</summary>
    private static readonly IReadOnlyList<string> Typed = [.. Enumerable.Range(1, Indicators).Select(at => (at % 3) switch
    {
        0 => (at * 25).ToString(CultureInfo.InvariantCulture),
        1 => (at + 0.5m).ToString(CultureInfo.InvariantCulture).Replace('.', ','),
        _ => $"{at}.000",
    })];

    [Fact]
    public async Task Given_42_indicators_when_they_are_typed_pasted_and_uploaded_then_the_stored_values_and_the_achievements_are_equal()
    {
        await using var site = await TestSite.AtWorkAsync();
        await PlanAsync(site);
        var sheets = new Dictionary<string, string>();
        sheets[Units[0]] = MeasurementLinks.Sheet(await OpenSheet.OfAsync(site, Units[0]));
        foreach (var unit in Units[1..])
        {
            sheets[unit] = MeasurementLinks.Sheet(await OpenSheet.BesideAsync(site, unit));
        }

        await ByKeysAsync(site, sheets[Units[0]]);
        await ByPasteAsync(site, sheets[Units[1]]);
        await ByBookAsync(site, sheets[Units[2]]);

        var results = new List<IReadOnlyList<(string?, string)>>();
        foreach (var unit in Units)
        {
            results.Add(await ResultsAsync(site, unit, sheets[unit]));
        }

        Assert.Equal(Indicators, results[0].Count);
        Assert.All(results[0], row => Assert.True(row.Item1 is not null && row.Item2.Contains('%', StringComparison.Ordinal), row.ToString()));
        Assert.Equal(results[0], results[1]);
        Assert.Equal(results[0], results[2]);
    }

    /// <summary>From the head of the page with Tab to the first figure, then figure and Enter, and Ctrl+S at the end.</summary>
    private async Task ByKeysAsync(TestSite site, string address)
    {
        await using var person = await Visitor.SignInAsync(chromium, site, Account(Units[0]));
        await person.GoAsync(address);
        for (var steps = 0; steps < 200 && !await person.Page.EvaluateAsync<bool>("document.activeElement?.name?.startsWith('nilai.') ?? false"); steps++)
        {
            await person.Page.Keyboard.PressAsync("Tab");
        }

        foreach (var figure in Typed)
        {
            await person.Page.Keyboard.TypeAsync(figure);
            await person.Page.Keyboard.PressAsync("Enter");
        }

        await person.Page.Keyboard.PressAsync("Control+s");
        await SavedAsync(person.Page);
    }

    private async Task ByPasteAsync(TestSite site, string address)
    {
        await using var person = await Visitor.SignInAsync(chromium, site, Account(Units[1]));
        await person.GoAsync(address);
        await person.Page.Locator("[name^='nilai.']").First.EvaluateAsync(
            """
            (cell, block) => {
                const data = new DataTransfer();
                data.setData('text/plain', block);
                cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """,
            string.Join('\n', Typed));
        await SavedAsync(person.Page);
    }

    /// <summary>Down, filled and up again; figures as text, the way the other two are typed.</summary>
    private async Task ByBookAsync(TestSite site, string address)
    {
        await using var person = await Visitor.SignInAsync(chromium, site, Account(Units[2]));
        await person.GoAsync(address);
        await person.Page.GetByText("Isi lewat Excel").ClickAsync();
        var download = await person.Page.RunAndWaitForDownloadAsync(() => person.Page.GetByText("Unduh lembar (XLSX)").ClickAsync());
        await person.Page.Locator("input[name='Lembar']").SetInputFilesAsync(
            new FilePayload { Name = "lembar.xlsx", MimeType = "application/octet-stream", Buffer = Filled(await File.ReadAllBytesAsync(await download.PathAsync())) });
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Unggah isian" }).ClickAsync();
        await Assertions.Expect(person.Page.Locator(".t-receipt .t-code").First).ToBeVisibleAsync(new() { Timeout = 30_000 });
    }

    private static byte[] Filled(byte[] book)
    {
        using var stream = new MemoryStream(book);
        var lines = Sample.Of(WorkbookReader.Read(stream, name => name == "Lembar", 100)).Single().Lines;
        var heads = lines[0].Select(cell => cell.Text ?? "").ToList();
        var (key, actual) = (0, heads.IndexOf("Realisasi"));
        return WorkbookWriter.Write(new BookTable(
            "Lembar", [new(heads[key], 20), new(heads[actual], 20), new("Alasan tidak tersedia", 20)],
            [.. lines.Skip(1).Select((line, at) => (IReadOnlyList<object?>)[line[key].Text, Typed[at], null])]));
    }

    private static async Task SavedAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("#lembar-kabar")).ToContainTextAsync("tanda terima TT-", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator(".t-cell-refused, [data-conflict]")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".t-complete")).ToBeVisibleAsync();
    }

    /// <summary>Figure and achievement of every row, as a reader without scripts sees them once everything has arrived.</summary>
    private static async Task<IReadOnlyList<(string?, string)>> ResultsAsync(TestSite site, string unit, string address)
    {
        using var browser = await site.SignedInAsync(Account(unit));
        IReadOnlyList<(string?, string)> rows = [];
        for (var looks = 0; looks < 60 && (rows.Count == 0 || rows.Any(row => row.Item1 is null)); looks++)
        {
            var page = await browser.GetAsync(address);
            rows = [.. page.Html.QuerySelectorAll("[name^='nilai.']").Zip(
                page.Html.QuerySelectorAll("[data-achievement] b"), (field, achievement) => (page.ValueOf(field.GetAttribute("name")!), achievement.TextContent))];
            await Task.Delay(250);
        }

        return rows;
    }

    private static string Account(string unit) => $"bidang.{unit}.{Agency}";

    /// <summary>42 indicators for each of the three units instead of those they had: sums, last values and means, more and less being better.</summary>
    private static async Task PlanAsync(TestSite site)
    {
        await using var session = site.Session();
        var agency = OrganisationSeed.Agency(Agency);
        var agreement = await session.Db.Set<Agreement>().Where(one => one.AgencyId == agency && one.FiscalYear == 2026).OrderByDescending(one => one.Revision).FirstAsync();
        var objective = await session.Db.Set<Objective>().Where(one => one.AgencyId == agency).OrderBy(one => one.Ordinal).FirstAsync();
        var units = Units.Select(unit => OrganisationSeed.Unit(Agency, unit)).ToList();
        // What is signed cannot be taken back: past the rules, so that the sheets hold these 42 rows and no other.
        var theirs = $"agreement_id = '{agreement.Id.Value}' and unit_id in ({string.Join(", ", units.Select(unit => $"'{unit.Value}'"))})";
        await site.Database.BehindTheRulesAsync("planning.target_figure", $"delete from planning.target_figure where target_id in (select id from planning.target where {theirs})");
        await site.Database.BehindTheRulesAsync("planning.target", $"delete from planning.target where {theirs}");
        foreach (var unit in units)
        {
            for (var at = 0; at < Indicators; at++)
            {
                var terms = new IndicatorTerms(objective.Id, Sample.Of(Organisation.PrintedLine.Of($"U-{units.IndexOf(unit)}-{at:00}")), IndicatorKind.Key, unit, 100 + at, new(2026, 1, 1));
                var indicator = session.Db.Add(Sample.Of(Indicator.Name(IndicatorId.New(), agency, terms, [], IndicatorUse.Of(objective)))).Entity;
                var card = session.Db.Add(Sample.Of(Card(indicator.Id, at).Create(IndicatorCardId.New()))).Entity;
                var target = new QuarterTargetsDraft(new TargetValue.Amount(400)) { Fourth = new TargetValue.Amount(400) };
                session.Db.Add(Sample.Of(AgreedTarget.Promise(TargetId.New(), agreement.Id, card, target, new TargetPlace(unit, 100 + at, EvidenceRequired: false))));
            }
        }

        await session.Db.SaveChangesAsync();
    }

    private static IndicatorCardDraft Card(IndicatorId indicator, int at) => new()
    {
        Indicator = indicator,
        ValidFrom = new LocalDate(2026, 1, 1),
        Name = $"Indikator uji {at + 1:00}",
        OperationalDefinition = "Dihitung untuk pengujian.",
        MeasurementUnit = "unit",
        Kind = ValueKind.Number,
        Formula = at % 2 == 0 ? FormulaVariant.HigherRatio : FormulaVariant.LowerMirrored,
        Accumulation = at % 4 == 0 ? AccumulationMode.Sum : AccumulationMode.Latest,
    };
}
