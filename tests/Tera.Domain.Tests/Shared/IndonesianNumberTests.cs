using FsCheck;
using FsCheck.Fluent;

namespace Tera.Shared;

public sealed class IndonesianNumberTests
{
    private static readonly Gen<decimal> AnyNumber =
        from whole in Gen.OneOf(Gen.Choose(0, 9_999).Select(n => (decimal)n), Gen.Choose(0, int.MaxValue).Select(n => n * 1_000_000m + n))
        from millionths in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Choose(0, 999).Select(n => n * 1_000)), (1, Gen.Choose(0, 999_999)))
        from sign in Gen.Elements(1, -1)
        select sign * (whole + (millionths / 1_000_000m));

    [Theory]
    [InlineData("79,5", "79.5")]
    [InlineData(" 79,5\u00A0", "79.5")]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("007", "7")]
    [InlineData("1000", "1000")]
    [InlineData("1.000", "1000")] // nobody writes three empty decimals
    [InlineData("250.000", "250000")]
    [InlineData("1.000.000", "1000000")]
    [InlineData("1.234.567", "1234567")]
    [InlineData("12.345,6", "12345.6")]
    [InlineData("2.387,00", "2387")] // the comma settles the dot
    [InlineData("2,387", "2.387")]
    [InlineData("1.250.000,00", "1250000")]
    [InlineData("Rp1.250.000,00", "1250000")]
    [InlineData("Rp 1.250.000", "1250000")]
    [InlineData("rp. 1.250.000,-", "1250000")]
    [InlineData("Rp2.387", "2387")] // money has no three decimals
    [InlineData("-Rp500,50", "-500.5")]
    [InlineData("Rp-500,50", "-500.5")]
    [InlineData("-3", "-3")]
    [InlineData("\u22123,5", "-3.5")]
    [InlineData("98,5 %", "98.5")]
    [InlineData("98,5%", "98.5")]
    [InlineData("1,50000000000", "1.5")] // zeros at the end are no decimals
    [InlineData("999.999.999.999.999.999,999999", "999999999999999999.999999")]
    public void Indonesian_notation_is_read(string typed, string value) =>
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Read(typed));

    [Theory]
    [InlineData("2.387", "2387", "2,387")]
    [InlineData("12.345", "12345", "12,345")]
    [InlineData("-123.456", "-123456", "-123,456")]
    [InlineData("99.125 %", "99125", "99,125")]
    public void One_dot_and_three_digits_are_asked_back_with_both_readings(string typed, string thousands, string decimals)
    {
        Assert.Equal(NumberRejections.Ambiguous(typed, thousands, decimals), IndonesianNumber.Parse(typed).Rejection);
        Assert.Equal(Read(thousands), Read(typed, NumberReading.Thousands));
        Assert.Equal(Read(thousands), Read(decimals) * 1_000);
    }

    [Theory]
    [InlineData("1,000", "1000", "1")]
    [InlineData("-25,000", "-25000", "-25")]
    [InlineData("Rp1,000", "1000", "1")]
    public void A_thousand_of_another_country_is_asked_back_with_both_readings(string typed, string thousands, string decimals)
    {
        Assert.Equal(NumberRejections.Ambiguous(typed, thousands, decimals), IndonesianNumber.Parse(typed).Rejection);
        Assert.Equal(NumberRejections.Ambiguous(typed, thousands, decimals), IndonesianNumber.Parse(typed, NumberReading.Thousands).Rejection);
        Assert.Equal(Read(thousands), Read(decimals, NumberReading.Thousands) * 1_000);
    }

    [Theory]
    [InlineData("950,125", "950125", "950,1250")]
    [InlineData("-2,387", "-2387", "-2,3870")]
    public void Three_decimals_of_money_are_asked_back_with_both_readings(string typed, string thousands, string decimals)
    {
        Assert.Equal(NumberRejections.Ambiguous(typed, thousands, decimals), IndonesianNumber.Parse(typed, NumberReading.Thousands).Rejection);
        Assert.Equal(NumberRejections.Ambiguous("Rp" + typed, thousands, decimals), IndonesianNumber.Parse("Rp" + typed).Rejection);
        Assert.Equal(Read(thousands), Read(decimals, NumberReading.Thousands) * 1_000);
        Assert.Equal(Read(typed), Read(typed, NumberReading.Printed));
    }

    [Theory]
    [InlineData("2,387", "2.387")]
    [InlineData("0,125", "0.125")]
    [InlineData("Rp0,125", "0.125")]
    [InlineData("Rp950,1250", "950.125")]
    [InlineData("Rp1950,125", "1950.125")]
    [InlineData("Rp1.950,125", "1950.125")]
    [InlineData("1234,000", "1234")]
    [InlineData("1.234,000", "1234")]
    public void Three_decimals_that_nobody_takes_for_thousands_are_read(string typed, string value) =>
        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), Read(typed));

    [Theory]
    [InlineData("1.5", "1,5")]
    [InlineData("79.50", "79,50")]
    [InlineData("-0.125", "-0,125")]
    [InlineData("1234.567", "1234,567")]
    public void A_decimal_point_is_refused_in_every_field_and_a_comma_offered(string typed, string offered)
    {
        Assert.Equal(NumberRejections.DecimalPoint(typed, offered), IndonesianNumber.Parse(typed).Rejection);
        Assert.Equal(NumberRejections.DecimalPoint(typed, offered), IndonesianNumber.Parse(typed, NumberReading.Thousands).Rejection);
        Read(offered);
    }

    [Theory]
    [InlineData("1,000.50", "1.000,50")]
    [InlineData("2,183.07", "2.183,07")]
    [InlineData("1,000,000", "1.000.000")]
    [InlineData("-1,234,567.8", "-1.234.567,8")]
    public void English_notation_is_refused_and_the_Indonesian_offered(string typed, string offered)
    {
        Assert.Equal(NumberRejections.EnglishNotation(typed, offered), IndonesianNumber.Parse(typed).Rejection);
        Read(offered);
    }

    [Theory]
    [InlineData(null, "missing")]
    [InlineData(" ", "missing")]
    [InlineData("+3", "plus-sign")]
    [InlineData("Rp+3", "plus-sign")]
    [InlineData("1 000", "spaced")]
    [InlineData("1\u00A0000,5", "spaced")]
    [InlineData("- 3", "spaced")]
    [InlineData("1'000", "apostrophe")]
    [InlineData("1\u2019000", "apostrophe")]
    [InlineData("１２３", "foreign-digits")]
    [InlineData("٣", "foreign-digits")]
    [InlineData(",5", "dangling-comma")]
    [InlineData("5,", "dangling-comma")]
    [InlineData("1.00.000", "broken-groups")]
    [InlineData("1.5,3", "broken-groups")]
    [InlineData("0.500,0", "broken-groups")]
    [InlineData("1.", "broken-groups")]
    [InlineData(".5", "broken-groups")]
    [InlineData("1..000", "broken-groups")]
    [InlineData("1234.567,8", "broken-groups")]
    [InlineData("abc", "not-a-number")]
    [InlineData("-", "not-a-number")]
    [InlineData("Rp", "not-a-number")]
    [InlineData("%", "not-a-number")]
    [InlineData("--3", "not-a-number")]
    [InlineData("-Rp-3", "not-a-number")]
    [InlineData("1e5", "not-a-number")]
    [InlineData("(3)", "not-a-number")]
    [InlineData("Rp5 %", "not-a-number")]
    [InlineData("1,2,3", "not-a-number")]
    [InlineData("1,2.3,4", "not-a-number")]
    [InlineData("1234567890123456789", "too-large")]
    [InlineData("1,1234567", "too-many-decimals")]
    public void Every_other_mistake_has_its_own_name(string? typed, string fault) =>
        Assert.Equal("shared.number." + fault, IndonesianNumber.Parse(typed).Rejection?.Code);

    [Theory]
    [InlineData("7,5 M")]
    [InlineData("7,5 miliar")]
    [InlineData("Rp7,5 M")]
    [InlineData("1,2,3")]
    public void What_is_no_number_in_a_field_of_money_is_told_with_money(string typed) =>
        Assert.Equal(NumberRejections.NotMoney(typed), IndonesianNumber.Parse(typed, NumberReading.Thousands).Rejection);

    [Fact]
    public void Any_text_at_all_gets_an_answer() =>
        Check.QuickThrowOnFailure(Prop.ForAll(
            Gen.Elements([.. "0123456789.,,.. -+%Rp'e"]).ArrayOf().ToArbitrary(),
            letters => IndonesianNumber.Parse(new string(letters)).Accepted(out _, out var no)
                || no.Code.StartsWith("shared.number.", StringComparison.Ordinal)));

    [Fact]
    public void What_is_printed_is_read_back_the_same() => Holds(value =>
        Read(IndonesianNumber.Format(value), NumberReading.Printed) == value
        && Read(IndonesianNumber.FormatForMoney(value), NumberReading.Thousands) == value
        && Read(IndonesianNumber.Format(value, 6)) == value
        && Read(IndonesianNumber.FormatPlain(value)) == value
        && Read(IndonesianNumber.FormatPlain(value), NumberReading.Printed) == value);

    [Fact]
    public void Money_and_percentages_are_read_back_to_their_last_printed_digit() => Holds(value =>
        Read(IndonesianNumber.FormatMoney(value)) == Math.Round(value, 2, MidpointRounding.AwayFromZero)
        && Read(IndonesianNumber.FormatPercent(value, 1)) == Math.Round(value, 1, MidpointRounding.AwayFromZero));

    [Fact]
    public void What_is_printed_is_never_read_as_another_number() => Holds(value =>
        !IndonesianNumber.Parse(IndonesianNumber.Format(value)).Accepted(out var read, out _) || read == value);

    [Theory]
    [InlineData("1250000", 2, "1.250.000,00")]
    [InlineData("79.45", 1, "79,5")]
    [InlineData("-79.45", 1, "-79,5")]
    [InlineData("-0.004", 2, "0,00")]
    [InlineData("999.5", 0, "1.000")]
    public void Numbers_are_printed_with_dots_and_a_comma_rounded_half_away_from_zero(string value, int decimals, string printed) =>
        Assert.Equal(printed, IndonesianNumber.Format(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), decimals));

    [Fact]
    public void Money_percentages_and_field_values_are_printed_their_own_way()
    {
        Assert.Equal("Rp1.250.000,00", IndonesianNumber.FormatMoney(1_250_000m));
        Assert.Equal("-Rp500,50", IndonesianNumber.FormatMoney(-500.5m));
        Assert.Equal("98,5 %", IndonesianNumber.FormatPercent(98.5m, 1));
        Assert.Equal("12.345,6", IndonesianNumber.Format(12_345.60m));
        Assert.Equal("2387", IndonesianNumber.FormatPlain(2_387.00m));
        Assert.Throws<ArgumentOutOfRangeException>(() => IndonesianNumber.Format(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => IndonesianNumber.Format(1, 29));
    }

    private static void Holds(Func<decimal, bool> law) => Check.QuickThrowOnFailure(Prop.ForAll(AnyNumber.ToArbitrary(), law));

    private static decimal Read(string text, NumberReading reading = NumberReading.Unstated) =>
        IndonesianNumber.Parse(text, reading).Accepted(out var value, out var rejection)
            ? value
            : throw new InvalidOperationException($"{text}: {rejection.Code}");
}
