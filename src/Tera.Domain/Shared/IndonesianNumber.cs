using System.Globalization;

namespace Tera.Shared;

/// <summary>Numbers as Indonesian offices write them: dots part thousands, a comma starts the decimals. Independent of the
/// machine's culture.</summary>
/// <remarks>
/// <para>What is read: <c>79,5</c> · <c>-3</c> · <c>1000</c> · <c>1.000.000</c> · <c>12.345,6</c> · <c>Rp1.250.000,00</c> ·
/// <c>Rp 500.000,-</c> · <c>98,5 %</c> (98.5: the sign names the unit, it does not divide). White space around is ignored.</para>
/// <para>The rule for one dot followed by exactly three digits, as in <c>2.387</c>, which published tables use for both readings.
/// It means thousands when the text itself or the field settles it: the three digits are <c>000</c> (<c>1.000</c>: nobody writes three
/// empty decimals), a comma follows (<c>2.387,00</c>), <c>Rp</c> stands in front, or the field expects
/// <see cref="NumberReading.Thousands"/>. Otherwise it is asked back with both readings.
/// <c>1.5</c>, <c>0.125</c> and <c>1234.567</c> cannot be thousands: a comma is offered.</para>
/// <para>The mirror of it, one comma followed by <c>000</c>, is as a rule a thousand of another country: <c>1,000</c> and <c>Rp25,000</c> are asked back,
/// for nobody writes three empty decimals, and we never print them. <c>2,387</c> is what it says, but not as money: nobody pays a tenth of a sen, so that
    /// <c>Rp950,125</c> is asked back too, and so is <c>950,125</c> where the field expects <see cref="NumberReading.Thousands"/>; with a zero behind
    /// (<c>950,1250</c>) it can mean but one thing.</para>
/// </remarks>
public static class IndonesianNumber
{
    /// <summary>Digits before the comma; 18 holds the budget of the state in rupiah with room to spare.</summary>
    public const int MaximumWholeDigits = 18;

    /// <summary>Digits after the comma, zeros at the end not counted.</summary>
    public const int MaximumDecimals = 6;

    /// <summary>Digits after the comma of a figure that may have been reckoned elsewhere, such as 2/3 in a workbook: as many as <see cref="decimal"/> keeps.</summary>
    public const int ExactDecimals = 28;

    private const int MaximumDigits = 28;

    private const char TrueMinus = '\u2212';

    /// <summary>Reads a typed number, or tells by code and arguments which mistake was made (<see cref="NumberRejections"/>).</summary>
    /// <param name="text">As typed or pasted; null counts as nothing typed.</param>
    /// <param name="reading">What the field expects.</param>
    /// <param name="mostDecimals">Digits after the comma, zeros at the end not counted; more are refused, never rounded.</param>
    public static Result<decimal> Parse(string? text, NumberReading reading = NumberReading.Unstated, int mostDecimals = MaximumDecimals)
    {
        var typed = (text ?? string.Empty).Trim();
        if (typed.Length == 0)
        {
            return NumberRejections.Missing;
        }

        var result = Dressed(Undress(typed), typed, reading, mostDecimals);
        return reading == NumberReading.Thousands && result.Rejection == NumberRejections.NotANumber(typed) ? NumberRejections.NotMoney(typed) : result;
    }

    /// <summary>With dots and exactly <paramref name="decimals"/> decimals (0 to 28), rounded half away from zero:
    /// <c>1.250.000,00</c>.</summary>
    public static string Format(decimal value, int decimals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 28);
        var rounded = WithoutNegativeZero(Math.Round(value, decimals, MidpointRounding.AwayFromZero));
        return Swapped(rounded.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
    }

    /// <summary>With dots and as many decimals as the value has, zeros at the end left out: <c>12.345,6</c>.</summary>
    public static string Format(decimal value) =>
        Swapped(WithoutNegativeZero(value).ToString("#,##0.############################", CultureInfo.InvariantCulture));

    /// <summary>With dots, for filling an input field that expects <see cref="NumberReading.Thousands"/>: <c>1.250.000</c>, <c>79,5</c>. Read back the same there:
    /// <c>950,125</c>, which such a field would ask back, gets a zero behind it.</summary>
    public static string FormatForMoney(decimal value) => Format(value) + (Math.Abs(value) is >= 1 and < 1_000 && value == Math.Round(value, 3) && value != Math.Round(value, 2) ? "0" : "");

    /// <summary>Without dots, for filling an input field: <c>2387</c>, <c>79,5</c>. What is printed here is read back the same by
    /// every field that does not expect money.</summary>
    public static string FormatPlain(decimal value) =>
        Swapped(WithoutNegativeZero(value).ToString("0.############################", CultureInfo.InvariantCulture));

    /// <summary>Rupiah and sen: <c>Rp1.250.000,00</c>; below zero <c>-Rp500,00</c>.</summary>
    public static string FormatMoney(decimal rupiah)
    {
        var amount = Format(rupiah, 2);
        return amount.StartsWith('-') ? "-Rp" + amount[1..] : "Rp" + amount;
    }

    /// <summary>A percentage, 100 being the whole: <c>98,5 %</c>.</summary>
    public static string FormatPercent(decimal percent, int decimals) => Format(percent, decimals) + " %";

    private readonly record struct Undressed(string Sign, bool Money, string Body);

