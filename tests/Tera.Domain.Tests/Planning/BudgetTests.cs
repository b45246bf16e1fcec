using NodaTime;
using Tera.Organisation;
using Tera.Planning.Budgets;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Planning;

public sealed class BudgetTests
{
    private static readonly LocalDate August = new(2026, 8, 1);

    [Theory]
    [InlineData(" 1.03.10 ", true)]
    [InlineData("1.03.10.2.01.0005", true)]
    [InlineData("1", false)]
    [InlineData("1.03.", false)]
    [InlineData("1,03", false)]
    [InlineData("1.03.10.2.01.00051", false)]
    public void A_code_is_groups_of_digits_parted_by_dots(string typed, bool taken) => Assert.Equal(taken, BudgetCode.Of(typed).Rejection is null);

    [Fact]
    public void Activity_and_sub_activity_lie_within_what_they_belong_to()
    {
        Assert.Equal("planning.budget.elsewhere", Enter(Terms() with { Activity = Heading("1.04.10.2.01", "Jalan") }).Rejection?.Code);
        Assert.Equal("planning.budget.elsewhere", Enter(Terms() with { SubActivity = Heading("1.03.10.2.02.0001", "Jalan") }).Rejection?.Code);
        // 1.03.1 is no whole of 1.03.10.
        Assert.Equal("planning.budget.elsewhere", Enter(Terms() with { Programme = Heading("1.03.1", "Jalan") }).Rejection?.Code);
        Assert.Equal("1.03.10.2.01.0005", Enter(Terms()).OrThrow().Code);
        Assert.Equal("1.03.10.2.01", Enter(Terms() with { SubActivity = null }).OrThrow().Code);
    }

    [Fact]
    public void A_code_stands_once_and_bears_one_name_and_several_lines_pay_for_an_indicator()
    {
        var indicator = IndicatorId.New();
        var there = Enter(Terms() with { Indicator = indicator }).OrThrow();
        var beside = Terms() with { SubActivity = Heading("1.03.10.2.01.0006", "Rehabilitasi") };

        Assert.Equal("planning.budget.code-taken", Enter(Terms(), there).Rejection?.Code);
        Assert.Equal("planning.budget.named-otherwise", Enter(beside with { Programme = Heading("1.03.10", "Program Lain") }, there).Rejection?.Code);
        Assert.Equal("planning.budget.named-otherwise", Enter(beside with { Activity = Heading("1.03.10.2.01", "Kegiatan Lain") }, there).Rejection?.Code);
        Assert.Equal(indicator, Enter(beside with { Indicator = indicator }, there).OrThrow().IndicatorId);
        Assert.Null(Enter(beside, there).Rejection);
    }

    [Fact]
    public void A_revised_ceiling_holds_from_its_day_on_and_not_before()
    {
        var item = Enter(Terms(Ceiling(100, (150, August)))).OrThrow();

        Assert.Equal(100, item.AsOf(new(2026, 7, 31)).Ceiling);
        Assert.Equal(150, item.AsOf(August).Ceiling);
        Assert.Equal(150, item.Ceiling);
        Assert.Equal(BudgetRejections.RevisionHalf, BudgetRevision.Of(150, from: null, "DPPA").Rejection);
        Assert.Equal(BudgetRejections.RevisionHalf, BudgetRevision.Of(ceiling: null, August, "DPPA").Rejection);
        Assert.Equal(BudgetRejections.RevisionHalf, BudgetRevision.Of(150, August, " ").Rejection);
        Assert.Equal(BudgetRejections.RevisionElsewhere(2026), Enter(Terms(Ceiling(100, (150, new(2027, 1, 1))))).Rejection);
        Assert.Equal("planning.budget.not-money", BudgetCeiling.Of(-1).Rejection?.Code);
        Assert.Equal("planning.budget.not-money", BudgetCeiling.Of(0.001m).Rejection?.Code);
        Assert.Equal("planning.budget.not-money", BudgetRevision.Of(-1, August, "DPPA").Rejection?.Code);
    }

    [Fact]
    public void A_budget_changes_as_often_as_it_is_changed_each_time_from_another_day()
    {
        var item = Enter(Terms(Ceiling(100, (90, new(2026, 10, 15)), (150, August)))).OrThrow();

        Assert.Equal([100, 150, 90], new LocalDate[] { new(2026, 7, 31), new(2026, 9, 30), new(2026, 12, 31) }.Select(day => item.AsOf(day).Ceiling));
        Assert.Equal(90, item.Ceiling);
        Assert.Equal(BudgetRejections.RevisionTwice(August), BudgetCeiling.Of(100, Revision(150, August), Revision(160, August)).Rejection);
    }

