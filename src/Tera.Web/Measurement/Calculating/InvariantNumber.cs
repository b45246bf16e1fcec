using System.Globalization;
using System.Text.RegularExpressions;

namespace Tera.Measurement.Calculating;

/// <summary>Numbers in files between programs: a dot starts the decimals, nothing parts thousands, whatever the machine's language.</summary>
internal static partial class InvariantNumber
{
    /// <summary>What a decimal holds without rounding.</summary>
    private const int MostDigits = 28;

    private const string Rule = "Berkas ini dibaca dengan notasi invarian: titik untuk desimal, tanpa pemisah ribuan";

    /// <summary>The number, or what is wrong with it in Indonesian. Never another number than what is written.</summary>
    public static decimal? Read(string cell, out string? mistake)
    {
        // Word processors turn the hyphen before a digit into a true minus.
        var typed = cell.Trim().Replace('\u2212', '-');
        typed = Power().Match(typed) is { Success: true } power ? WithoutPower(power) ?? typed : typed;
        mistake = typed switch
        {
            _ when !Plain().IsMatch(typed) => MistakeIn(typed),
            _ when Digits(typed) > MostDigits =>
                $"\"{typed}\" lebih dari {MostDigits} angka, sehingga tidak dapat dihitung tanpa dibulatkan.",
            _ => null,
        };
        return mistake is null ? decimal.Parse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>With exactly that many decimals; the value is rounded already.</summary>
    public static string Write(decimal value, int decimals) => value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>Whether somebody may have meant thousands: nobody writes three empty decimals.</summary>
    public static bool LooksLikeThousands(string cell) => EmptyDecimals().IsMatch(cell.Trim());

    private static string MistakeIn(string typed) => typed switch
    {
        _ when OneComma().IsMatch(typed) && typed.Split(',')[1].Length == 3 =>
            $"\"{typed}\" memakai koma. {Rule}; tulis {typed.Replace(",", "", StringComparison.Ordinal)} bila ribuan, {typed.Replace(',', '.')} bila desimal.",
        _ when OneComma().IsMatch(typed) => $"\"{typed}\" memakai koma. {Rule}; tulis {typed.Replace(',', '.')}.",
        _ when typed.Contains(',', StringComparison.Ordinal) && GroupsOnly().IsMatch(typed) => $"\"{typed}\" memakai pemisah ribuan. {Rule}.",
        _ when GroupsOnly().IsMatch(typed) => $"\"{typed}\" memakai titik lebih dari sekali. {Rule}; tulis {typed.Replace(".", "", StringComparison.Ordinal)} bila ribuan.",
        _ when typed.EndsWith('%') => $"\"{typed}\" memakai tanda persen. Tulis angkanya saja.",
        _ when Power().IsMatch(typed) => $"\"{typed}\" terlalu besar atau terlalu kecil untuk dihitung tanpa dibulatkan.",
        _ => $"\"{typed}\" bukan angka. {Rule}, misalnya 98.5.",
    };

    /// <summary>The number written out: <c>1.25E3</c> is 1250, <c>5e-2</c> is 0.05; null for a power no decimal holds.</summary>
    private static string? WithoutPower(Match power)
    {
        if (!int.TryParse(power.Groups["power"].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var by) || Math.Abs(by) > MostDigits)
        {
            return null;
        }

        var (whole, places) = (power.Groups["whole"].Value, power.Groups["places"].Value);
        var digits = by >= 0 ? whole + places.PadRight(by, '0') : new string('0', -by) + whole + places;
        var dot = whole.Length + (by >= 0 ? by : 0);
        var (before, behind) = (digits[..dot], digits[dot..].TrimEnd('0'));
        return $"{power.Groups["sign"].Value}{before.TrimStart('0').PadLeft(1, '0')}{(behind.Length > 0 ? "." : "")}{behind}";
    }

    /// <summary>Digits a decimal has to hold: significant ones, and places behind the dot; zeros at the end are neither.</summary>
    private static int Digits(string typed)
    {
        var written = typed.Contains('.', StringComparison.Ordinal) ? typed.TrimEnd('0') : typed;
        var places = written.Length - 1 - written.LastIndexOf('.');
        var significant = written.Where(char.IsAsciiDigit).SkipWhile(digit => digit == '0').Count();
        return Math.Max(significant, written.Contains('.', StringComparison.Ordinal) ? places : 0);
    }

    [GeneratedRegex(@"^[+-]?([0-9]+(\.[0-9]+)?|\.[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^[+-]?[0-9]{1,3}\.000$", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyDecimals();

    [GeneratedRegex("^[+-]?[0-9]+,[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex OneComma();

    [GeneratedRegex("^[+-]?[0-9.,]+$", RegexOptions.CultureInvariant)]
    private static partial Regex GroupsOnly();

    [GeneratedRegex(@"^(?<sign>[+-]?)(?<whole>[0-9]*)(?:\.(?<places>[0-9]*))?(?<=[0-9]\.?)[eE](?<power>[+-]?[0-9]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Power();
}
