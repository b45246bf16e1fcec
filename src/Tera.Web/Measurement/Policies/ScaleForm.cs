using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using Tera.Planning.Indicators;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.Policies;

/// <summary>One line of the form of a scale, as typed.</summary>
internal sealed record TypedBand(string Label, string Lower, bool LowerExcluded, string Upper, bool UpperExcluded)
{
    public bool IsEmpty => Label.Length == 0 && Lower.Length == 0 && Upper.Length == 0;
}

/// <summary>A scale as somebody typed it.</summary>
internal sealed partial record ScaleForm(string Name, string Source, string From, string Gaps, IReadOnlyList<TypedBand> Bands)
{
    public const int MostBands = 8;

    public const string FormName = "skala", NameField = "nama", SourceField = "dasar", FromField = "sejak", GapsField = "celah";

    public static ScaleForm Empty { get; } =
        new("", "", "", nameof(GapRule.BandAbove), [.. Enumerable.Repeat(new TypedBand("", "", false, "", false), MostBands)]);

    public static string Field(int band, string part) => $"pita.{band}.{part}";

    public static ScaleForm Read(IFormCollection form)
    {
        string Text(string name) => form[name].ToString().Trim();
        return new(
            Text(NameField), Text(SourceField), Text(FromField), Text(GapsField),
            [
                .. Enumerable.Range(0, MostBands).Select(at => new TypedBand(
                    Text(Field(at, "nama")), Text(Field(at, "bawah")), Text(Field(at, "tanda-bawah")).Length > 0, Text(Field(at, "atas")), Text(Field(at, "tanda-atas")).Length > 0)),
            ]);
    }

    /// <summary>What can be settled, or everything that could not be read.</summary>
    /// <param name="sentence">The words for a rejection.</param>
    public (CategoryScaleDraft? Draft, IReadOnlyList<Fault> Faults) Draft(Func<Rejection, string> sentence)
    {
        List<Fault> faults = [];
        var from = LocalDatePattern.Iso.Parse(From);
        if (!from.Success)
        {
            faults.Add(new(FromField, "Tanggal mulai berlaku belum diisi atau bukan tanggal."));
        }

        if (Source.Length == 0)
        {
            faults.Add(new(SourceField, "Dasar skala belum diisi."));
        }

        if (!Enum.TryParse<GapRule>(Gaps, out var gaps))
        {
            faults.Add(new(GapsField, "Pilih ke mana angka di antara dua kategori masuk."));
        }

        List<CategoryBand> bands = [];
        for (var at = 0; at < Bands.Count; at++)
        {
            if (!Bands[at].IsEmpty)
            {
                bands.Add(new(Bands[at].Label, Bound(at, "bawah", Bands[at].Lower, Bands[at].LowerExcluded), Bound(at, "atas", Bands[at].Upper, Bands[at].UpperExcluded)));
            }
        }

        return faults.Count > 0 ? (null, faults) : (Settled(from.Value, gaps, bands), []);

        CategoryBound? Bound(int at, string part, string text, bool excluded)
        {
            if (text.Length == 0)
            {
                return null;
            }

            if (IndonesianNumber.Parse(text).Accepted(out var percent, out var no))
            {
                return new(percent, !excluded);
            }

            faults.Add(new(Field(at, part), sentence(no)));
            return null;
        }
    }

    private CategoryScaleDraft Settled(LocalDate from, GapRule gaps, List<CategoryBand> bands) => new()
    {
        Code = CodeOf(Name),
        Name = Name,
        Source = new RuleSource(Source, SourceConfidence.Found),
        ValidFrom = from,
        Gaps = gaps,
        Bands = bands,
    };

    /// <summary>Small letters and digits, parted by dashes; empty where the name has none.</summary>
    private static string CodeOf(string name) => Others().Replace(name.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others();
}
