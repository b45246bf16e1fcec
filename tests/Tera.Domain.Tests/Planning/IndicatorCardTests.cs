using NodaTime;
using Tera.Planning.Indicators;

namespace Tera.Planning;

public sealed class IndicatorCardTests
{
    [Fact]
    public void Given_an_empty_form_when_checked_then_every_fault_is_listed_and_the_first_refuses()
    {
        var draft = new IndicatorCardDraft { Indicator = IndicatorId.New(), Decimals = 7, PercentWhenMissed = 101 };

        var faults = draft.Check().Select(fault => fault.Code);

        Assert.Equal(
            [
                "planning.indicator-card.name-missing", "planning.indicator-card.definition-missing",
                "planning.indicator-card.kind-missing", "planning.indicator-card.formula-missing",
                "planning.indicator-card.accumulation-missing", "planning.indicator-card.valid-from-missing",
                "planning.indicator-card.percent-when-missed-out-of-range", "planning.indicator-card.decimals-out-of-range",
            ],
            faults);
        Assert.Equal("planning.indicator-card.name-missing", draft.Create(IndicatorCardId.New()).Rejection?.Code);
    }

    [Fact]
    public void A_number_needs_its_unit() =>
        Assert.Equal(["planning.indicator-card.unit-missing"], Codes(A.Draft() with { MeasurementUnit = " " }));

    [Fact]
    public void A_rating_needs_its_scale() =>
        Assert.Equal(
            ["planning.indicator-card.predicate-scale-missing"],
            Codes(A.Draft(FormulaVariant.PredicateByRank) with { Predicates = null }));

    [Fact]
    public void A_number_has_no_scale_of_ratings() =>
        Assert.Equal(["planning.indicator-card.predicate-scale-not-wanted"], Codes(A.Draft() with { Predicates = A.Opinions }));

    [Fact]
    public void A_formula_over_scores_needs_a_score_on_every_level()
    {
        var unscored = PredicateScale.Of(new PredicateLevel("WDP"), new PredicateLevel("WTP")).OrThrow();

        Assert.Equal(
            ["planning.indicator-card.predicate-scores-missing"],
            Codes(A.Draft(FormulaVariant.PredicateByScore) with { Predicates = unscored }));
    }

    [Fact]
    public void A_scale_of_categories_is_named_no_earlier_than_it_is_used()
    {
        var scale = new CardScale("sampang-2019", "Sampang 2019", new LocalDate(2019, 1, 1));

        Assert.Equal(["planning.indicator-card.category-scale-not-yet-valid"], Codes(A.Draft() with { CategoryScale = scale, ValidFrom = new LocalDate(2018, 12, 31) }));
        Assert.Equal("sampang-2019", (A.Draft() with { CategoryScale = scale, ValidFrom = scale.ValidFrom }).Made().CategoryScale);
        Assert.Null(A.Card().CategoryScale);
    }

    [Fact]
    public void Dates_cannot_be_summed() =>
        Assert.Equal(
            ["planning.indicator-card.accumulation-does-not-fit"],
            Codes(A.Draft(FormulaVariant.OnTime) with { Accumulation = AccumulationMode.Sum }));

    [Fact]
    public void A_negative_cumulation_is_for_lower_is_better_only()
    {
        Assert.Equal(
            ["planning.indicator-card.negative-cumulative-needs-lower"],
            Codes(A.Draft() with { Accumulation = AccumulationMode.NegativeCumulative }));
        Assert.Empty(Codes(A.Draft(FormulaVariant.LowerMirrored) with { Accumulation = AccumulationMode.NegativeCumulative }));
    }

    [Fact]
    public void A_formula_that_cannot_take_the_kind_is_refused() =>
        Assert.Equal(
            ["planning.indicator-card.formula-does-not-fit"],
            Codes(A.Draft() with { Kind = ValueKind.Date }));

    [Fact]
    public void Every_kind_of_value_has_a_formula_and_every_formula_a_kind()
    {
        Assert.All(Enum.GetValues<ValueKind>(), kind => Assert.Contains(FormulaVariant.All, formula => formula.Fits(kind)));
        Assert.All(FormulaVariant.All, formula => Assert.Contains(Enum.GetValues<ValueKind>(), formula.Fits));
    }

    [Fact]
    public void Every_formula_is_found_again_under_its_code_and_no_other()
    {
        Assert.All(FormulaVariant.All, formula => Assert.Same(formula, FormulaVariant.WithCode(formula.Code)));
        Assert.Null(FormulaVariant.WithCode("lower-d"));
    }

    [Fact]
    public void Money_held_to_a_point_is_a_lawful_card()
    {
        var draft = A.Draft(FormulaVariant.PointDeviation) with { Kind = ValueKind.Money, MeasurementUnit = "Rp" };

        Assert.Equal(Polarity.Point, draft.Made().Polarity);
    }

    [Fact]
    public void The_card_of_a_day_is_the_latest_one_that_has_begun()
    {
        var old = (A.Draft() with { ValidFrom = new LocalDate(2025, 1, 1) }).Made();
        var current = (A.Draft() with { ValidFrom = new LocalDate(2026, 7, 1) }).Made();

        Assert.Null(IndicatorCard.InForce([current, old], new LocalDate(2024, 12, 31)));
        Assert.Same(old, IndicatorCard.InForce([current, old], new LocalDate(2026, 6, 30)));
        Assert.Same(current, IndicatorCard.InForce([current, old], new LocalDate(2026, 7, 1)));
    }

    [Fact]
    public void A_card_keeps_what_was_filled_in_without_stray_blanks()
    {
        var draft = A.Draft() with { Name = " Indeks Kepuasan Masyarakat ", Cap = AchievementCap.At120, Decimals = 3 };
        var id = IndicatorCardId.New();

        var card = draft.Create(id).OrThrow();

        Assert.Equal((id, draft.Indicator, "Indeks Kepuasan Masyarakat"), (card.Id, card.Indicator, card.Name));
        Assert.Equal((AchievementCap.At120, 3, AccumulationMode.Latest), (card.Cap, card.Decimals, card.Accumulation));
    }

    private static IEnumerable<string> Codes(IndicatorCardDraft draft) => draft.Check().Select(fault => fault.Code);
}
