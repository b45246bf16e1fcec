using Tera.Planning.Indicators;

namespace Tera.Measurement;

/// <summary>How the indicators of an agency become one figure. The ways give different figures; the region declares one.</summary>
/// <remarks>
/// The arithmetic means are what published reports of regions use. Source: PMK 22/2021 for the nested geometric mean, which binds
/// ministries, not regions.
/// </remarks>
public sealed class AggregationMethod
{
    private AggregationMethod(string code) => Code = code;

    /// <summary>The mean of the objectives' means, each objective weighing the same. The default.</summary>
    public static AggregationMethod MeanOfObjectives { get; } = new("mean-of-objectives")
    {
        Name = "Rata-rata sasaran",
        Sentence = "Setiap sasaran adalah rata-rata indikatornya; capaian instansi adalah rata-rata sasaran, setiap sasaran sama bobotnya.",
        Source = new("Laporan kinerja Klungkung, Gunung Kaler, dan Lima Puluh Kota", SourceConfidence.Found),
    };

    /// <summary>The mean of all indicators, each weighing the same.</summary>
    public static AggregationMethod MeanOfIndicators { get; } = new("mean-of-indicators")
    {
        Name = "Rata-rata indikator",
        Sentence = "Capaian instansi adalah rata-rata semua indikatornya, setiap indikator sama bobotnya.",
        Source = new("Praktik laporan kinerja daerah", SourceConfidence.High),
    };

    /// <summary>The weighted mean of the objectives' weighted means, by the weights of the agency's plan; what the plan does not weigh weighs 1.</summary>
    public static AggregationMethod Weighted { get; } = new("weighted")
    {
        Name = "Rata-rata berbobot",
        Sentence = "Setiap sasaran adalah rata-rata indikatornya menurut bobot indikator; capaian instansi adalah rata-rata sasaran menurut bobot sasaran. Bobot ditetapkan dalam rencana setiap instansi; yang belum ditetapkan berbobot 1.",
        Source = new("Praktik unit dengan kartu skor berimbang; bobotnya ditetapkan instansi", SourceConfidence.High),
        IsWeighted = true,
    };

    /// <summary>The geometric mean of the objectives' geometric means: one poor figure weighs more than in an arithmetic mean.</summary>
    public static AggregationMethod NestedGeometricMean { get; } = new("nested-geometric-mean")
    {
        Name = "Rata-rata geometrik bertingkat",
        Sentence = "Setiap sasaran adalah rata-rata geometrik indikatornya; capaian instansi adalah rata-rata geometrik sasaran.",
        Source = new("PMK 22/2021; mengikat kementerian dan lembaga, bukan daerah", SourceConfidence.Found),
        IsGeometric = true,
    };

    /// <summary>Every method, in the order a form offers them.</summary>
    public static IReadOnlyList<AggregationMethod> All { get; } = [MeanOfObjectives, MeanOfIndicators, Weighted, NestedGeometricMean];

    /// <summary>Stored and exported; never changes.</summary>
    public string Code { get; }

    /// <summary>Indonesian, as printed.</summary>
    public required string Name { get; init; }

    /// <summary>The method in words, Indonesian.</summary>
    public required string Sentence { get; init; }

    /// <summary>Where the method was found.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>True when figures are multiplied and a root is taken.</summary>
    internal bool IsGeometric { get; private init; }

    /// <summary>True when the weights of the plan are used.</summary>
    public bool IsWeighted { get; private init; }

    /// <summary>The method stored under a code; null when there is none.</summary>
    public static AggregationMethod? WithCode(string code) => All.FirstOrDefault(method => method.Code == code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}

/// <summary>How the agencies of a region become one figure.</summary>
/// <remarks>No regulation was found that decides it; the region declares one.</remarks>
public sealed class RegionAggregation
{
    private RegionAggregation(string code) => Code = code;

    /// <summary>The mean of the agencies' figures, each agency weighing the same. The default.</summary>
    public static RegionAggregation MeanOfAgencies { get; } = new("mean-of-agencies")
    {
        Name = "Rata-rata instansi",
        Sentence = "Capaian daerah adalah rata-rata capaian instansi, setiap instansi sama bobotnya.",
    };

    /// <summary>Each agency weighs as much as it has indicators that could be assessed.</summary>
    public static RegionAggregation ByIndicators { get; } = new("by-indicators")
    {
        Name = "Rata-rata menurut banyaknya indikator",
        Sentence = "Capaian daerah adalah rata-rata capaian instansi, setiap instansi berbobot sebanyak indikatornya yang dapat dinilai.",
        WeighsIndicators = true,
    };

    /// <summary>Every method, in the order a form offers them.</summary>
    public static IReadOnlyList<RegionAggregation> All { get; } = [MeanOfAgencies, ByIndicators];

    /// <summary>Stored and exported; never changes.</summary>
    public string Code { get; }

    /// <summary>Indonesian, as printed.</summary>
    public required string Name { get; init; }

    /// <summary>The method in words, Indonesian.</summary>
    public required string Sentence { get; init; }

    internal bool WeighsIndicators { get; private init; }

    /// <summary>The method stored under a code; null when there is none.</summary>
    public static RegionAggregation? WithCode(string code) => All.FirstOrDefault(method => method.Code == code);

    /// <inheritdoc/>
    public override string ToString() => Code;
}