    /// <summary>Takes off the sign, <c>Rp</c> with its <c>,-</c>, and the percent sign.</summary>
    private static Undressed Undress(string typed)
    {
        var (sign, body) = TakeSign(typed);
        var money = body.StartsWith("Rp", StringComparison.OrdinalIgnoreCase);
        if (money)
        {
            body = body[2..];
            body = (body.StartsWith('.') ? body[1..] : body).TrimStart();
            body = body.EndsWith(",-", StringComparison.Ordinal) ? body[..^2] : body;
            (sign, body) = sign.Length == 0 ? TakeSign(body) : (sign, body);
        }
        else if (body.EndsWith('%'))
        {
            body = body[..^1].TrimEnd();
        }

        return new Undressed(sign, money, body);
    }

    private static (string Sign, string Unsigned) TakeSign(string text) =>
        text is ['-' or TrueMinus, ..] ? ("-", text[1..]) : (string.Empty, text);

    private static Result<decimal> Dressed(Undressed dressed, string typed, NumberReading reading, int mostDecimals) =>
        dressed.Body.StartsWith('+') ? NumberRejections.PlusSign(typed)
        : MistakeIn(dressed.Body, typed) is { } mistake ? mistake
        : Read(dressed, typed, dressed.Money ? NumberReading.Thousands : reading, mostDecimals);

    /// <summary>Names what is neither digit, dot nor comma; what no one could mean as a number comes before what only needs
    /// mending.</summary>
    private static Rejection? MistakeIn(string body, string typed)
    {
        var strange = body.Where(letter => !char.IsAsciiDigit(letter) && letter is not ('.' or ',')).ToList();
        return strange switch
        {
            _ when !body.Any(char.IsDigit) => NumberRejections.NotANumber(typed),
            [] => null,
            _ when !strange.All(letter => char.IsWhiteSpace(letter) || char.IsDigit(letter) || IsApostrophe(letter)) =>
                NumberRejections.NotANumber(typed),
            _ when strange.Any(char.IsDigit) => NumberRejections.ForeignDigits(typed),
            _ when strange.Any(IsApostrophe) => NumberRejections.Apostrophe(typed),
            _ => NumberRejections.Spaced(typed),
        };
    }

    private static bool IsApostrophe(char letter) => letter is '\'' or '\u2019' or '\u2018' or '`' or '\u00B4';

    /// <summary>Reads what now consists of digits, dots and commas only.</summary>
    private static Result<decimal> Read(Undressed number, string typed, NumberReading reading, int mostDecimals)
    {
        var (sign, _, body) = number;
        if (GoesOnAfterComma(body))
        {
            return EnglishOrNothing(number, typed);
        }

        var comma = body.IndexOf(',', StringComparison.Ordinal);
        var (whole, decimals) = comma < 0 ? (body, string.Empty) : (body[..comma], body[(comma + 1)..]);
        if (comma >= 0 && (whole.Length == 0 || decimals.Length == 0))
        {
            return NumberRejections.DanglingComma(typed);
        }

        var groups = whole.Split('.');
        if (groups.Length > 1 && WrongDots(groups, comma >= 0, sign, typed) is { } wrong)
        {
            return wrong;
        }

        if (groups is [var thousands, var three] && comma < 0 && three != "000" && reading == NumberReading.Unstated)
        {
            return NumberRejections.Ambiguous(typed, sign + thousands + three, sign + thousands + "," + three);
        }

        if (groups is [{ Length: <= 3 } before] && before[0] != '0' && (decimals == "000" || (decimals.Length == 3 && reading == NumberReading.Thousands)))
        {
            return NumberRejections.Ambiguous(typed, sign + before + decimals, sign + before + (decimals == "000" ? "" : $",{decimals}0"));
        }

        return Value(sign, string.Concat(groups).TrimStart('0'), decimals.TrimEnd('0'), typed, mostDecimals);
    }

    /// <summary>A comma followed by another separator is never Indonesian.</summary>
    private static bool GoesOnAfterComma(string body) =>
        body.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma && body.LastIndexOfAny([',', '.']) > comma;

    private static Rejection EnglishOrNothing(Undressed number, string typed)
    {
        var swapped = number with { Body = Swapped(number.Body) };
        var isEnglish = !GoesOnAfterComma(swapped.Body) && Read(swapped, typed, NumberReading.Thousands, MaximumDecimals).Accepted(out _, out _);
        return isEnglish ? NumberRejections.EnglishNotation(typed, number.Sign + swapped.Body) : NumberRejections.NotANumber(typed);
    }

    private static Rejection? WrongDots(string[] groups, bool hasComma, string sign, string typed)
    {
        var partThousands = groups[0].Length is >= 1 and <= 3 && groups[0][0] != '0' && groups.Skip(1).All(group => group.Length == 3);
        return (partThousands, groups) switch
        {
            (true, _) => null,
            (false, [{ Length: > 0 } whole, { Length: > 0 } decimals]) when !hasComma =>
                NumberRejections.DecimalPoint(typed, sign + whole + "," + decimals),
            _ => NumberRejections.BrokenGroups(typed),
        };
    }

    private static Result<decimal> Value(string sign, string whole, string decimals, string typed, int mostDecimals)
    {
        if (whole.Length > MaximumWholeDigits)
        {
            return NumberRejections.TooLarge(typed);
        }

        if (decimals.Length > mostDecimals || whole.Length + decimals.Length > MaximumDigits)
        {
            return NumberRejections.TooManyDecimals(typed, Math.Min(mostDecimals, MaximumDigits - whole.Length));
        }

        var invariant = $"{sign}0{whole}.{decimals}0";
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return WithoutNegativeZero(decimal.Parse(invariant, style, CultureInfo.InvariantCulture));
    }

    private static decimal WithoutNegativeZero(decimal value) => value == 0 ? 0m : value;

    private static string Swapped(string text) =>
        string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = source[i] switch { '.' => ',', ',' => '.', var other => other };
            }
        });
}
