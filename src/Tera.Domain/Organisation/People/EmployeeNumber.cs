using System.Globalization;
using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.People;

/// <summary>Which of the two numbers of 18 digits a state employee bears; the number itself tells.</summary>
public enum EmployeeNumberKind
{
    /// <summary>NIP of a civil servant (PNS): birth date, year and month of appointment, sex, serial.</summary>
    CivilServant,

    /// <summary>NI PPPK of an employee under contract: birth date, year of appointment, contract code, sex, serial.</summary>
    ContractEmployee,
}

/// <summary>The number of a state employee, 18 digits without a check digit. Elected heads and honorary staff have none.</summary>
/// <remarks>
/// Only the form and the order of the dates are checked; the number proves neither sex nor identity. Birth years from 1900 are taken
/// without an upper age, so that demonstration data can use numbers no living person has.
/// </remarks>
public sealed record EmployeeNumber
{
    /// <summary>How many digits there are.</summary>
    public const int Length = 18;

    /// <summary>Below this age nobody can have been appointed, in years.</summary>
    public const int MinimumAge = 15;

    /// <summary>Below this age an appointment is unusual and worth a second look, in years.</summary>
    public const int UsualMinimumAge = 18;

    private const int FirstBirthYear = 1900;
    private const int FirstContractCode = 21;

    private EmployeeNumber(string digits, LocalDate birthDate, int appointmentYear, int? appointmentMonth) =>
        (Digits, BirthDate, AppointmentYear, AppointmentMonth) = (digits, birthDate, appointmentYear, appointmentMonth);

    /// <summary>The 18 digits without spaces.</summary>
    public string Digits { get; }

    /// <summary>As the first eight digits tell.</summary>
    public LocalDate BirthDate { get; }

    /// <summary>Year of appointment.</summary>
    public int AppointmentYear { get; }

    /// <summary>Month of appointment, 1 to 12; null for an employee under contract, whose number does not tell it.</summary>
    public int? AppointmentMonth { get; }

    /// <summary>Told by the 13th and 14th digit: a month, or a contract code from 21.</summary>
    public EmployeeNumberKind Kind => AppointmentMonth is null ? EmployeeNumberKind.ContractEmployee : EmployeeNumberKind.CivilServant;

    /// <summary>In the groups 8-6-1-3 of printed forms: <c>19900101 201503 1 001</c>.</summary>
    public string Printed => $"{Digits[..8]} {Digits[8..14]} {Digits[14..15]} {Digits[15..]}";

    /// <summary>True when the appointment lies before the usual age: allowed, but the screen should ask whether it was typed
    /// right.</summary>
    public bool AppointedUnusuallyYoung => AppointedBefore(BirthDate.PlusYears(UsualMinimumAge));

    /// <summary>Reads a number as typed or pasted; spaces between the digits are ignored.</summary>
    /// <param name="text">With or without the printed groups.</param>
    /// <param name="today">The day at the agency's seat: nobody is born or appointed after it.</param>
    public static Result<EmployeeNumber> Parse(string? text, LocalDate today)
    {
        var digits = string.Concat((text ?? string.Empty).Where(c => !char.IsWhiteSpace(c)));
        if (WrongForm(digits) is { } wrongForm)
        {
            return wrongForm;
        }

        if (BirthDateIn(digits) is not { } birth)
        {
            return EmployeeNumberRejections.NoSuchBirthDate(digits[..8]);
        }

        if (birth > today)
        {
            return EmployeeNumberRejections.BornInTheFuture(birth);
        }

        var (year, code) = (Number(digits, 8, 4), Number(digits, 12, 2));
        if (code is 0 or (> 12 and < FirstContractCode))
        {
            return EmployeeNumberRejections.NeitherMonthNorContract(digits[12..14]);
        }

        var number = new EmployeeNumber(digits, birth, year, code <= 12 ? code : null);
        return WrongAppointment(number, today) is { } wrong ? wrong : number;
    }

    /// <summary>A number that was accepted once and comes back from storage; anything else is a bug and throws.</summary>
    public static EmployeeNumber FromStored(string digits) =>
        Parse(digits, LocalDate.MaxIsoValue).Accepted(out var number, out var rejection)
            ? number
            : throw new FormatException($"A stored employee number breaks the rule {rejection.Code}.");

