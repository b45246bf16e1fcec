using Tera.Planning.Indicators;

namespace Tera.Measurement;

/// <summary>
/// How achievement is held against money spent. Reports use several methods that answer different questions; the region declares
/// one, and its name is printed beside the figure.
/// </summary>
/// <remarks>
/// PMK 62/2023, which replaced the methods of ministries, names what is evaluated but its weights were not found; it is no method
/// here until they are.
/// </remarks>
public sealed class EfficiencyMethod
{
    private readonly Func<EfficiencyCase, int, Efficiency> _reckon;

    private EfficiencyMethod(string code, Func<EfficiencyCase, int, Efficiency> reckon) => (Code, _reckon) = (code, reckon);

    /// <summary>Achievement less absorption, in percentage points; efficient only where the target was met. The default.</summary>
    public static EfficiencyMethod Difference { get; } = new("difference", EfficiencyArithmetic.Difference(targetMet: true))
    {
        Name = "Selisih, bila target tercapai",
        Expression = "capaian − penyerapan; efisien bila capaian ≥ 100 dan selisihnya tidak negatif",
        Unit = "poin persen",
        Source = new("Praktik laporan kinerja daerah", SourceConfidence.High),
    };

    /// <summary>The same difference; efficient where the achievement is not below the absorption, target met or not.</summary>
    public static EfficiencyMethod DifferenceFromAbsorption { get; } = new("difference-from-absorption", EfficiencyArithmetic.Difference(targetMet: false))
    {
        Name = "Selisih terhadap penyerapan",
        Expression = "capaian − penyerapan; efisien bila capaian ≥ penyerapan",
        Unit = "poin persen",
        Source = new("Praktik laporan kinerja daerah", SourceConfidence.High),
    };

    /// <summary>What was left of the ceiling, credited only where the target was met.</summary>
    public static EfficiencyMethod UnspentShare { get; } = new("unspent-share", EfficiencyArithmetic.UnspentShare)
    {
        Name = "Sisa anggaran, bila target tercapai",
        Expression = "(pagu − realisasi) ÷ pagu × 100; hanya diperhitungkan bila capaian ≥ 100",
        Unit = "%",
        Source = new("LKjIP sebuah kota 2019", SourceConfidence.Found),
    };

    /// <summary>Achievement of output over achievement of input; over 100 is efficient.</summary>
    public static EfficiencyMethod Ratio { get; } = new("ratio", EfficiencyArithmetic.Ratio)
    {
        Name = "Rasio keluaran terhadap masukan",
        Expression = "capaian ÷ penyerapan × 100; efisien bila lebih dari 100",
        Unit = "%",
        Source = new("Laporan kinerja BPKP 2021", SourceConfidence.Found),
    };

    /// <summary>E: what the reached outputs may have cost less what they did cost, over the former.</summary>
    /// <remarks>Source: PMK 214/2017; it bound ministries, not regions.</remarks>
    public static EfficiencyMethod OutputCost { get; } = new("output-cost", EfficiencyArithmetic.OutputCost)
    {
        Name = "Efisiensi keluaran (E)",
        Expression = "Σ(pagu keluaran × capaian keluaran − realisasi keluaran) ÷ Σ(pagu keluaran × capaian keluaran) × 100",
        Unit = "%",
        Source = new("PMK 214/2017; mengikat kementerian dan lembaga, bukan daerah", SourceConfidence.Found),
    };

    /// <summary>NE: E held within −20 and 20 and laid on a scale from 0 to 100, so that 50 is neither saved nor overspent.</summary>
    /// <remarks>Source: PMK 214/2017; the scale is well established but was not read again.</remarks>
    public static EfficiencyMethod OutputCostValue { get; } = new("output-cost-value", EfficiencyArithmetic.OutputCostValue)
    {
        Name = "Nilai efisiensi (NE)",
        Expression = "50 + E ÷ 20 × 50, dengan E paling rendah −20 dan paling tinggi 20",
        Unit = "",
        Source = new("PMK 214/2017; mengikat kementerian dan lembaga, bukan daerah", SourceConfidence.High),
    };

    /// <summary>Every method, in the order a form offers them.</summary>
    public static IReadOnlyList<EfficiencyMethod> All { get; } =
        [Difference, DifferenceFromAbsorption, UnspentShare, Ratio, OutputCost, OutputCostValue];

    /// <summary>Stored and exported; never changes.</summary>
    public string Code { get; }

    /// <summary>Indonesian, as printed.</summary>
    public required string Name { get; init; }

    /// <summary>The rule in Indonesian words and signs, as printed.</summary>
    public required string Expression { get; init; }

    /// <summary>What the figure counts: <c>%</c>, <c>poin persen</c>; empty for a value from 0 to 100.</summary>
    public required string Unit { get; init; }

    /// <summary>Where the method was found.</summary>
    public required RuleSource Source { get; init; }

    /// <summary>Reckoned output by output: the figures of a whole alone give nothing.</summary>
    public bool IsOfOutputs => this == OutputCost || this == OutputCostValue;

    /// <summary>The method stored under a code; null when there is none.</summary>
    public static EfficiencyMethod? WithCode(string code) => All.FirstOrDefault(method => method.Code == code);

    /// <summary>Total: whatever the figures are, there is a percentage or a reason.</summary>
    /// <param name="decimals">0 to 6; two unless told otherwise.</param>
    public Efficiency Of(EfficiencyCase reached, int decimals = 2)
    {
        try
        {
            return _reckon(reached, decimals);
        }
        catch (OverflowException)
        {
            // As in the calculator: decimal can only throw.
            return new Efficiency.NotAssessable(EfficiencyGap.TooLarge);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Code;
}
