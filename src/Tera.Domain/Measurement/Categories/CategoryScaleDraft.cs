using NodaTime;
using Tera.Planning.Indicators;
using Tera.Shared;

namespace Tera.Measurement;

/// <summary>A category scale as filled in or imported.</summary>
public sealed record CategoryScaleDraft
{
    /// <summary>Stored with what is settled by it; required.</summary>
    public required string Code { get; init; }

    /// <summary>Required.</summary>
    public required string Name { get; init; }

    /// <summary>Default: achievements.</summary>
    public CategorySubject Subject { get; init; } = CategorySubject.Achievement;

    /// <summary>The regulation or report the bands were taken from.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>First day, inclusive, on which the scale will be used.</summary>
    public required LocalDate ValidFrom { get; init; }

    /// <summary>Where a percentage between two bands belongs.</summary>
    public required GapRule Gaps { get; init; }

    /// <summary>Lowest first; at least one.</summary>
    public required IReadOnlyList<CategoryBand> Bands { get; init; }

    /// <summary>Every fault; empty when a scale can be made.</summary>
    public IReadOnlyList<Rejection> Check()
    {
        var faults = new List<Rejection>();
        if (string.IsNullOrWhiteSpace(Code) || string.IsNullOrWhiteSpace(Name) || Bands is [])
        {
            faults.Add(MeasurementRejections.ScaleIncomplete());
        }

        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        faults.AddRange(Bands
            .Where(band => string.IsNullOrWhiteSpace(band.Label) || !labels.Add(band.Label.Trim()))
            .Select(band => MeasurementRejections.BandLabel(band.Label)));
        faults.AddRange(Bands.Where(IsEmpty).Select(band => MeasurementRejections.BandUpsideDown(band.Label)));
        faults.AddRange(Bands.Zip(Bands.Skip(1))
            .Where(pair => !Follows(pair.First.Upper, pair.Second.Lower))
            .Select(pair => MeasurementRejections.BandsOverlap(pair.First.Label, pair.Second.Label)));
        return faults;
    }

    /// <summary>The scale, or the first fault.</summary>
    public Result<CategoryScale> Create() => Check() is [var first, ..] ? first : new CategoryScale(this);

    private static bool IsEmpty(CategoryBand band) =>
        band is { Lower: { } low, Upper: { } high }
        && (low.Percent > high.Percent || (low.Percent == high.Percent && !(low.Inclusive && high.Inclusive)));

    private static bool Follows(CategoryBound? upper, CategoryBound? lower) =>
        upper is { } end && lower is { } start
        && (end.Percent < start.Percent || (end.Percent == start.Percent && !(end.Inclusive && start.Inclusive)));
}