    [Fact]
    public void After_a_quarter_was_closed_the_budget_changes_again_and_the_quarter_keeps_what_it_was_reckoned_with()
    {
        var (closed, october) = (new LocalDate(2026, 9, 30), new LocalDate(2026, 10, 15));
        var item = Enter(Terms(Ceiling(100, (150, August)))).OrThrow();
        Result<BudgetItem> Changed(BudgetCeiling ceiling) => item.Change(Terms(ceiling), new([item], closed));

        Assert.Equal("planning.budget.quarter-closed", Changed(Ceiling(100, (120, october))).Rejection?.Code);
        Assert.Equal("planning.budget.quarter-closed", Changed(Ceiling(100, (150, new(2026, 6, 1)), (120, october))).Rejection?.Code);
        Assert.Equal("planning.budget.quarter-closed", Changed(Ceiling(100, (150, August), (120, closed))).Rejection?.Code);
        Changed(Ceiling(100, (150, August), (120, october))).OrThrow();

        Assert.Equal((100, 150, 120), (item.AsOf(new(2026, 6, 30)).Ceiling, item.AsOf(closed).Ceiling, item.Ceiling));
    }

    [Fact]
    public void What_a_closed_quarter_was_reckoned_with_stays()
    {
        var closed = new LocalDate(2026, 6, 30);
        var item = Enter(Terms()).OrThrow();
        Result<BudgetItem> Changed(BudgetTerms terms) => item.Change(terms, new([item], closed));

        Assert.Equal("planning.budget.quarter-closed", Changed(Terms(BudgetCeiling.Of(120).OrThrow())).Rejection?.Code);
        Assert.Equal("planning.budget.quarter-closed", Changed(Terms(Ceiling(100, (150, closed)))).Rejection?.Code);
        Assert.Equal("planning.budget.quarter-closed", Changed(Terms() with { Indicator = IndicatorId.New() }).Rejection?.Code);
        Assert.Equal("planning.budget.quarter-closed", BudgetItem.Enter(BudgetItemId.New(), default, new(2026), Terms(), new([], closed)).Rejection?.Code);
        Assert.Equal(150, Changed(Terms(Ceiling(100, (150, August)))).OrThrow().Ceiling);
        Assert.Null(BudgetItem.Enter(BudgetItemId.New(), default, new(2026), Terms(Ceiling(0, (150, August))), new([], closed)).Rejection);
        // A second line of an indicator is held to the same.
        var beside = Terms(Ceiling(0, (150, August))) with { SubActivity = Heading("1.03.10.2.01.0006", "Rehabilitasi"), Indicator = IndicatorId.New() };
        Assert.Null(BudgetItem.Enter(BudgetItemId.New(), default, new(2026), beside, new([item], closed)).Rejection);
        Assert.Equal("planning.budget.quarter-closed", BudgetItem.Enter(BudgetItemId.New(), default, new(2026), beside with { Ceiling = Ceiling(1, (150, August)) }, new([item], closed)).Rejection?.Code);
        Assert.Null(BudgetItem.Enter(BudgetItemId.New(), default, new(2027), Terms(), new([], closed)).Rejection);
    }

    private static Result<BudgetItem> Enter(BudgetTerms terms, params BudgetItem[] others) =>
        BudgetItem.Enter(BudgetItemId.New(), default, new(2026), terms, new(others, LastClosed: null));

    private static BudgetCeiling Ceiling(decimal original, params (decimal Ceiling, LocalDate From)[] revisions) =>
        BudgetCeiling.Of(original, [.. revisions.Select(one => Revision(one.Ceiling, one.From))]).OrThrow();

    private static BudgetRevision Revision(decimal ceiling, LocalDate from) => BudgetRevision.Of(ceiling, from, "DPPA 1/2026").OrThrow();

    private static BudgetTerms Terms(BudgetCeiling? ceiling = null) => new(
        UnitId.New(), Heading("1.03.10", "Penyelenggaraan Jalan"), Heading("1.03.10.2.01", "Jalan Kabupaten"), Heading("1.03.10.2.01.0005", "Pemeliharaan"),
        ceiling ?? BudgetCeiling.Of(100).OrThrow(), Indicator: null);

    private static BudgetHeading Heading(string code, string name) => new(BudgetCode.Of(code).OrThrow(), Text.Line(name));
}
