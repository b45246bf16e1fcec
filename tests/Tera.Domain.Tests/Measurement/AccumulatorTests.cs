using Tera.Planning;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement;

public sealed class AccumulatorTests
{
    private static readonly MeasuredValue NotDue = MeasuredValue.NotDue.Instance;
    private static readonly MeasuredValue Unreported = MeasuredValue.NotReported.Instance;

    [Theory]
    [InlineData(AccumulationMode.Sum, 6)]
    [InlineData(AccumulationMode.NegativeCumulative, 6)]
    [InlineData(AccumulationMode.Latest, 3)]
    [InlineData(AccumulationMode.Average, 2)]
    public void Three_quarters_become_one_figure_by_the_mode_of_the_card(AccumulationMode mode, int expected)
    {
        var values = new QuarterValues { First = Figure(1), Second = Figure(2), Third = Figure(3), Fourth = Figure(100) };

        Assert.Equal(new AccumulatedValue(Figure(expected), 3, 3), Accumulator.UpTo(Quarter.Third, values, mode));
    }

    [Theory]
    [InlineData(AccumulationMode.Sum, 4)]
    [InlineData(AccumulationMode.Latest, 0)]
    [InlineData(AccumulationMode.Average, 2)]
    public void A_silent_quarter_is_left_out_and_told_while_a_zero_counts(AccumulationMode mode, int expected)
    {
        var values = new QuarterValues { First = Figure(4), Second = Figure(0), Third = Unreported };

        Assert.Equal(new AccumulatedValue(Figure(expected), 2, 3), Accumulator.UpTo(Quarter.Third, values, mode));
    }

    [Fact]
    public void A_yearly_indicator_is_not_measured_before_the_fourth_quarter_even_if_somebody_typed_something()
    {
        var values = new QuarterValues { First = Figure(4), Fourth = Figure(9) };

        Assert.Equal(new AccumulatedValue(NotDue, 0, 0), Accumulator.UpTo(Quarter.Third, values, AccumulationMode.YearlyOnly));
        Assert.Equal(new AccumulatedValue(Figure(9), 1, 1), Accumulator.UpTo(Quarter.Fourth, values, AccumulationMode.YearlyOnly));
    }

    [Fact]
    public void Without_any_figure_the_state_of_the_last_quarter_stands()
    {
        var missing = MeasuredValue.NotAvailable.Because("Survei ditunda").OrThrow();
        var values = new QuarterValues { First = Unreported, Second = missing };

        Assert.Equal(new AccumulatedValue(missing, 0, 2), Accumulator.UpTo(Quarter.Second, values, AccumulationMode.Sum));
        Assert.Equal(new AccumulatedValue(NotDue, 0, 2), Accumulator.UpTo(Quarter.Third, values, AccumulationMode.Sum));
    }

    [Fact]
    public void Figures_that_cannot_be_summed_are_said_to_be_so()
    {
        var words = new MeasuredValue.Value(ActualValue.Text.Of("Naskah selesai", null).OrThrow());
        var huge = Figure(decimal.MaxValue);

        Assert.Equal(
            new MeasuredValue.NotAssessable(NotAssessableReason.KindMismatch),
            Accumulator.UpTo(Quarter.Second, new() { First = Figure(1), Second = words }, AccumulationMode.Sum).Value);
        Assert.Equal(
            new MeasuredValue.NotAssessable(NotAssessableReason.TooLarge),
            Accumulator.UpTo(Quarter.Second, new() { First = huge, Second = huge }, AccumulationMode.Average).Value);
    }

    [Fact]
    public void Not_available_needs_a_reason() =>
        Assert.Equal("measurement.value.reason-missing", MeasuredValue.NotAvailable.Because(" ").Rejection?.Code);

    private static MeasuredValue.Value Figure(decimal value) => new(new ActualValue.Amount(value));
}
