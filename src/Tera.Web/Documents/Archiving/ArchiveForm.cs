using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tera.Documents.Retention;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Archiving;

/// <summary>What is typed for an archive record.</summary>
internal sealed record ArchiveForm
{
    public const string RowField = "ButirJra";
    public const string ClassificationField = "Klasifikasi";
    public const string DescriptionField = "Uraian";
    public const string DatedOnField = "Tanggal";
    public const string CopyLevelField = "TingkatPerkembangan";
    public const string MediumField = "Media";
    public const string QuantityField = "Jumlah";
    public const string PlaceField = "Lokasi";
    public const string ActiveField = "RetensiAktif";
    public const string InactiveField = "RetensiInaktif";
    public const string FateField = "NasibAkhir";
    public const string BasisField = "DasarRetensi";
    public const string AccessField = "KelasAkses";

    /// <summary>The republic has no older files; an earlier date is a slip of the hand.</summary>
    private static readonly LocalDate Oldest = new(1945, 8, 17);

    private const int MostYears = 100;
    private const int LongestText = 300;

    public required string Classification { get; init; }

    public required string Description { get; init; }

    public required LocalDate DatedOn { get; init; }

    public required CopyLevel CopyLevel { get; init; }

    public required ArchiveMedium Medium { get; init; }

    public required string Quantity { get; init; }

    public required string Place { get; init; }

    public required int ActiveYears { get; init; }

    public required int InactiveYears { get; init; }

    public required RetentionFate Fate { get; init; }

    public required string Basis { get; init; }

    public required AccessClass Access { get; init; }

    /// <summary>The form; null when anything is wrong with it.</summary>
    /// <param name="form">As posted.</param>
    /// <param name="row">Chosen from the region's schedule: it tells what was left empty. Null for none.</param>
    /// <param name="days">Between which its day lies.</param>
    /// <param name="strictest">The strictest sifat among its papers.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static ArchiveForm? Read(PanelForm form, RetentionRow? row, FilingDays days, AccessClass strictest, List<Rejection> faults)
    {
        var read = new ArchiveForm
        {
            Classification = Code(form, faults),
            Description = Text(form, DescriptionField, "documents.archive.description-missing", faults),
            DatedOn = Date(form, days, faults),
            CopyLevel = Choice<CopyLevel>(form, CopyLevelField, "documents.archive.copy-level-missing", faults),
            Medium = Choice<ArchiveMedium>(form, MediumField, "documents.archive.medium-missing", faults),
            Quantity = Text(form, QuantityField, "documents.archive.quantity-missing", faults),
            Place = Text(form, PlaceField, "documents.archive.place-missing", faults),
            ActiveYears = row is not null && form[ActiveField].Length == 0 ? row.ActiveYears : Years(form, ActiveField, "documents.archive.active-years", faults),
            InactiveYears = row is not null && form[InactiveField].Length == 0 ? row.InactiveYears : Years(form, InactiveField, "documents.archive.inactive-years", faults),
            Fate = row is not null && form[FateField].Length == 0 ? row.FinalFate : Choice<RetentionFate>(form, FateField, "documents.archive.fate-missing", faults),
            Basis = row is not null && form[BasisField].Length == 0 ? row.BasisWithTerm : Text(form, BasisField, "documents.archive.basis-missing", faults),
            Access = ClassOf(form, strictest, faults),
        };
        return faults.Count == 0 ? read : null;
    }

    /// <summary>What of a record may be corrected; null when anything is wrong with it.</summary>
    /// <param name="form">As posted.</param>
    /// <param name="faults">Gets what is wrong.</param>
    public static RecordTerms? ReadTerms(PanelForm form, List<Rejection> faults)
    {
        var terms = new RecordTerms(
            Text(form, DescriptionField, "documents.archive.description-missing", faults),
            Code(form, faults),
            Choice<CopyLevel>(form, CopyLevelField, "documents.archive.copy-level-missing", faults),
            Text(form, QuantityField, "documents.archive.quantity-missing", faults),
            Text(form, PlaceField, "documents.archive.place-missing", faults));
        return faults.Count == 0 ? terms : null;
    }

    private static string Code(PanelForm form, List<Rejection> faults)
    {
        var code = Text(form, ClassificationField, "documents.archive.classification-missing", faults);
        if (code.Length is > 0 and <= LongestText && !Retention.Classification.IsCode(code))
        {
            faults.Add(new Rejection("documents.archive.classification-unreadable", code));
        }

        return code;
    }

    private static AccessClass ClassOf(PanelForm form, AccessClass strictest, List<Rejection> faults)
    {
        var chosen = Choice<AccessClass>(form, AccessField, "documents.archive.access-missing", faults);
        if (chosen < strictest && form[AccessField].Length > 0)
        {
            faults.Add(new Rejection("documents.archive.access-below", DocumentWords.Of(strictest).ToLowerInvariant()));
        }

        return chosen;
    }

    private static string Text(PanelForm form, string field, string code, List<Rejection> faults)
    {
        var text = form[field];
        if (text.Length is 0 or > LongestText)
        {
            faults.Add(new Rejection(code, LongestText));
        }

        return text;
    }

    private static LocalDate Date(PanelForm form, FilingDays days, List<Rejection> faults)
    {
        var date = LocalDatePattern.Iso.Parse(form[DatedOnField]);
        if (!date.Success)
        {
            faults.Add(new Rejection("documents.archive.date-missing"));
            return default;
        }

        if (date.Value < Oldest || date.Value > days.Today)
        {
            faults.Add(new Rejection("documents.archive.date-out", Oldest, days.Today));
        }
        else if (date.Value < days.LastDocument)
        {
            faults.Add(new Rejection("documents.archive.date-before-last", date.Value, days.LastDocument));
        }

        return date.Value;
    }

    private static int Years(PanelForm form, string field, string code, List<Rejection> faults)
    {
        if (!int.TryParse(form[field], NumberStyles.None, CultureInfo.InvariantCulture, out var years) || years > MostYears)
        {
            faults.Add(new Rejection(code, MostYears));
        }

        return years;
    }

    private static TChoice Choice<TChoice>(PanelForm form, string field, string code, List<Rejection> faults)
        where TChoice : struct, Enum
    {
        if (!Enum.TryParse<TChoice>(form[field], out var choice) || !Enum.IsDefined(choice))
        {
            faults.Add(new Rejection(code));
        }

        return choice;
    }
}

/// <summary>Between which days the day of a file lies: retention is reckoned from it, so it is not before the last paper in the file.</summary>
/// <param name="LastDocument">At the agency's seat; null for a run without documents.</param>
/// <param name="Today">At the agency's seat.</param>
internal sealed record FilingDays(LocalDate? LastDocument, LocalDate Today);
