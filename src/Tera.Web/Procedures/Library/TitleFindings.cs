using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Where the title of an SOP says something else than its rows or its cover.</summary>
/// <remarks>Only what no reader would dispute: words of the title that stand nowhere else, another office than on the cover, another year or period.</remarks>
internal static partial class TitleFindings
{
    private const string Place = "Nama SOP";

    /// <summary>Words of titles that name no thing: every SOP may bear them.</summary>
    private static readonly HashSet<string> Empty = new(StringComparer.OrdinalIgnoreCase)
    {
        "sop", "standar", "operasional", "prosedur", "penyusunan", "pembuatan", "penerbitan", "penetapan", "penanganan", "pelayanan", "layanan", "pengelolaan", "pelaksanaan", "penyelenggaraan", "pemberian", "penyampaian", "pengurusan",
        "proses", "kegiatan", "dokumen", "tahun", "tahunan", "triwulan", "triwulanan", "bulanan", "semester", "semesteran", "daerah", "kabupaten", "kota", "provinsi", "pemerintah", "instansi", "perangkat", "administrasi", "dan", "di", "pada",
        "untuk", "dari", "atas", "bagi", "oleh", "dengan", "lingkungan", "lingkup", "dinas", "badan", "kecamatan", "kelurahan", "bagian", "bidang", "sekretariat", "inspektorat",
    };

    /// <summary>Periods that a title or a row may name.</summary>
    private static readonly (string Word, Regex Named)[] Periods =
    [
        ("mingguan", Weekly()), ("bulanan", Monthly()), ("triwulanan", Quarterly()), ("semesteran", HalfYearly()), ("tahunan", Yearly()),
    ];

    public static IEnumerable<Finding> Of(ProcedureDefinition definition)
    {
        var said = string.Join('\n', definition.PrintedSteps.SelectMany(Said));
        if (Thing(definition.Title) is { } thing && said.Length > 0 && !Has(string.Join('\n', definition.PrintedSteps.SelectMany(Made)), thing))
        {
            yield return new(FindingKind.Title, Place, $"Judul menjanjikan {thing.ToLowerInvariant()}, tetapi tidak ada langkah yang membuat atau menandatanganinya.", "Tambahkan langkah yang menyusunnya, atau sesuaikan judul dengan isinya.");
        }
        else if (said.Length > 0 && Words(definition.Title) is { Count: > 0 } words && !words.Exists(word => Has(said, word)))
        {
            yield return new(FindingKind.Title, Place, $"Tidak satu pun langkah menyebut hal pada judulnya ({string.Join(", ", words.Select(word => word.ToLowerInvariant()))}).", "Sesuaikan judul dengan isinya, atau periksa apakah tabelnya milik SOP lain.");
        }

        if (OtherOffice(definition) is { } office)
        {
            yield return new(FindingKind.Title, Place, $"Judul menyebut {office}, sedangkan sampulnya milik {definition.Cover.Agency[^1]}.", "Samakan judul dengan instansi pada sampul.");
        }

        if (OtherYear(definition) is var (named, printed))
        {
            yield return new(FindingKind.Title, Place, $"Judul menyebut tahun {named}, sedangkan sampulnya bertahun {printed}.", "Hapus tahunnya dari judul: SOP dipakai dari tahun ke tahun.");
        }

        if (OtherPeriod(definition) is var (ofTitle, ofRow, step))
        {
            yield return Finding.At(step, FindingKind.Title, $"Judul menyebut {ofTitle}, sedangkan langkah ini menyebut {ofRow}, dan tidak ada langkah yang menyebut {ofTitle}.", "Samakan periode pada judul dan isinya.");
        }
    }

    /// <summary>The document a title says is made: the word after the making; null where it names none.</summary>
    private static string? Thing(string title) => Making().Match(title) is { Success: true } match && !Empty.Contains(match.Groups[1].Value) ? match.Groups[1].Value : null;

