using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Tera.Procedures.Definitions;

/// <summary>An SOP as it runs: cover, lanes and steps. Immutable; a version in force pins one for ever.</summary>
/// <param name="Code">Name in the library.</param>
/// <param name="Title">Nama SOP as printed.</param>
/// <param name="Periodicity">How often it runs.</param>
/// <param name="MainDocument">The document the SOP exists for.</param>
/// <param name="Cover">Bagian Identitas.</param>
/// <param name="Lanes">Columns of Pelaksana, in printed order.</param>
/// <param name="Aliases">Other names of lanes in the text.</param>
/// <param name="Steps">Rows in printed order, service steps where they happen. The first one starts the run.</param>
public sealed record ProcedureDefinition(
    ProcedureCode Code,
    string Title,
    Periodicity Periodicity,
    ArtifactKind MainDocument,
    Cover Cover,
    ImmutableArray<Lane> Lanes,
    ImmutableArray<RoleAlias> Aliases,
    ImmutableArray<Step> Steps)
{
    /// <summary>Documents of the performance cycle, each about a quarter or a year.</summary>
    private static readonly ImmutableArray<string> OfPerformance = ["pengukuran", "hasil-pengumpulan-data", "hasil-evaluasi", "laporan-kinerja"];

    /// <summary>Where the periodicity comes from.</summary>
    public Provenance PeriodicityReading { get; init; } = Provenance.Printed;

    /// <summary>Why that is the document the SOP exists for, where the source does not say so; null where it does, or a person wrote it.</summary>
    /// <remarks>Left out of the canonical text when null, so that definitions from before it exist keep their fingerprint.</remarks>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Provenance? MainDocumentReading { get; init; }

    /// <summary>The text the definition was read from; null when it was drawn up here.</summary>
    public SourceText? Source { get; init; }

    /// <summary>
    /// Whether it runs about a period, once at a time: it says how often, exists for a document of performance, or takes in what every unit or employee hands in
    /// and brings it together. Any other SOP runs about a matter, as often as one comes up.
    /// </summary>
    public bool IsOfPeriod => Periodicity is not Periodicity.Unstated || OfPerformance.Contains(MainDocument.Value)
        || (Steps.Any(step => step.Acts.Any(act => act is { Kind: ActKind.Collect, FansOut: true })) && Steps.Any(step => step.Acts.Any(act => act.Kind is ActKind.Process)));

    /// <summary>The step a run begins with.</summary>
    public Step Start => Steps[0];

    /// <summary>Rows of the SOP, without service steps.</summary>
    public IEnumerable<Step> PrintedSteps => Steps.Where(step => step.IsPrinted);

    /// <summary>What people call a step in a sentence: its printed number, else its words; the key of one that is not here.</summary>
    public string NameOf(StepKey key) => Find(key) is { } step ? step.Number ?? step.Text : key.Value;

    /// <summary>The step of that key; null when there is none.</summary>
    public Step? Find(StepKey key)
    {
        foreach (var step in Steps)
        {
            if (step.Key == key)
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The step of that key, which must exist.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No step has the key.</exception>
    public Step this[StepKey key] => Find(key) ?? throw new ArgumentOutOfRangeException(nameof(key), key, "No such step.");

    /// <summary>An act of a step, both of which must exist.</summary>
    /// <param name="step">The step.</param>
    /// <param name="number">Place of the act in the step, from 1.</param>
    public Act ActOf(StepKey step, int number) => this[step].Acts[number - 1];

    /// <summary>The lane of that key, which must exist.</summary>
    /// <exception cref="InvalidOperationException">No lane has the key.</exception>
    public Lane Lane(LaneKey key) => Lanes.First(lane => lane.Key == key);

    /// <summary>Place of a step in the order of the SOP, from 0; -1 when there is none.</summary>
    public int IndexOf(StepKey key)
    {
        for (var index = 0; index < Steps.Length; index++)
        {
            if (Steps[index].Key == key)
            {
                return index;
            }
        }

        return -1;
    }
}
