using Microsoft.EntityFrameworkCore;
using Tera.Measurement;
using Tera.Organisation.Demonstration;
using Tera.Planning.Agreements;
using Tera.Planning.Contracts;
using Tera.Planning.Indicators;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Planning;

/// <summary>Objectives and indicators have a first day, and what depends on them keeps to it.</summary>
public sealed class FirstDayTests
{
    private static readonly (string, string)[] Card =
    [
        ("nama", "Ruas jalan yang diaudit"), ("definisi", "Ruas yang selesai diaudit keselamatannya."), ("jenis", "Number"), ("satuan", "ruas"), ("sejak", "2026-01-01"),
        ("rumus", "higher-ratio"), ("triwulan", "Latest"),
    ];

    [Fact]
    public async Task Given_an_objective_and_an_indicator_with_their_days_when_read_then_the_days_are_shown_and_the_indicator_never_begins_before()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var plan = await keeper.GetAsync(PlanningLinks.StrategicPlan((await ObjectiveAsync(world)).PlanId!.Value));
        Assert.Equal("2026-01-01", plan.ValueOf("Objective.From"));

        var objective = await keeper.SendAsync(plan, "sasaran-baru", ("Objective.Name", "Meningkatnya keselamatan jalan"), ("Objective.From", "2026-11-01"));
        Assert.Equal("2026-11-01", objective.ValueOf("Indicator.From"));
        var early = await AddAsync(keeper, objective, "2026-10-31");
        var card = await AddAsync(keeper, early, "2026-11-01");

