using NodaTime;
using Tera.Planning.Indicators;

namespace Tera.Measurement;

/// <summary>The words for achievements (kategori capaian) as printed in their source, with a rule for the gaps left open there.</summary>
public sealed class CategoryScale
{
    internal CategoryScale(CategoryScaleDraft draft) =>
        (Code, Name, Subject, Source, ValidFrom, Gaps, Bands) =
            (draft.Code.Trim(), draft.Name.Trim(), draft.Subject, draft.Source, draft.ValidFrom, draft.Gaps, [.. draft.Bands]);

    /// <summary>The default, after Permendagri 86/2017.</summary>
    public static CategoryScale Standard => KnownScales.Permendagri86;

    /// <summary>Stored with what was settled by it; never changes: <c>permendagri-86-2017</c>.</summary>
    public string Code { get; }

    /// <summary>As the agency calls it.</summary>
    public string Name { get; }

    /// <summary>Which percentages it puts into words.</summary>
    public CategorySubject Subject { get; }

    /// <summary>The regulation or report the bands were taken from.</summary>
    public RuleSource Source { get; }

    /// <summary>First day, inclusive, on which the scale is used.</summary>
    public LocalDate ValidFrom { get; }

    /// <summary>Where a percentage between two printed bands belongs.</summary>
    public GapRule Gaps { get; }

    /// <summary>Lowest first.</summary>
    public IReadOnlyList<CategoryBand> Bands { get; }

    /// <summary>The band of a percentage; null where the scale leaves it without one.</summary>
    /// <param name="printed">The rounded figure, so that a reader with the paper in hand finds the same word.</param>
    public CategoryBand? Of(decimal printed)
    {
        for (var band = 0; band < Bands.Count; band++)
        {
            if (Bands[band].Contains(printed))
            {
                return Bands[band];
            }

            var inGapBelow = band > 0 && Bands[band].IsAbove(printed) && !Bands[band - 1].IsAbove(printed);
            if (inGapBelow)
            {
                return Gaps switch { GapRule.BandAbove => Bands[band], GapRule.BandBelow => Bands[band - 1], _ => null };
            }
        }

        return null;
    }
}

/// <summary>Which percentages a scale puts into words: one made for the one is no measure of the other.</summary>
public enum CategorySubject
{
    /// <summary>Capaian.</summary>
    Achievement,

    /// <summary>Penyerapan anggaran.</summary>
    Absorption,
}

/// <summary>Where a percentage between two printed bands belongs, such as 90.5 between "76–90" and "91–100".</summary>
public enum GapRule
{
    /// <summary>To the higher band.</summary>
    BandAbove,

    /// <summary>To the lower band.</summary>
    BandBelow,

    /// <summary>To neither; the table shows no category.</summary>
    NoCategory,
}

/// <summary>One end of a band.</summary>
/// <param name="Percent">In percent.</param>
/// <param name="Inclusive">True when the percentage itself belongs to the band.</param>
public readonly record struct CategoryBound(decimal Percent, bool Inclusive)
{
    /// <summary>The percentage itself belongs to the band.</summary>
    public static CategoryBound Including(decimal percent) => new(percent, true);

    /// <summary>The percentage itself does not belong to the band.</summary>
    public static CategoryBound Excluding(decimal percent) => new(percent, false);
}

/// <summary>One category.</summary>
/// <param name="Label">As printed: Sangat Tinggi.</param>
/// <param name="Lower">Null when the band reaches down without end.</param>
/// <param name="Upper">Null when the band reaches up without end.</param>
public sealed record CategoryBand(string Label, CategoryBound? Lower, CategoryBound? Upper)
{
    /// <summary>True when the percentage lies within both bounds.</summary>
    public bool Contains(decimal percent) => !IsAbove(percent) && !IsBelow(percent);

    /// <summary>True when the whole band lies above the percentage.</summary>
    internal bool IsAbove(decimal percent) => Lower is { } low && (low.Inclusive ? percent < low.Percent : percent <= low.Percent);

    private bool IsBelow(decimal percent) => Upper is { } high && (high.Inclusive ? percent > high.Percent : percent >= high.Percent);
}
