using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Tera.Documents;

/// <summary>
/// What the small code on a printed page says, so that a scan of it finds its way back: which revision, which page, of how many, of which bytes.
/// </summary>
/// <param name="Code">Of the revision.</param>
/// <param name="Page">From 1.</param>
/// <param name="Pages">How many there are.</param>
/// <param name="Fingerprint">The first <see cref="FingerprintLength"/> hexadecimal digits, upper case, of the SHA-256 of the PDF that was printed.</param>
public sealed partial record PageMark(VerificationCode Code, int Page, int Pages, string Fingerprint)
{
    /// <summary>Hexadecimal digits: 64 bits, no two printings of an office share them by chance.</summary>
    public const int FingerprintLength = 16;

    /// <summary>Digits, capitals and hyphens-to-be only: a QR code holds them in a third less room.</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $"TERA/{Code.Value}/{Page}/{Pages}/{Fingerprint}");

    /// <summary>Reads what a scanner saw; false for every code that is not one of these.</summary>
    public static bool TryParse(string? seen, [NotNullWhen(true)] out PageMark? mark)
    {
        mark = null;
        if (seen is null || Form().Match(seen) is not { Success: true } parts || !VerificationCode.TryParse(parts.Groups["code"].Value, out var code))
        {
            return false;
        }

        var (page, pages) = (Number(parts, "page"), Number(parts, "pages"));
        if (page < 1 || page > pages)
        {
            return false;
        }

        mark = new(code, page, pages, parts.Groups["print"].Value);
        return true;
    }

    private static int Number(Match parts, string name) => int.Parse(parts.Groups[name].Value, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^TERA/(?<code>[0-9A-Z]{20})/(?<page>[0-9]{1,4})/(?<pages>[0-9]{1,4})/(?<print>[0-9A-F]{16})$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