        Assert.Contains("Sasarannya baru berlaku sejak 1 November 2026.", early.Text);
        Assert.Contains("IK-20, bukan IKU, sejak 1 November 2026.", (await keeper.SendAsync(card, "kartu", Card)).Text);
        var strategy = (await keeper.GetAsync(PlanningLinks.StrategyOf(PlanWorld.Agency))).Text;
        Assert.Contains("Sasaran 6: Meningkatnya keselamatan jalan sejak 1 November 2026", strategy);
        var moved = await keeper.SendAsync(objective, "data-sasaran", ("Form.From", "2026-11-02"));
        Assert.Contains("Indikator atau kaitannya sudah ada sejak 1 November 2026.", moved.Text);
    }

    [Fact]
    public async Task An_indicator_that_begins_next_year_is_in_no_agreement_target_or_step_of_this_one()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var objective = await ObjectiveAsync(world);
        await keeper.SendAsync(await AddAsync(keeper, await keeper.GetAsync(PlanningLinks.Objective(objective.Id)), "2027-01-01"), "kartu", Card);
        var indicator = await IndicatorAsync(world, "IK-20");

        var revised = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, 2026)), "mulai-rancangan", ("Form.Reason", "DPPA"));
        var next = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, 2027)), "mulai-rancangan");
        Assert.DoesNotContain("IK-20 ·", revised.Text);
        Assert.Contains("IK-20 ·", next.Text);

        await using var session = world.Session();
        var step = await session.Get<Actions.KeepActionStepHandler>().HandleAsync(
            new(Call(), null, indicator.Id, new(2026), new(1, Quarter.First, Sample.Line("Survei"), Sample.Line("Peta"), indicator.UnitId!.Value), null), default);
        Assert.Equal(Actions.ActionStepRejections.NotMeasured("IK-20", 2026), step.Rejection);
        var target = await session.Get<StrategicTargets.KeepStrategicTargetsHandler>().HandleAsync(
            new(Call(), objective.PlanId!.Value, [new(indicator.Id, 2026, new Targets.TargetValue.Amount(4))], null), default);
        Assert.Equal("planning.strategic-target.not-begun", target.Rejection?.Code);
    }

    [Fact]
    public async Task An_indicator_that_begins_within_the_year_gets_no_target_for_the_quarters_before_and_keeps_its_day_once_it_has_one()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var objective = await ObjectiveAsync(world);
        await keeper.SendAsync(await AddAsync(keeper, await keeper.GetAsync(PlanningLinks.Objective(objective.Id)), "2026-10-01"), "kartu", Card);
        var indicator = await IndicatorAsync(world, "IK-20");
        var draft = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.AgreementsOf(PlanWorld.Agency, 2026)), "mulai-rancangan", ("Form.Reason", "DPPA"));
        (string, string)[] Row(string third) =>
            [(TargetForm.Field(indicator.Id, 0), "4"), (TargetForm.Field(indicator.Id, 3), third), (TargetForm.Field(indicator.Id, 4), "4"), (TargetForm.Field(indicator.Id, "unit"), indicator.UnitId!.Value.ToString())];

        var early = await keeper.SendAsync(draft, "target", Row("2"));
        var kept = await keeper.SendAsync(early, "target", Row(""));
        var late = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.IndicatorTerms(indicator.Id)), "data-indikator", ("Form.From", "2027-01-01"));

        Assert.Contains("Indikator IK-20 baru berlaku sejak 1 Oktober 2026. Kosongkan target TW III, yang berakhir sebelumnya.", early.Text);
        Assert.Contains("Tanda terima", kept.Text);
        Assert.Contains("Perjanjian sudah menetapkan target untuk masa yang berakhir 31 Desember 2026.", late.Text);
    }

    [Fact]
    public async Task A_quarter_measures_what_has_begun_by_its_last_day_and_has_not_ended()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var indicator = await IndicatorAsync(world, "IK-07");
        await world.Site.Database.BehindTheRulesAsync(
            "planning.target_figure", $"delete from planning.target_figure f using planning.target t where t.id = f.target_id and t.indicator_id = '{indicator.Id.Value}' and f.period between 1 and 3");

        var moved = await keeper.SendAsync(await keeper.GetAsync(PlanningLinks.IndicatorTerms(indicator.Id)), "data-indikator", ("Form.From", "2026-06-30"));

        Assert.Contains("IK-07, IKU, sejak 30 Juni 2026.", moved.Text);
        Assert.Equal((false, true, true, true), await MeasuredAsync(world, indicator.Id));
        await world.Site.Database.OwnerAsync($"update planning.indicator set ended_on = '2026-09-30' where id = '{indicator.Id.Value}'");
        Assert.Equal((false, true, false, false), await MeasuredAsync(world, indicator.Id));
    }

    [Fact]
    public async Task Given_closed_quarters_when_an_indicator_should_begin_or_end_in_one_then_it_is_refused()
    {
        await using var world = await FiguresWorld.CreateAsync();
        var run = await world.CollectingAsync();
        await world.Site.Database.OwnerAsync($"update measurement.period set closed_at = now(), closed_by_run = '{run}' where agency_id = '{PlanWorld.Agency}' and fiscal_year = 2026 and quarter = 3");
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        await using var session = world.Session();
        var indicator = await session.Db.Set<Indicator>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.Code == "IK-07");
        await world.Site.Database.BehindTheRulesAsync(
            "planning.target_figure", $"delete from planning.target_figure f using planning.target t where t.id = f.target_id and t.indicator_id = '{indicator.Id.Value}' and f.period between 1 and 3");
        var page = await keeper.GetAsync(PlanningLinks.IndicatorTerms(indicator.Id));

        var begins = await keeper.SendAsync(page, "data-indikator", ("Form.From", "2026-10-01"));
        var ends = await keeper.SendAsync(page, "akhiri-indikator", ("Ending.On", "2026-03-01"), ("Ending.Reason", "Uji"));

        Assert.Contains("Angka triwulan sudah ditutup sampai 30 September 2026", begins.Text);
        Assert.Contains("Angka triwulan sudah ditutup sampai 30 September 2026", ends.Text);
        Assert.Contains("Tanda terima", (await keeper.SendAsync(page, "data-indikator", ("Form.From", "2026-03-31"))).Text);
    }

    private static async Task<(bool, bool, bool, bool)> MeasuredAsync(PlanWorld world, IndicatorId indicator)
    {
        await using var session = world.Session();
        List<bool> measured = [];
        foreach (var quarter in Quarter.All)
        {
            measured.Add((await session.Get<PlanReader>().OfAsync(PlanWorld.Agency, new(new(2026), quarter), default)).Indicators.Any(one => one.Indicator.Id == indicator));
        }

        return (measured[0], measured[1], measured[2], measured[3]);
    }

    private static Task<TestPage> AddAsync(TestBrowser keeper, TestPage objective, string from) => keeper.SendAsync(
        objective, "indikator-baru",
        ("Indicator.Code", "IK-20"), ("Indicator.Kind", "Other"), ("Indicator.Unit", OrganisationSeed.Unit("bmcktr", "binamarga").ToString()), ("Indicator.From", from));

    private static Keeping.PlanCall Call() => new(CommandId.New(), null, PlanWorld.Agency);

    private static async Task<Objective> ObjectiveAsync(PlanWorld world)
    {
        await using var session = world.Session();
        return await session.Db.Set<Objective>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.Ordinal == 1);
    }

    private static async Task<Indicator> IndicatorAsync(PlanWorld world, string code)
    {
        await using var session = world.Session();
        return await session.Db.Set<Indicator>().AsNoTracking().SingleAsync(one => one.AgencyId == PlanWorld.Agency && one.Code == code);
    }
}
