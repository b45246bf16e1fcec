using Tera.Procedures.Definitions;

namespace Tera.Measurement.Contracts;

/// <summary>The things of this module that SOP files name.</summary>
public static class MeasurementArtifacts
{
    /// <summary>The empty form with its targets.</summary>
    public static readonly ArtifactKind Form = new("formulir");

    /// <summary>The measurement document.</summary>
    public static readonly ArtifactKind Document = new("pengukuran");

    /// <summary>What each employee reported and how he was rated; read by those who assess, never sent out.</summary>
    public static readonly ArtifactKind EmployeeAnnex = new("lampiran-pegawai");

    /// <summary>Whether an SOP measures performance; the others' acts of the same names are served elsewhere.</summary>
    public static bool Measures(ProcedureDefinition definition) => definition.MainDocument == Document;

    /// <summary>Whether the SOP collects from units or employees by a task of its own.</summary>
    public static bool Collects(ProcedureDefinition definition) =>
        definition.Steps.Any(step => step.Acts.Any(act => act is { Kind: ActKind.Collect, FansOut: true }));

    /// <summary>Whether employees fill, who have no indicators of their own.</summary>
    public static bool MeasuresEmployees(ProcedureDefinition definition) =>
        definition.Steps.Any(step => step.Acts.Any(act => act is { Kind: ActKind.Collect, Participation: Participation.EachEmployee }));

    /// <summary>Whether an act of such an SOP ends with its figures frozen.</summary>
    internal static bool FreezesFigures(Act act) => act.Kind is ActKind.Process || (act.Kind is ActKind.Prepare && act.Produces == Document);
}
