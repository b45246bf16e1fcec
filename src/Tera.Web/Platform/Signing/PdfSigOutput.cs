using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Tera.Shared;

namespace Tera.Platform.Signing;

/// <summary>Reads what <c>pdfsig</c> prints.</summary>
/// <remarks>
/// The signer's name is printed as it stands in a certificate anyone may have made, line breaks and all. So a report counts only
/// when its numbers run without gap, no line occurs twice, none is missing, and the byte ranges are those of the file at hand.
/// </remarks>
internal static partial class PdfSigOutput
{
    private static readonly LocalDateTimePattern Time =
        LocalDateTimePattern.Create("MMM dd yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public static Result<IReadOnlyList<SignatureReport>> Read(string output, ReadOnlySpan<byte> pdf)
    {
        var reports = new List<SignatureReport>();
        var blocks = Heading().Split(output);
        for (var at = 1; at < blocks.Length; at += 2)
        {
            var expected = (reports.Count + 1).ToString(CultureInfo.InvariantCulture);
            if (blocks[at] != expected || ReadBlock(blocks[at + 1], pdf) is not { } report)
            {
                return SigningRejections.NotAPdf();
            }
            reports.Add(report);
        }
        var ordered = reports.OrderBy(report => report.SignedLength).ToList();
        var distinct = ordered.DistinctBy(report => report.SignedLength).Count() == ordered.Count;
        return distinct ? ordered : SigningRejections.NotAPdf();
    }

    private static SignatureReport? ReadBlock(string block, ReadOnlySpan<byte> pdf)
    {
        var lines = Line().Matches(block).Select(line => (Key: line.Groups["key"].Value, Value: line.Groups["value"].Value)).ToList();
        if (lines.DistinctBy(line => line.Key).Count() != lines.Count)
        {
            return null;
        }
        var values = lines.ToDictionary(line => line.Key, line => line.Value);
        if (!values.TryGetValue("Signature Validation", out var validation)
            || !values.TryGetValue("Signed Ranges", out var ranges)
            || SignedRange.Read(ranges) is not { } range)
        {
            return null;
        }
        var integrity = range.HidesOnlyTheSignature(pdf) ? Integrity(validation) : SignatureIntegrity.Invalid;
        return new SignatureReport(
            values.GetValueOrDefault("Signer Certificate Common Name", ""),
            values.GetValueOrDefault("Signer full Distinguished Name", ""),
            SignedAt(values.GetValueOrDefault("Signing Time", "")),
            integrity,
            Certificate(values.GetValueOrDefault("Certificate Validation", "")),
            range.End,
            range.End == pdf.Length);
    }

    /// <summary>The program runs in UTC, and prints a day below ten as <c>Nov 02</c>.</summary>
    private static Instant? SignedAt(string printed) =>
        Time.Parse(printed).TryGetValue(default, out var time) ? time.InUtc().ToInstant() : null;

    private static SignatureIntegrity Integrity(string words) => words switch
    {
        "Signature is Valid." => SignatureIntegrity.Valid,
        "Digest Mismatch." => SignatureIntegrity.DigestMismatch,
        _ => SignatureIntegrity.Invalid,
    };

    private static CertificateStatus Certificate(string words) => words.TrimEnd('.') switch
    {
        "Certificate is Trusted" => CertificateStatus.Trusted,
        "Certificate issuer is unknown" => CertificateStatus.UnknownIssuer,
        "Certificate issuer isn't Trusted" => CertificateStatus.UntrustedIssuer,
        "Certificate has been Revoked" => CertificateStatus.Revoked,
        "Certificate has Expired" => CertificateStatus.Expired,
        _ => CertificateStatus.NotVerified,
    };

    [GeneratedRegex(@"^Signature #(\d+):\r?$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^  - (?<key>[A-Z][A-Za-z ]*): (?<value>.*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Line();
}

/// <summary>The two stretches a signature speaks for: from the start of the file to the signature, and from there to its end.</summary>
internal readonly partial record struct SignedRange(long Start, long HoleStart, long HoleEnd, long End)
{
    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    public static SignedRange? Read(string printed)
    {
        var match = Ranges().Match(printed);
        long Number(int group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        return match.Success ? new SignedRange(Number(1), Number(2), Number(3), Number(4)) : null;
    }

    /// <summary>What is left out must be the signature in hexadecimal and nothing else, or something unsigned could stand there.</summary>
    public bool HidesOnlyTheSignature(ReadOnlySpan<byte> pdf)
    {
        if (Start != 0 || HoleStart < 0 || HoleEnd - HoleStart < 2 || End < HoleEnd || End > pdf.Length)
        {
            return false;
        }
        var hole = pdf[(int)HoleStart..(int)HoleEnd];
        return hole[0] == '<' && hole[^1] == '>' && !hole[1..^1].ContainsAnyExcept(HexDigits);
    }

    [GeneratedRegex(@"^\[(\d{1,10}) - (\d{1,10})\], \[(\d{1,10}) - (\d{1,10})\]$")]
    private static partial Regex Ranges();
}
