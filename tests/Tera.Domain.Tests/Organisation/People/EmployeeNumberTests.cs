using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace Tera.Organisation.People;

/// <summary>All numbers are made up: they bear birth dates of 1900 or serials no register holds.</summary>
public sealed class EmployeeNumberTests
{
    private static readonly LocalDate Today = new(2026, 10, 6);

    [Theory]
    [InlineData("199001012015031001")]
    [InlineData("19900101 201503 1 001")]
    [InlineData("  19900101\u00A0201503 1 001 ")]
    public void Given_a_civil_servants_number_when_typed_with_or_without_groups_then_it_is_read_and_printed_in_groups(string typed)
    {
        var number = Accepted(typed);

        Assert.Equal("199001012015031001", number.Digits);
        Assert.Equal("19900101 201503 1 001", number.ToString());
        Assert.Equal(EmployeeNumberKind.CivilServant, number.Kind);
        Assert.Equal(new LocalDate(1990, 1, 1), number.BirthDate);
        Assert.Equal((2015, 3), (number.AppointmentYear, number.AppointmentMonth));
        Assert.False(number.AppointedUnusuallyYoung);
    }

    [Fact]
    public void Given_a_contract_code_instead_of_a_month_when_read_then_it_is_an_employee_under_contract()
    {
        var number = Accepted("19900101 202221 2 003");

        Assert.Equal(EmployeeNumberKind.ContractEmployee, number.Kind);
        Assert.Equal((2022, null), (number.AppointmentYear, number.AppointmentMonth));
        Assert.Equal("19900101 202221 2 003", number.Printed);
    }

    [Theory]
    [InlineData("19000101 202501 1 001")]
    [InlineData("19000101 191501 1 001")]
    public void A_birth_year_no_living_official_has_is_taken_for_demonstrations(string typed) => Accepted(typed);

    [Theory]
    [InlineData("20100301 202503 1 001", true)]
    [InlineData("20080101 202512 1 001", true)]
    [InlineData("20070301 202503 1 001", false)]
    [InlineData("20100301 202521 1 001", true)]
    [InlineData("20070301 202521 1 001", false)]
    public void An_appointment_before_18_is_taken_but_told(string typed, bool unusual) =>
        Assert.Equal(unusual, Accepted(typed).AppointedUnusuallyYoung);

    [Theory]
    [InlineData(null, "missing")]
    [InlineData("   ", "missing")]
    [InlineData("19900101 201503 1 00A", "not-digits")]
    [InlineData("19900101-201503-1-001", "not-digits")]
    [InlineData("１９９００１０１２０１５０３１００１", "not-digits")]
    [InlineData("19900101 201503 1 01", "wrong-length")]
    [InlineData("19900101 201503 1 0010", "wrong-length")]
    [InlineData("19901301 201503 1 001", "no-such-birth-date")]
    [InlineData("19900230 201503 1 001", "no-such-birth-date")]
    [InlineData("19900100 201503 1 001", "no-such-birth-date")]
    [InlineData("18991231 201503 1 001", "no-such-birth-date")]
    [InlineData("20261007 201503 1 001", "born-in-the-future")]
    [InlineData("19900101 201500 1 001", "neither-month-nor-contract")]
    [InlineData("19900101 201513 1 001", "neither-month-nor-contract")]
    [InlineData("19900101 201520 1 001", "neither-month-nor-contract")]
    [InlineData("19900101 202701 1 001", "no-such-appointment")]
    [InlineData("19900101 202721 1 001", "no-such-appointment")]
    [InlineData("19000101 000001 1 001", "no-such-appointment")]
    [InlineData("19900101 202611 1 001", "appointed-in-the-future")]
    [InlineData("20100302 202503 1 001", "appointed-too-young")]
    [InlineData("20110101 202521 1 001", "appointed-too-young")]
    [InlineData("19900101 198503 1 001", "appointed-too-young")]
    [InlineData("19900101 201503 0 001", "no-such-sex")]
    [InlineData("19900101 201503 3 001", "no-such-sex")]
    [InlineData("19900101 201503 1 000", "no-serial")]
    public void A_wrong_number_is_refused_by_its_fault(string? typed, string fault) =>
        Assert.Equal("organisation.employee-number." + fault, EmployeeNumber.Parse(typed, Today).Rejection?.Code);

    [Fact]
    public void What_is_printed_is_read_back_the_same() => Check.QuickThrowOnFailure(Prop.ForAll(
        (from born in Gen.Choose(0, 36_000)
         from age in Gen.Choose(15, 25)
         from code in Gen.OneOf(Gen.Choose(1, 12), Gen.Choose(21, 29))
         from sex in Gen.Choose(1, 2)
         from serial in Gen.Choose(1, 999)
         let birth = new LocalDate(1900, 1, 1).PlusDays(born)
         select $"{birth:uuuuMMdd}{birth.Year + age + 1:0000}{code:00}{sex}{serial:000}").ToArbitrary(),
        digits => EmployeeNumber.FromStored(digits) is var number
            && number.Digits == digits && EmployeeNumber.FromStored(number.Printed) == number));

    [Fact]
    public void A_stored_number_that_breaks_the_rules_is_a_broken_store() =>
        Assert.Throws<FormatException>(() => EmployeeNumber.FromStored("123"));

    [Fact]
    public void December_is_a_month_and_an_appointment_may_begin_today()
    {
        Assert.Equal(12, Accepted("19900101 201512 1 001").AppointmentMonth);
        Assert.True(EmployeeNumber.Parse("19900101 202610 1 001", new LocalDate(2026, 10, 1)).Accepted(out _, out _));
        Assert.False(EmployeeNumber.Parse("19900101 202610 1 001", new LocalDate(2026, 9, 30)).Accepted(out _, out _));
    }

    private static EmployeeNumber Accepted(string typed)
    {
        Assert.True(EmployeeNumber.Parse(typed, Today).Accepted(out var number, out var rejection), rejection?.Code);
        return number;
    }
}
