using System.Globalization;
using Tera.Procedures.Definitions;

namespace Tera.Procedures.Library;

/// <summary>Computes the findings of a definition.</summary>
/// <remarks>Source: PermenPANRB 35/2012, annex: Bagian Identitas and Bagian Flowchart.</remarks>
public static class Findings
{
    private const string CoverPlace = "Bagian Identitas";

    /// <summary>Missing numbers that are named; a year in the column No leaves millions.</summary>
    private const int MostMissing = 10;

    /// <summary>Everything a reader can see to be missing or wrong, in the order of the paper.</summary>
    /// <param name="definition">The SOP.</param>
    /// <param name="isThere">Whether an SOP of that code can be opened; links to others are unresolved.</param>
    /// <param name="laws">What is known of regulations; null for what comes with the program.</param>
    /// <param name="isFlowTold">Whether what keeps the flow from its end has been told as faults of a file.</param>
    public static IReadOnlyList<Finding> Of(ProcedureDefinition definition, Func<ProcedureCode, bool> isThere, LegalBases? laws = null, bool isFlowTold = false) =>
    [
        .. isFlowTold ? [] : FlowFindings.Flaws(definition),
        .. OfCover(definition.Cover),
        .. (laws ?? LegalBases.Shipped).Findings(definition.Cover),
        .. FlowFindings.Titles(definition),
        .. TitleFindings.Of(definition),
        .. OfLinks(definition, isThere),
        .. FlowFindings.Lanes(definition),
        .. OfNumbers(definition),
        .. WordingFindings.Of(definition),
        .. FlowFindings.Decisions(definition),
        .. OfStandards(definition),
        .. FlowFindings.Times(definition),
        .. FlowFindings.Order(definition),
        .. SigningFindings.Of(definition),
    ];

    private static IEnumerable<Finding> OfCover(Cover cover)
    {
        (string Field, bool Present)[] fields =
        [
            ("Nama instansi", !cover.Agency.IsEmpty),
            ("Nomor SOP", Printed(cover.Number)),
            ("Tanggal Pembuatan", Printed(cover.CreatedOn)),
            ("Tanggal Revisi", Printed(cover.RevisedOn)),
            ("Tanggal Efektif", Printed(cover.EffectiveOn)),
            ("Disahkan oleh", !cover.LegalisedBy.IsEmpty),
            ("Dasar Hukum", !cover.LegalBases.IsEmpty),
            ("Kualifikasi Pelaksana", !cover.Qualifications.IsEmpty),
            ("Keterkaitan", !cover.Links.IsEmpty),
            ("Peralatan/Perlengkapan", !cover.Equipment.IsEmpty),
            ("Peringatan", !cover.Warnings.IsEmpty),
            ("Pencatatan dan Pendataan", !cover.Records.IsEmpty),
        ];
        return fields.Where(field => !field.Present).Select(field => new Finding(FindingKind.Cover, CoverPlace, $"{field.Field} belum diisi.", "Isi pada sampul, atau tulis tanda hubung bila memang tidak ada."));
    }

    private static IEnumerable<Finding> OfLinks(ProcedureDefinition definition, Func<ProcedureCode, bool> isThere)
    {
        var named = definition.Cover.Links.Select(link => ((Step?)null, link)).Concat(definition.Steps.Where(step => step.Link is not null).Select(step => ((Step?)step, step.Link!)));
        foreach (var (step, link) in named)
        {
            var lack = link.ToItself || IsItself(definition, link) ? ($"“{link.Printed}” menunjuk SOP ini sendiri.", "Hapus dari Keterkaitan, atau tulis SOP lain yang dimaksud.")
                : link.Code is not { } code || !isThere(code) ? ($"“{link.Printed}” disebut, tetapi belum tersedia.", "Impor SOP itu atau ambil dari pustaka, lalu hubungkan.")
                : ((string Text, string Mend)?)null;
            if (lack is var (text, mend))
            {
                yield return step is null ? new(FindingKind.Links, "Keterkaitan", text, mend) : Finding.At(step, FindingKind.Links, text, mend);
            }
        }
    }

    /// <summary>Named as it is titled, and not tied to another.</summary>
    private static bool IsItself(ProcedureDefinition definition, ProcedureLink link) =>
        (link.Code is null || link.Code == definition.Code) && Bare(link.Printed) is { Length: > 0 } printed && printed == Bare(definition.Title);

    /// <summary>A name without <em>SOP</em>, in letters and digits.</summary>
    private static string Bare(string name)
    {
        var words = name.Trim();
        words = words.StartsWith("SOP", StringComparison.OrdinalIgnoreCase) ? words[3..] : words;
        return string.Concat(words.Where(char.IsLetterOrDigit)).ToUpperInvariant();
    }

    private static IEnumerable<Finding> OfNumbers(ProcedureDefinition definition)
    {
        var rows = definition.PrintedSteps.ToList();
        foreach (var row in rows.Where(row => !Printed(row.PrintedNumber)))
        {
            yield return Finding.At(row, FindingKind.Numbering, "Baris ini tercetak tanpa nomor.", "Beri nomor sesuai urutannya.");
        }

        foreach (var twice in rows.Where(row => Printed(row.PrintedNumber)).GroupBy(row => row.Number!).Where(group => group.Count() > 1))
        {
            yield return Finding.At(twice.Last(), FindingKind.Numbering, $"Nomor {twice.Key} dipakai {twice.Count()} baris.", $"Nomori ulang 1 sampai {rows.Count}.");
        }

        var numbers = rows.Select(row => int.TryParse(row.Number, CultureInfo.InvariantCulture, out var number) ? number : 0).Where(number => number > 0).ToHashSet();
        var missing = Enumerable.Range(1, numbers.DefaultIfEmpty().Max()).Where(number => !numbers.Contains(number)).Take(MostMissing + 1).ToList();
        if (missing.Count > 0)
        {
            var more = missing.Count > MostMissing ? ", dan seterusnya" : "";
            yield return new(FindingKind.Numbering, "Kolom No", $"Nomor {string.Join(", ", missing.Take(MostMissing))}{more} tidak ada.", $"Nomori ulang 1 sampai {rows.Count}, atau pulihkan baris yang hilang.");
        }
    }

    private static IEnumerable<Finding> OfStandards(ProcedureDefinition definition)
    {
        foreach (var step in definition.PrintedSteps)
        {
            (string Column, bool Present)[] columns =
            [
                ("kelengkapan", !step.Standard.Inputs.IsEmpty),
                ("waktu", step.Standard.TimeText is not null),
                ("keluaran", !step.Standard.Outputs.IsEmpty),
            ];
            var missing = columns.Where(column => !column.Present).Select(column => column.Column).ToList();
            if (missing.Count > 0)
            {
                var text = missing.Count == columns.Length ? "Tanpa mutu baku sama sekali." : $"Tanpa {string.Join(" dan ", missing)}.";
                yield return Finding.At(step, FindingKind.Standard, text, $"Tetapkan {string.Join(", ", missing)} langkah ini.");
            }
        }
    }

    private static bool Printed(string? text) => !string.IsNullOrWhiteSpace(text);
}
