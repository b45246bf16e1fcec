using Tera.Procedures.Definitions;
using Tera.Procedures.Matrix;

namespace Tera.Procedures.Library;

/// <summary>Something in a definition that the source does not print and that the office has to look at.</summary>
/// <param name="Key">Names it in a form; the same for the same definition.</param>
/// <param name="Where">The row, or the part of the SOP.</param>
/// <param name="What">What was read or offered.</param>
/// <param name="Reading">Why, and how sure.</param>
/// <param name="SourceLine">Line in the source text; null where there is none.</param>
/// <param name="IsActor">True for who does an act.</param>
public sealed record Proposal(string Key, string Where, string What, Provenance Reading, int? SourceLine, bool IsActor)
{
    /// <summary>The row it is about; null for the rest. Names cannot tell: printed numbers may repeat.</summary>
    public StepKey? Step { get; init; }

    /// <summary>How sure, in whole percent.</summary>
    public int Percent => (int)Math.Round(Reading.Confidence * 100, MidpointRounding.AwayFromZero);

    /// <summary>Simpulan is read out of the source, usulan is not in it at all.</summary>
    public string Origin => Reading.Origin is Definitions.Origin.Inferred ? "simpulan" : "usulan";
}

/// <summary>Collects the proposals of a definition.</summary>
public static class Proposals
{
    /// <summary>All of them, in the order of the paper.</summary>
    public static IReadOnlyList<Proposal> Of(ProcedureDefinition definition) => [.. All(definition).Where(proposal => proposal.Reading.IsProposal)];

    /// <summary>How many have been answered.</summary>
    public static int Confirmed(ProcedureDefinition definition) => All(definition).Count(proposal => proposal.Reading.Origin is Origin.Confirmed);

    private static IEnumerable<Proposal> All(ProcedureDefinition definition) =>
        OfWhole(definition).Concat(definition.Steps.SelectMany(step => OfStep(definition, step).Select(proposal => proposal with { Step = step.Key })));

    private static IEnumerable<Proposal> OfWhole(ProcedureDefinition definition)
    {
        yield return new("periode", "Periode", PeriodicityWords.Of(definition.Periodicity), definition.PeriodicityReading, null, IsActor: false);
        if (definition.MainDocumentReading is { } why)
        {
            yield return new("dokumen-utama", "Dokumen utama", $"SOP ini bertujuan menghasilkan {Kind(definition.MainDocument)}", why, null, IsActor: false);
        }

        foreach (var link in definition.Cover.Links)
        {
            yield return new($"keterkaitan:{link.Printed}", "Keterkaitan", $"“{link.Printed}” dibaca sebagai SOP dalam pustaka", link.Reading, null, IsActor: false);
        }

        foreach (var lane in definition.Lanes)
        {
            yield return new($"lajur:{lane.Key}", "Pelaksana", lane.Printed == lane.Role ? $"“{lane.Printed}” adalah {LaneWords.Of(lane.Nature)}" : $"“{lane.Printed}” dibaca {lane.Role}", lane.Reading, null, IsActor: false);
        }

        foreach (var alias in definition.Aliases)
        {
            yield return new($"alias:{alias.Printed}", "Sebutan", $"“{alias.Printed}” = {definition.Lane(alias.Lane).Role}", alias.Provenance, null, IsActor: false);
        }
    }

    private static IEnumerable<Proposal> OfStep(ProcedureDefinition definition, Step step)
    {
        var where = StepWords.Name(step);
        if (step.Border is { } border)
        {
            var parted = step.Standard.Inputs.IsEmpty ? "tanpa kelengkapan" : $"kelengkapan “{string.Join("”, “", step.Standard.Inputs.Select(input => input.Printed))}”";
            yield return new($"{step.Key}:batas", where, $"Kegiatan “{step.Text}”, {parted}", border, step.SourceLine, IsActor: false);
        }

        for (var number = 1; number <= step.Acts.Length; number++)
        {
            var act = step.Acts[number - 1];
            var actors = MatrixWords.Joined([.. act.Lanes.Select(lane => definition.Lane(lane).Role)], "dan");
            yield return new($"{step.Key}:tindakan:{number}", where, $"{MatrixWords.Act(act.Kind)} oleh {actors}", act.Actor, step.SourceLine, IsActor: true);
            if (act is { Produces: { } made, ProducesReading: { } why })
            {
                yield return new($"{step.Key}:hasil:{number}", where, $"Tindakan “{MatrixWords.Act(act.Kind).ToLowerInvariant()}” menghasilkan {Kind(made)}", why, step.SourceLine, IsActor: false);
            }
        }

        Branch?[] branches = step.Onward is Onward.Decision decision ? [decision.Yes, decision.No, step.Refusal] : [step.Refusal];
        foreach (var branch in branches.OfType<Branch>())
        {
            var targets = MatrixWords.Joined([.. branch.Targets.Select(target => StepWords.Name(definition[target]))], "atau");
            yield return new($"{step.Key}:arah:{branch.Label}", where, $"{branch.Label}: {(targets.Length > 0 ? "ke " + targets : "alur selesai")}", branch.Provenance, step.SourceLine, IsActor: false);
        }

        if (step.Link is { } link)
        {
            yield return new($"{step.Key}:tautan", where, link.Code is null ? $"“{link.Printed}” belum tersedia" : $"“{link.Printed}” dibaca sebagai SOP dalam pustaka", link.Reading, step.SourceLine, IsActor: false);
        }

        foreach (var input in step.Standard.Inputs)
        {
            yield return new($"{step.Key}:masukan:{input.Printed}", where, input.Artifact is null ? $"Kelengkapan “{input.Printed}” datang dari luar" : $"Kelengkapan “{input.Printed}” dipenuhi {Kind(input.Artifact)}", input.Reading, step.SourceLine, IsActor: false);
        }

        foreach (var output in step.Standard.Outputs)
        {
            yield return new($"{step.Key}:keluaran:{output.Printed}", where, $"Keluaran “{output.Printed}” = {Kind(output.Artifact)}", output.Reading, step.SourceLine, IsActor: false);
        }
    }

    /// <summary>Names of kinds are words joined by hyphens, for files.</summary>
    private static string Kind(ArtifactKind? kind) => kind?.Value.Replace('-', ' ') ?? "";
}

/// <summary>What kind of holder a lane has, in words.</summary>
internal static class LaneWords
{
    public static string Of(LaneNature nature) => nature switch
    {
        LaneNature.Position => "satu jabatan",
        LaneNature.Team => "sebuah tim",
        LaneNature.EachUnit => "setiap unit",
        LaneNature.EachEmployee => "setiap pegawai",
        _ => "sekelompok staf",
    };
}

/// <summary>How often an SOP runs, in words.</summary>
internal static class PeriodicityWords
{
    public static string Of(Periodicity periodicity) => periodicity switch
    {
        Periodicity.Quarterly => "triwulanan",
        Periodicity.Yearly => "tahunan",
        _ => "tidak disebut",
    };
}
