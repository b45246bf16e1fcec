using System.Text.RegularExpressions;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Reading;

/// <summary>A kind of thing as it was read; no reading where the kind of act leaves no choice.</summary>
internal sealed record ReadProduct(string Kind, Provenance? Reading = null);

/// <summary>Says which document an SOP exists for, and what each act yields. No office prints either.</summary>
internal sealed partial class ProductReader
{
    private const string Report = "laporan";

    private readonly string _document;

    public ProductReader(SourceTable table)
    {
        MainDocument = Document(table);
        _document = MainDocument.Kind;
    }

    public ReadProduct MainDocument { get; }

    /// <summary>What an act of a row yields; null for nothing.</summary>
    public ReadProduct? Of(ActKind kind, string text) => Of(kind, text, _document);

    /// <summary>What an act of a row yields in an SOP that exists for a document; null for nothing.</summary>
    public static ReadProduct? Of(ActKind kind, string text, string document) => kind switch
    {
        ActKind.Instruct => new("disposisi"),
        ActKind.FormTeam => new("tim"),
        ActKind.Collect => new("data"),
        ActKind.Invite => new("undangan"),
        ActKind.Meet => new("rapat"),
        ActKind.Minute => new("notulen"),
        ActKind.Dispatch => new("surat-pengantar"),
        ActKind.Archive => new("arsip"),
        ActKind.Upload => new("bukti-unggah"),
        ActKind.Report => new(Report),
        ActKind.Prepare when text.Contains("form", StringComparison.OrdinalIgnoreCase) => Guess("formulir", 0.8m, "Kegiatannya menyebut formulir."),
        ActKind.Prepare when text.Contains("rencana", StringComparison.OrdinalIgnoreCase) => Guess("rencana", 0.7m, "Kegiatannya menyebut rencana."),
        ActKind.Prepare => Guess(document, 0.6m, "Yang disusun dianggap dokumen utama SOP ini."),
        ActKind.Sign => Guess(document, 0.8m, "Yang ditandatangani dianggap dokumen utama SOP ini."),
        ActKind.Process => Guess("rekap", 0.6m, "Yang diolah dianggap rekap."),
        _ => null,
    };

    private static ReadProduct Document(SourceTable table)
    {
        var title = table.Title.ToUpperInvariant();
        // Figures are opened for an SOP that measures: what measures land or noise must not be one by a word of its title.
        var ofPerformance = Performance().IsMatch(table.Title) || table.Rows.Any(row => Performance().IsMatch(row.Text));
        return title switch
        {
            _ when ofPerformance && title.Contains("PENGUMPULAN DATA", StringComparison.Ordinal) => Named("hasil-pengumpulan-data", "pengumpulan data kinerja"),
            _ when ofPerformance && title.Contains("PENGUKURAN", StringComparison.Ordinal) => Named("pengukuran", "pengukuran kinerja; SOP seperti itu membuka lembar kinerja"),
            _ when ofPerformance && title.Contains("EVALUASI", StringComparison.Ordinal) => Named("hasil-evaluasi", "evaluasi kinerja"),
            _ when ofPerformance && (title.Contains("LAPORAN", StringComparison.Ordinal) || title.Contains("PELAPORAN", StringComparison.Ordinal)) => Named("laporan-kinerja", "pelaporan kinerja"),
            _ when title.Contains("BERITA ACARA", StringComparison.Ordinal) => Named("berita-acara", "berita acara"),
            _ when title.Contains("NOTA DINAS", StringComparison.Ordinal) => Named("nota-dinas", "nota dinas"),
            _ => Guess(Report, 0.5m, "Judul tidak menyebut dokumen yang dikenal Tera; dipilih laporan, bentuk untuk naskah apa pun."),
        };
    }

    private static ReadProduct Named(string kind, string subject) => Guess(kind, 0.85m, $"Judul dan isinya menyebut {subject}.");

    private static ReadProduct Guess(string kind, decimal confidence, string reason) => new(kind, new(Origin.Inferred, confidence, reason));

    [GeneratedRegex(@"\b(?:kinerja|sakip|akuntabilitas|capaian|indikator|lkjip|lakip)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Performance();
}
