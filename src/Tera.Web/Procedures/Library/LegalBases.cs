using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>A regulation an SOP may cite, and what is known of it.</summary>
/// <param name="Name">Short name: <c>PermenPANRB 29/2010</c>.</param>
/// <param name="Kind">Words by which a citation is known to be of this kind.</param>
/// <param name="InForce">Whether it is in force as far as found.</param>
/// <param name="Status">What became of it, Indonesian; empty where nothing did.</param>
/// <param name="Confidence">How sure that is: ditemukan, tinggi, sedang, rendah.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Since">Year from which on that is its status.</param>
/// <param name="Source">Where that was seen.</param>
public sealed record LegalBasis(string Name, Regex Kind, int Number, int Year, bool InForce, string Status, string Confidence, string Subject, int Since, string Source)
{
    /// <summary>Who of the region recorded it, and when, in words; null for what comes with the program, found in November 2026.</summary>
    public string? RecordedBy { get; init; }

    /// <summary>Its status in a few words, with the year.</summary>
    public string Words => (InForce, Status.Length) switch
    {
        (true, 0) => $"berlaku sejak {Since}",
        (true, _) => $"berlaku sejak {Since}; {Status}",
        _ => $"{Status} (sejak {Since})",
    };
}

/// <summary>A citation taken apart.</summary>
/// <param name="Kind">Null for a kind nobody knows.</param>
internal sealed record CitedLaw(LegalBasisKind? Kind, int Number, int Year, string Subject);

/// <summary>What is known of the regulations that SOPs cite: by the program, and before it by the region. The cited text itself is never changed.</summary>
public sealed partial class LegalBases
{
    private LegalBases(ImmutableArray<LegalBasis> all) => All = all;

    /// <summary>Those that come with the program.</summary>
    public static LegalBases Shipped { get; } = new([.. Read()]);

    /// <summary>What the region recorded first, the newest first; then those of the program.</summary>
    public IReadOnlyList<LegalBasis> All { get; }

    /// <summary>The same with what a region knows; where it knows better, the program is silent.</summary>
    public LegalBases With(IReadOnlyCollection<LegalBasis> own) =>
        new([.. own, .. All.Where(basis => !own.Any(known => (known.Number, known.Year) == (basis.Number, basis.Year) && known.Kind.IsMatch(basis.Name)))]);

    public IEnumerable<Finding> Findings(Cover cover) => cover.LegalBases.Select(Of).OfType<Finding>();

    /// <summary>What is known of a citation; null for one nobody has looked up.</summary>
    public LegalBasis? Find(string cited) =>
        Cited().Match(cited) is { Success: true } match
            ? All.FirstOrDefault(basis =>
                basis.Number == Whole(match.Groups["number"].Value) && basis.Year == Whole(match.Groups["year"].Value)
                && (basis.RecordedBy is null ? basis.Kind.IsMatch(cited) : KindOf(cited, match)?.Pattern == basis.Kind))
            : null;

    /// <summary>Kind, number, year and subject as far as a citation tells them; null where it names no number and year.</summary>
    internal static CitedLaw? Parts(string cited) => Cited().Match(cited) is { Success: true } match
        ? new(
            KindOf(cited, match), Whole(match.Groups["number"].Value), Whole(match.Groups["year"].Value),
            About().Match(cited[(match.Index + match.Length)..]).Groups["subject"].Value.Trim())
        : null;

    /// <summary>The kind stands before the number; what stands behind it may name the regulation that this one carries out.</summary>
    private static LegalBasisKind? KindOf(string cited, Match number) =>
        LegalBasisKind.All.FirstOrDefault(kind => kind.Pattern.IsMatch(cited[..number.Index])) ?? LegalBasisKind.All.FirstOrDefault(kind => kind.Pattern.IsMatch(cited));

    private Finding? Of(string cited) => Find(cited) is { InForce: false } basis
        ? new(FindingKind.LegalBasis, "Dasar Hukum", $"{basis.Name}: {basis.Status} (keyakinan {basis.Confidence}).", "Periksa statusnya pada sumber resmi, lalu ganti kutipannya.")
        : null;

    private static IEnumerable<LegalBasis> Read()
    {
        using var stream = typeof(LegalBases).Assembly.GetManifestResourceStream(typeof(LegalBases).Assembly.GetManifestResourceNames().Single(name => name.EndsWith("legal-bases.csv", StringComparison.Ordinal)))!;
        using var reader = CsvReader.Create(stream, new CsvReaderOptions { HasHeader = true });
        while (reader.Read())
        {
            yield return new(
                reader.GetString(0), new Regex(reader.GetString(1), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), Whole(reader.GetString(2)), Whole(reader.GetString(3)),
                reader.GetString(4) == "ya", reader.GetString(5), reader.GetString(6), reader.GetString(7), Whole(reader.GetString(8)), reader.GetString(9));
        }
    }

    private static int Whole(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:nomor|no\.?)?\s*(?<number>\d{1,4})\s*(?:tahun|/)\s*(?<year>(?:19|20)\d{2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cited();

    [GeneratedRegex(@"^\W*tentang\s+(?<subject>[^\r\n;]+?)[\s.;]*$", RegexOptions.IgnoreCase)]
    private static partial Regex About();
}