    private static List<string> Words(string title) => [.. Word().Matches(title).Select(match => match.Value).Where(word => !Empty.Contains(word)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Said(Step step) =>
        [step.Text, .. step.Standard.Inputs.Select(input => input.Printed), .. step.Standard.Outputs.Select(output => output.Printed), step.Remark ?? ""];

    /// <summary>What a row says that it makes: its outputs, and its words where it makes, reports or signs.</summary>
    private static IEnumerable<string> Made(Step step) =>
        [.. step.Standard.Outputs.Select(output => output.Printed), .. step.Acts.Any(act => act.Kind.IsMaking() || act.Kind is ActKind.Sign or ActKind.Initial or ActKind.Report) ? [step.Text] : (string[])[]];

    /// <summary>Whether a text has the word in any of its forms: <em>pelaporan</em> and <em>melaporkan</em> are one.</summary>
    private static bool Has(string text, string word) => Stem(word) is var stem && text.Contains(stem, StringComparison.OrdinalIgnoreCase);

    /// <summary>Without what is put before and behind, and without the first letter, which the prefix changes; the whole word where too little is left.</summary>
    private static string Stem(string word)
    {
        var bare = Suffix().Replace(Prefix().Replace(word, ""), "");
        return bare.Length >= 4 ? bare : word;
    }

    private static string? OtherOffice(ProcedureDefinition definition)
    {
        var cover = string.Join('\n', definition.Cover.Agency);
        return Office().IsMatch(cover) && Office().Matches(definition.Title).FirstOrDefault(match => !cover.Contains(match.Value, StringComparison.OrdinalIgnoreCase)) is { } other ? other.Value : null;
    }

    private static (string Named, string Printed)? OtherYear(ProcedureDefinition definition)
    {
        var cover = definition.Cover;
        var printed = new[] { cover.Number, cover.CreatedOn, cover.RevisedOn, cover.EffectiveOn }.OfType<string>().SelectMany(text => Year().Matches(text).Select(match => match.Value)).ToList();
        return Year().Match(definition.Title) is { Success: true } named && printed.Count > 0 && !printed.Contains(named.Value) ? (named.Value, printed[^1]) : null;
    }

    /// <summary>A row that makes or signs something of another period, where none names that of the title.</summary>
    private static (string OfTitle, string OfRow, Step Step)? OtherPeriod(ProcedureDefinition definition)
    {
        if (Periods.FirstOrDefault(period => period.Named.IsMatch(definition.Title)) is not (var ofTitle, { } wanted) || definition.PrintedSteps.SelectMany(Said).Any(wanted.IsMatch))
        {
            return null;
        }

        foreach (var step in definition.PrintedSteps.Where(step => step.Acts.Any(act => act.Kind is ActKind.Prepare or ActKind.Sign or ActKind.Process)))
        {
            if (Periods.FirstOrDefault(period => period.Named.IsMatch(step.Text)) is (var ofRow, { }))
            {
                return (ofTitle, ofRow, step);
            }
        }

        return null;
    }

    [GeneratedRegex(@"^\W*(?:sop\s+)?(?:penyusunan|pembuatan|penerbitan|penandatanganan|pengesahan)\s+(?:dokumen\s+|naskah\s+dinas\s+|draf\s+|konsep\s+)?(\p{L}{4,})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Making();

    [GeneratedRegex(@"\p{L}{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:penge|menge|peng|meng|peny|meny|pem|mem|pen|men|per|pel|ber|ter|pe|me|di)(?=\p{L}{4})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"(?<=\p{L}{4})(?:kan|an|nya|i)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Suffix();

    /// <summary>An office by its kind and the first word of its name. <em>Perjalanan dinas</em> and <em>badan usaha</em> are none.</summary>
    [GeneratedRegex(@"(?<!\b(?:perjalanan|nota|naskah|surat|kendaraan|rumah|pakaian|tugas|telepon|barang)\s)\b(?:dinas|badan|kecamatan|kelurahan|inspektorat|puskesmas|rsud|bagian)\s+(?!usaha|hukum|publik|milik|luar|dalam|jalan|daerah|teknis|terkait|dan|pada|yang|untuk|di\b|perangkat|permusyawaratan|dari)\p{L}{3,}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Office();

    [GeneratedRegex(@"\b20\d{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Year();

    [GeneratedRegex(@"\bmingguan\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weekly();

    [GeneratedRegex(@"\bbulanan\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Monthly();

    [GeneratedRegex(@"\btriwulan(?:an)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Quarterly();

    [GeneratedRegex(@"\bsemester(?:an)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HalfYearly();

    /// <summary>A leave may be a yearly one.</summary>
    [GeneratedRegex(@"(?<!\bcuti\s)\btahunan\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Yearly();
}
