namespace Tera.Procedures.Definitions;

/// <summary>What a link to another SOP means for a run.</summary>
public enum LinkMode
{
    /// <summary>The step waits for a sub-run of the linked SOP, which keeps its own clock.</summary>
    Waits,

    /// <summary>The link is shown and nothing more.</summary>
    Refers,
}

/// <summary>Another SOP that a cover or a row names.</summary>
/// <param name="Printed">The name as printed: <c>SOP Pengumpulan Data</c>.</param>
/// <param name="Code">The SOP in the library that is meant; null while nobody supplied it.</param>
/// <param name="Mode">Wait or only refer; a cover only refers.</param>
/// <param name="ToItself">True where an SOP names itself; shown as a finding, never run.</param>
public sealed record ProcedureLink(string Printed, ProcedureCode? Code, LinkMode Mode, bool ToItself)
{
    /// <summary>Where the resolution and the mode come from.</summary>
    public Provenance Reading { get; init; } = Provenance.Printed;
}
