using System.Net;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Demonstration;
using Tera.Planning.Agreements;
using Tera.Planning.Defaults;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Planning;

/// <summary>What new cards begin with is the region's to decide, from a day on; a card may say otherwise, and then it says so.</summary>
public sealed class CardDefaultsTests
{
    private const string Form = "ketentuan-kartu";

    [Fact]
    public async Task Given_defaults_of_the_region_when_a_first_card_is_written_then_it_begins_with_them_and_older_cards_stay_and_say_where_they_differ()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var admin = await world.Site.SignedInAsync("admin");
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var first = await FirstAsync(world);
        Assert.Contains("Menyimpang: batas capaian 120 persen (daerah: tanpa batas capaian)", (await keeper.GetAsync(PlanningLinks.Indicator(first.Id))).Text);

        var settled = await admin.SendAsync(
            await admin.GetAsync(PlanningLinks.CardDefaults), Form, ("Form.From", "2020-01-01"), ("Form.Cap", "110"), ("Form.Decimals", "1"), ("Form.Ground", "Peraturan Bupati 12/2020"));

        Assert.Contains("batas capaian 110 persen", settled.Text);
        Assert.Contains("Menyimpang: batas capaian 120 persen (daerah: batas capaian 110 persen); 2 desimal (daerah: 1)", (await keeper.GetAsync(PlanningLinks.Indicator(first.Id))).Text);
        var card = await keeper.SendAsync(
            await keeper.GetAsync(PlanningLinks.Objective(first.ObjectiveId)), "indikator-baru",
            ("Indicator.Code", "IK-77"), ("Indicator.Kind", nameof(IndicatorKind.Key)), ("Indicator.Unit", OrganisationSeed.Unit("bmcktr", "ciptakarya").ToString()));
        Assert.Equal(("110", "1"), (card.ValueOf(CardForm.Cap), card.ValueOf(CardForm.Decimals)));
        var last = await keeper.GetAsync(PlanningLinks.NewCard(first.Id));
        Assert.Equal("120", last.ValueOf(CardForm.Cap));
    }

    [Fact]
    public async Task Given_faults_or_somebody_who_may_not_when_defaults_are_settled_then_each_is_told_at_its_field_and_nothing_is_kept()
    {
        await using var world = await PlanWorld.EmptyAsync();
        using var admin = await world.Site.SignedInAsync("admin");
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        Assert.False((await keeper.GetAsync(PlanningLinks.CardDefaults)).HasForm(Form));
        var page = await admin.GetAsync(PlanningLinks.CardDefaults);

        var faulty = await admin.SendAsync(page, Form, ("Form.From", "besok"), ("Form.Cap", "99"), ("Form.Decimals", "7"), ("Form.Ground", ""));
        var upward = await admin.SendAsync(page, Form, ("Form.Lower", FormulaVariant.HigherRatio.Code), ("Form.Ground", "SK"));
        await admin.SendAsync(page, Form, ("Form.From", "2026-01-01"), ("Form.Ground", "SK 1"));
        var twice = await admin.SendAsync(await admin.GetAsync(PlanningLinks.CardDefaults), Form, ("Form.From", "2026-01-01"), ("Form.Ground", "SK 2"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "99"), (faulty.Status, faulty.ValueOf("Form.Cap")));
        Assert.Contains("“besok” bukan tanggal", faulty.Text);
        Assert.Contains("bukan untuk indikator yang semakin rendah semakin baik", upward.Text);
        Assert.Contains("Sudah ada ketentuan kartu yang berlaku sejak 1 Januari 2026", twice.Text);
        Assert.Equal(1L, await world.Site.Database.OwnerAsync("select count(*) from planning.card_defaults"));
    }

    [Fact]
    public async Task Given_the_form_of_an_administrator_when_somebody_else_sends_it_then_nothing_is_settled_by_page_or_command()
    {
        await using var world = await PlanWorld.EmptyAsync();
        using var admin = await world.Site.SignedInAsync("admin");
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        var own = (await keeper.GetAsync(PlanningLinks.CardDefaults)).Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var forged = await keeper.SendAsync(
            await admin.GetAsync(PlanningLinks.CardDefaults), Form, ("__RequestVerificationToken", own), ("Form.From", "2026-01-01"), ("Form.Ground", "SK 1"));

        await using var session = world.Session();
        var user = await session.Get<DemonstrationUsers>().OfAsync(OrganisationSeed.Person(PlanWorld.Keeper), default);
        var sent = await session.Get<SettleCardDefaultsHandler>().HandleAsync(
            new(CommandId.New(), user, CardDefaultsTerms.Program, new(2026, 1, 1), Sample.Line("SK 1")), default);
        Assert.NotEqual(HttpStatusCode.OK, forged.Status);
        Assert.Equal("planning.card-defaults.not-yours", sent.Rejection?.Code);
        Assert.Equal(0L, await world.Site.Database.OwnerAsync("select count(*) from planning.card_defaults"));
    }

    /// <summary>One decision answers for both directions: a policy has answers of its own where more and where less is better.</summary>
    [Fact]
    public async Task Given_answers_to_zero_that_the_region_settled_from_a_day_on_then_cards_from_that_day_take_them_in_either_direction_and_earlier_ones_do_not()
    {
        await using var world = await PlanWorld.WithPlansAsync();
        using var admin = await world.Site.SignedInAsync("admin");
        await admin.SendAsync(await admin.GetAsync(PlanningLinks.CardDefaults), Form, ("Form.From", "2026-06-01"), ("Form.Cap", "120"), ("Form.Zero", ZeroPolicy.QuarterlyWorksheet.Code), ("Form.Ground", "Peraturan Bupati 12/2026"));
        await using var session = world.Session();
        var defaults = session.Get<Defaults.CardDefaultsReader>();
        async Task<IReadOnlyList<decimal?>> ZerosAsync(NodaTime.LocalDate day)
        {
            var terms = await defaults.OfAsync(day, default);
            return
            [
                .. from formula in new[] { FormulaVariant.HigherRatio, terms.LowerFormula }
                   let rule = Sample.Of(new IndicatorCardDraft
                   {
                       Indicator = IndicatorId.New(), ValidFrom = day, Name = "Uji", OperationalDefinition = "Uji", MeasurementUnit = "kasus", Kind = ValueKind.Number, Formula = formula,
                       Accumulation = AccumulationMode.Latest, Cap = terms.Cap, FloorAtZero = terms.FloorAtZero, ZeroPolicy = terms.Zero, Decimals = terms.Decimals,
                   }.Create(IndicatorCardId.New()))
                   from actual in new[] { 0m, 3m }
                   select (Measurement.AchievementCalculator.Calculate(rule, new Targets.TargetValue.Amount(0), new Measurement.ActualValue.Amount(actual)) as Measurement.AchievementOutcome.Assessed)?.Achievement.Capped,
            ];
        }

        // Target 0: actual 0 and 3 where more is better, then where less is.
        Assert.Equal([null, null, 100m, 0m], await ZerosAsync(new(2026, 5, 31)));
        Assert.Equal([null, 120m, null, 120m], await ZerosAsync(new(2026, 6, 1)));
        using var keeper = await world.Site.SignedInAsync(PlanWorld.Keeper);
        Assert.Contains(ZeroPolicy.QuarterlyWorksheet.Name, (await keeper.GetAsync(PlanningLinks.CardDefaults)).Text, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<Indicator> FirstAsync(PlanWorld world)
    {
        await using var session = world.Session();
        return await session.Db.Set<Indicator>().AsNoTracking().Where(one => one.AgencyId == PlanWorld.Agency).OrderBy(one => one.Code).FirstAsync();
    }
}
