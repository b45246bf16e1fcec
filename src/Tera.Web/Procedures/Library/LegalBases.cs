using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>A regulation an SOP may cite, and what is known of it; as found in November 2026.</summary>
/// <param name="Name">Short name: <c>PermenPANRB 29/2010</c>.</param>
/// <param name="Kind">Words by which a citation is known to be of this kind.</param>
/// <param name="InForce">Whether it is in force as far as found.</param>
/// <param name="Status">What became of it, Indonesian; empty where nothing did.</param>
/// <param name="Confidence">How sure that is: ditemukan, tinggi, sedang, rendah.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Since">Year from which on that is its status.</param>
/// <param name="Source">Where that was seen.</param>
internal sealed record LegalBasis(string Name, Regex Kind, int Number, int Year, bool InForce, string Status, string Confidence, string Subject, int Since, string Source)
{
    /// <summary>Its status in a few words, with the year.</summary>
    public string Words => (InForce, Status.Length) switch
    {
        (true, 0) => $"berlaku sejak {Since}",
        (true, _) => $"berlaku sejak {Since}; {Status}",
        _ => $"{Status} (sejak {Since})",
    };
}

/// <summary>What is known of the regulations that SOPs cite. The cited text itself is never changed.</summary>
internal static partial class LegalBases
{
    private static readonly ImmutableArray<LegalBasis> Known = [.. Read()];

    /// <summary>All of them, by kind, year and number.</summary>
    public static IReadOnlyList<LegalBasis> All => Known;

    public static IEnumerable<Finding> Findings(Cover cover) => cover.LegalBases.Select(Of).OfType<Finding>();

    /// <summary>What is known of a citation; null for one nobody has looked up.</summary>
    public static LegalBasis? Find(string cited) =>
        Cited().Match(cited) is { Success: true } match
            ? Known.FirstOrDefault(basis => basis.Number == Whole(match.Groups["number"].Value) && basis.Year == Whole(match.Groups["year"].Value) && basis.Kind.IsMatch(cited))
            : null;

    private static Finding? Of(string cited) => Find(cited) is { InForce: false } basis
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

    [GeneratedRegex(@"\b(?:nomor|no\.?)?\s*(?<number>\d{1,3})\s*(?:tahun|/)\s*(?<year>(?:19|20)\d{2})\b", RegexOptions.IgnoreCase)]
    private static partial Regex Cited();
}
