using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.Archiving;

/// <summary>What is typed for an archive record.</summary>
internal sealed record ArchiveForm
{
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
    public static ArchiveForm? Read(PanelForm form, List<Rejection> faults)
    {
        var read = new ArchiveForm
        {
            Classification = Text(form, ClassificationField, "documents.archive.classification-missing", faults),
            Description = Text(form, DescriptionField, "documents.archive.description-missing", faults),
            DatedOn = Date(form, faults),
            CopyLevel = Choice<CopyLevel>(form, CopyLevelField, "documents.archive.copy-level-missing", faults),
            Medium = Choice<ArchiveMedium>(form, MediumField, "documents.archive.medium-missing", faults),
            Quantity = Text(form, QuantityField, "documents.archive.quantity-missing", faults),
            Place = Text(form, PlaceField, "documents.archive.place-missing", faults),
            ActiveYears = Years(form, ActiveField, "documents.archive.active-years", faults),
            InactiveYears = Years(form, InactiveField, "documents.archive.inactive-years", faults),
            Fate = Choice<RetentionFate>(form, FateField, "documents.archive.fate-missing", faults),
            Basis = Text(form, BasisField, "documents.archive.basis-missing", faults),
            Access = Choice<AccessClass>(form, AccessField, "documents.archive.access-missing", faults),
        };
        return faults.Count == 0 ? read : null;
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

    private static LocalDate Date(PanelForm form, List<Rejection> faults)
    {
        var date = LocalDatePattern.Iso.Parse(form[DatedOnField]);
        if (date.Success)
        {
            return date.Value;
        }

        faults.Add(new Rejection("documents.archive.date-missing"));
        return default;
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
