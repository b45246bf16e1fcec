using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Periods;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation.Demonstration;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Measurement;

/// <summary>The row of a quarter is kept in the transaction that changes a value; a full recount says the same at every moment.</summary>
public sealed class SummaryTests
{
    private static readonly IReadOnlyList<(string Unit, string Account)> Units =
        [("binamarga", "bidang.binamarga.bmcktr"), ("ciptakarya", "bidang.ciptakarya.bmcktr"), ("tataruang", "bidang.tataruang.bmcktr")];

    [Theory]
    [InlineData(1)]
    [InlineData(20261128)]
    public async Task Given_random_changes_when_any_of_them_ends_then_the_summaries_equal_a_full_recount(int seed)
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        var random = new Random(seed);
        for (var change = 0; change < 25; change++)
        {
            var (unit, account) = Units[random.Next(Units.Count)];
            await ChangeAsync(world, run, unit, account, random);
            await using var session = world.Session();
            var stored = await session.Db.Set<PeriodFigures>().AsNoTracking().SingleAsync(row => row.AgencyId == FiguresWorld.Agency && row.FiscalYear == 2026 && row.Quarter == 4);
            var (totals, sheets, handedIn) = await session.Get<PeriodSums>().CountAsync(FiguresWorld.Agency, new(new(2026), Quarter.Fourth), default);
            Assert.True(stored.Agrees(totals, sheets, handedIn), $"After change {change} of seed {seed} the summary says something else than its values.");
        }

        await using var last = world.Session();
        Assert.Empty(await last.Get<RecountMeasurements>().FindAsync(default));
    }

    [Theory]
    [InlineData("achievement_capped = achievement_capped + 0.01")]
    [InlineData("achievement = achievement + 0.01")]
    [InlineData("reported = reported + 1")]
    [InlineData("spent = spent + 1")]
    [InlineData("handed_in = handed_in + 1")]
    [InlineData("evidence = evidence + 1")]
    public async Task Given_a_summary_changed_behind_the_rules_when_all_is_recounted_then_the_quarter_is_named(string change)
    {
        await using var world = await FiguresWorld.CreateAsync();
        await world.Site.Database.BehindTheRulesAsync("measurement.period", $"update measurement.period set {change} where quarter = 2 and agency_id = '{FiguresWorld.Agency}'");
        await using var session = world.Session();

        var finding = Assert.Single(await session.Get<RecountMeasurements>().FindAsync(default));

        Assert.Equal("period", finding.Kind);
        Assert.Contains("Triwulan II 2026", finding.Name, StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(FiguresWorld world, RunId run, string unit, string account, Random random)
    {
        var sheet = await world.SheetAsync(run, unit);
        var person = OrganisationSeed.Person(account);
        var task = new TaskKey(FiguresWorld.Fill, 1, sheet.Round, new(sheet.Slot));
        if (!sheet.IsOpen)
        {
            Sample.Of(await world.DecideAsync(run, OrganisationSeed.Person("tim.sakip.bmcktr"), new RunCommand.ReturnSubmission(task, "Perbaiki")));
            return;
        }

        if (sheet.Round == 1 && random.Next(6) == 0)
        {
            Sample.Of(await world.DecideAsync(run, person, new RunCommand.Complete(task)));
            return;
        }

        await using var session = world.Session();
        var user = await session.Get<DemonstrationUsers>().OfAsync(person, default);
        var rows = (await session.Get<SheetReader>().RowsAsync(sheet, sheet.UnitId!.Value, default)).Where(row => row.Entry.State is not EntryState.NotDue).ToList();
        var typed = TypedRow.Of(rows[random.Next(rows.Count)].Entry);
        typed = random.Next(4) switch
        {
            0 => typed with { Value = IndonesianNumber.FormatPlain(random.Next(0, 1000) / 10m), Missing = "" },
            1 => typed with { Value = "", Missing = "Data belum terbit" },
            2 => typed with { Spent = IndonesianNumber.FormatPlain(random.Next(0, 50_000_000)) },
            _ => typed with { Value = "0", Missing = "" },
        };
        await session.Get<SaveSheetHandler>().HandleAsync(new(CommandId.New(), sheet.Id, user, [typed]), default);
    }
}