    /// <summary>As printed.</summary>
    public override string ToString() => Printed;

    private static Rejection? WrongForm(string digits) => digits switch
    {
        "" => EmployeeNumberRejections.Missing,
        _ when !digits.All(char.IsAsciiDigit) => EmployeeNumberRejections.NotDigits,
        { Length: not Length } => EmployeeNumberRejections.WrongLength(digits.Length),
        _ when digits[14] is not ('1' or '2') => EmployeeNumberRejections.NoSuchSex(digits[14..15]),
        _ when digits.EndsWith("000", StringComparison.Ordinal) => EmployeeNumberRejections.NoSerial,
        _ => null,
    };

    private static LocalDate? BirthDateIn(string digits)
    {
        var (year, month, day) = (Number(digits, 0, 4), Number(digits, 4, 2), Number(digits, 6, 2));
        var exists = year >= FirstBirthYear && month is >= 1 and <= 12
            && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month);
        return exists ? new LocalDate(year, month, day) : null;
    }

    private static Rejection? WrongAppointment(EmployeeNumber number, LocalDate today)
    {
        if (number.AppointmentYear > today.Year || number.AppointmentYear < FirstBirthYear)
        {
            return EmployeeNumberRejections.NoSuchAppointment(number.AppointmentYear);
        }

        if (number.AppointmentMonth is { } month && new LocalDate(number.AppointmentYear, month, 1) is var appointed && appointed > today)
        {
            return EmployeeNumberRejections.AppointedInTheFuture(appointed);
        }

        var tooYoung = number.AppointedBefore(number.BirthDate.PlusYears(MinimumAge));
        return tooYoung ? EmployeeNumberRejections.AppointedTooYoung(MinimumAge) : null;
    }

    /// <summary>A contract number tells only the year, so it is compared by years.</summary>
    private bool AppointedBefore(LocalDate earliest) => AppointmentMonth is { } month
        ? new LocalDate(AppointmentYear, month, 1) < earliest
        : AppointmentYear < earliest.Year;

    private static int Number(string digits, int start, int length) =>
        int.Parse(digits.AsSpan(start, length), NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>Why a NIP or NI PPPK was not taken. The number itself is personal and is never an argument in full.</summary>
public static class EmployeeNumberRejections
{
    /// <summary>Nothing was typed.</summary>
    public static readonly Rejection Missing = new("organisation.employee-number.missing");

    /// <summary>Something else than digits and spaces.</summary>
    public static readonly Rejection NotDigits = new("organisation.employee-number.not-digits");

    /// <summary>The serial is 000.</summary>
    public static readonly Rejection NoSerial = new("organisation.employee-number.no-serial");

    /// <summary>Arguments: digits found, digits needed.</summary>
    public static Rejection WrongLength(int found) => new("organisation.employee-number.wrong-length", found, EmployeeNumber.Length);

    /// <summary>Argument: the first eight digits, which are no date from 1900 on.</summary>
    public static Rejection NoSuchBirthDate(string digits) => new("organisation.employee-number.no-such-birth-date", digits);

    /// <summary>Argument: the birth date.</summary>
    public static Rejection BornInTheFuture(LocalDate birth) => new("organisation.employee-number.born-in-the-future", birth);

    /// <summary>Argument: the 13th and 14th digit, neither 01 to 12 nor from 21.</summary>
    public static Rejection NeitherMonthNorContract(string digits) =>
        new("organisation.employee-number.neither-month-nor-contract", digits);

    /// <summary>Argument: the year of appointment, before 1900 or after this year.</summary>
    public static Rejection NoSuchAppointment(int year) => new("organisation.employee-number.no-such-appointment", year);

    /// <summary>Argument: the first day of the month of appointment.</summary>
    public static Rejection AppointedInTheFuture(LocalDate appointed) =>
        new("organisation.employee-number.appointed-in-the-future", appointed);

    /// <summary>Argument: the least age in years.</summary>
    public static Rejection AppointedTooYoung(int years) => new("organisation.employee-number.appointed-too-young", years);

    /// <summary>Argument: the 15th digit, which is neither 1 nor 2.</summary>
    public static Rejection NoSuchSex(string digit) => new("organisation.employee-number.no-such-sex", digit);
}
