using System.Text.RegularExpressions;

namespace Tera.Shared;

/// <summary>Lengths of time as offices write them, kept in minutes: <c>6 jam 37 menit</c>, <c>6:37</c>, <c>2,5 jam</c>, or the minutes alone: <c>397</c>.</summary>
public static partial class IndonesianDuration
{
    private const int MinutesOfHour = 60;

    /// <summary>Minutes, or what is wrong with what was typed (<see cref="DurationRejections"/>, <see cref="NumberRejections"/>).</summary>
    /// <param name="text">As typed or pasted; null counts as nothing typed.</param>
    /// <param name="mostDecimals">Digits after the comma; more are refused, never rounded.</param>
    public static Result<decimal> Parse(string? text, int mostDecimals = IndonesianNumber.MaximumDecimals)
    {
        var typed = (text ?? "").Trim();
        var parts = Clock().Match(typed) is { Success: true } clock ? clock : Words().Match(typed);
        var (hours, minutes) = (parts.Groups["hours"], parts.Groups["minutes"]);
        if (!hours.Success && !minutes.Success)
        {
            return IndonesianNumber.Parse(typed, mostDecimals: mostDecimals);
        }

        if (!Part(hours, mostDecimals).Accepted(out var whole, out var no) || !Part(minutes, mostDecimals).Accepted(out var rest, out no))
        {
            return no;
        }

        if (hours.Success && minutes.Success && (rest >= MinutesOfHour || whole != decimal.Truncate(whole)))
        {
            return DurationRejections.MinutesBesideHours(typed);
        }

        var all = (whole * MinutesOfHour) + rest;
        return parts.Groups["sign"].Success ? -all : all;
    }

    /// <summary>With the words, without dots: <c>6 jam 37 menit</c>, <c>6 jam</c>, <c>37,5 menit</c>. Read back the same.</summary>
    /// <param name="minutes">Either sign.</param>
    public static string Format(decimal minutes)
    {
        var all = Math.Abs(minutes);
        var hours = decimal.Truncate(all / MinutesOfHour);
        var rest = all - (hours * MinutesOfHour);
        string?[] parts = [hours > 0 ? $"{IndonesianNumber.FormatPlain(hours)} jam" : null, rest > 0 || hours == 0 ? $"{IndonesianNumber.FormatPlain(rest)} menit" : null];
        return (minutes < 0 ? "-" : "") + string.Join(' ', parts.OfType<string>());
    }

    /// <summary>Whether a text is one that <see cref="Format"/> printed: it bears its unit.</summary>
    public static bool IsPrinted(string text) => Words().IsMatch(text) && text.Length > 1 && char.IsLetter(text[^1]);

    private static Result<decimal> Part(Group part, int mostDecimals) => part.Success ? IndonesianNumber.Parse(part.Value, mostDecimals: mostDecimals) : 0m;

    [GeneratedRegex(@"^(?<sign>[-\u2212])?(?:(?<hours>[0-9.,]+)\s*jam)?\s*(?:(?<minutes>[0-9.,]+)\s*menit)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();

    [GeneratedRegex(@"^(?<sign>[-\u2212])?(?<hours>[0-9]{1,6}):(?<minutes>[0-9]{2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();
}

/// <summary>Why a typed length of time was not taken. Argument 0 is the text as typed.</summary>
public static class DurationRejections
{
    /// <summary>Minutes beside hours are 60 or more, or hours beside minutes are broken.</summary>
    public static Rejection MinutesBesideHours(string text) => new("shared.duration.minutes-beside-hours", text);
}
