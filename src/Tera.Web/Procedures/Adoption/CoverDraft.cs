using System.Collections.Immutable;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Adoption;

/// <summary>Bagian Identitas as it is typed: lists with one entry per line.</summary>
internal sealed record CoverDraft
{
    /// <summary>Characters of one line, inclusive.</summary>
    public const int LongestLine = 600;

    /// <summary>Lines of one field, inclusive.</summary>
    public const int MostLines = 60;

    public string Agency { get; init; } = "";

    public string Number { get; init; } = "";

    public string CreatedOn { get; init; } = "";

    public string RevisedOn { get; init; } = "";

    public string EffectiveOn { get; init; } = "";

    public string LegalisedBy { get; init; } = "";

    public string LegalBases { get; init; } = "";

    public string Qualifications { get; init; } = "";

    public string Links { get; init; } = "";

    public string Equipment { get; init; } = "";

    public string Warnings { get; init; } = "";

    public string Records { get; init; } = "";

    public static CoverDraft From(Cover cover) => new()
    {
        Agency = Typed(cover.Agency),
        Number = cover.Number ?? "",
        CreatedOn = cover.CreatedOn ?? "",
        RevisedOn = cover.RevisedOn ?? "",
        EffectiveOn = cover.EffectiveOn ?? "",
        LegalisedBy = Typed(cover.LegalisedBy),
        LegalBases = Typed(cover.LegalBases),
        Qualifications = Typed(cover.Qualifications),
        Links = Typed([.. cover.Links.Select(link => link.Printed)]),
        Equipment = Typed(cover.Equipment),
        Warnings = Typed(cover.Warnings),
        Records = Typed(cover.Records),
    };

    public static CoverDraft Read(IFormCollection form) => new()
    {
        Agency = form[Field.Agency].ToString(),
        Number = form[Field.Number].ToString(),
        CreatedOn = form[Field.CreatedOn].ToString(),
        RevisedOn = form[Field.RevisedOn].ToString(),
        EffectiveOn = form[Field.EffectiveOn].ToString(),
        LegalisedBy = form[Field.LegalisedBy].ToString(),
        LegalBases = form[Field.LegalBases].ToString(),
        Qualifications = form[Field.Qualifications].ToString(),
        Links = form[Field.Links].ToString(),
        Equipment = form[Field.Equipment].ToString(),
        Warnings = form[Field.Warnings].ToString(),
        Records = form[Field.Records].ToString(),
    };

    /// <summary>Everything that is wrong with what was typed, by field. Empty fields are no fault: a cover may lack data, visibly.</summary>
    public IEnumerable<(string? Field, Rejection No)> Faults()
    {
        foreach (var (field, text) in Fields())
        {
            var lines = Lines(text);
            if (lines.Length > MostLines)
            {
                yield return (field, CoverRejections.TooManyLines(MostLines));
            }

            if (lines.Any(line => line.Length > LongestLine))
            {
                yield return (field, CoverRejections.LineTooLong(LongestLine));
            }
        }
    }

    /// <summary>The cover; links that are named as before keep what they mean.</summary>
    public Cover ToCover(Cover before) => new()
    {
        Agency = Lines(Agency),
        Number = Line(Number),
        CreatedOn = Line(CreatedOn),
        RevisedOn = Line(RevisedOn),
        EffectiveOn = Line(EffectiveOn),
        LegalisedBy = Lines(LegalisedBy),
        LegalBases = Lines(LegalBases),
        Qualifications = Lines(Qualifications),
        Links = [.. Lines(Links).Select(printed => before.Links.FirstOrDefault(link => link.Printed == printed)
            ?? new ProcedureLink(printed, Code: null, LinkMode.Refers, ToItself: false))],
        Equipment = Lines(Equipment),
        Warnings = Lines(Warnings),
        Records = Lines(Records),
    };

    private (string Field, string Text)[] Fields() =>
    [
        (Field.Agency, Agency),
        (Field.Number, Number),
        (Field.CreatedOn, CreatedOn),
        (Field.RevisedOn, RevisedOn),
        (Field.EffectiveOn, EffectiveOn),
        (Field.LegalisedBy, LegalisedBy),
        (Field.LegalBases, LegalBases),
        (Field.Qualifications, Qualifications),
        (Field.Links, Links),
        (Field.Equipment, Equipment),
        (Field.Warnings, Warnings),
        (Field.Records, Records),
    ];

    private static string Typed(ImmutableArray<string> lines) => string.Join('\n', lines);

    private static ImmutableArray<string> Lines(string text) =>
        [.. text.Split('\n').Select(Clean).Where(line => line.Length > 0)];

    private static string? Line(string text) => Clean(text) is { Length: > 0 } line ? line : null;

    /// <summary>Without signs nobody sees: no file of the SOP could hold them.</summary>
    private static string Clean(string line) => new string([.. line.Select(letter => char.IsControl(letter) ? ' ' : letter)]).Trim();

    /// <summary>Names of the inputs.</summary>
    public static class Field
    {
        public const string Agency = "Sampul.Instansi";
        public const string Number = "Sampul.Nomor";
        public const string CreatedOn = "Sampul.Pembuatan";
        public const string RevisedOn = "Sampul.Revisi";
        public const string EffectiveOn = "Sampul.Efektif";
        public const string LegalisedBy = "Sampul.Disahkan";
        public const string LegalBases = "Sampul.DasarHukum";
        public const string Qualifications = "Sampul.Kualifikasi";
        public const string Links = "Sampul.Keterkaitan";
        public const string Equipment = "Sampul.Peralatan";
        public const string Warnings = "Sampul.Peringatan";
        public const string Records = "Sampul.Pencatatan";
    }
}

/// <summary>Why what was typed on a cover or an adoption form was not taken.</summary>
public static class CoverRejections
{
    /// <summary>A line no cover has room for.</summary>
    public static Rejection LineTooLong(int longest) => new("procedures.cover.line-too-long", longest);

    /// <summary>More lines than a cover has room for.</summary>
    public static Rejection TooManyLines(int most) => new("procedures.cover.too-many-lines", most);

    /// <summary>No date, or not one.</summary>
    public static Rejection DateMissing() => new("procedures.cover.date-missing");

    /// <summary>The cover is incomplete and nobody said why that may be.</summary>
    public static Rejection ReasonMissing(string fields) => new("procedures.adoption.cover-incomplete", fields);

    /// <summary>The change needs a word of why.</summary>
    public static Rejection WhyMissing() => new("procedures.cover.why-missing");

    /// <summary>A lane has nobody.</summary>
    public static Rejection HolderMissing(string lane) => new("procedures.adoption.lane-unbound", lane);

    /// <summary>The proposals were not looked at.</summary>
    public static Rejection ProposalsUnread(int count) => new("procedures.adoption.proposals-unread", count);

    /// <summary>Something was excepted without a word of why.</summary>
    public static Rejection ExceptionUnexplained() => new("procedures.adoption.exception-unexplained");
}
