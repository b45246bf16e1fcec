namespace Tera.Procedures.Engine;

/// <summary>What a run is bound to, so that its first event seals it: otherwise a changed row would give it another SOP or another quarter.</summary>
/// <param name="Version">Id of the version it began under.</param>
/// <param name="Subject">What it is about.</param>
public sealed record RunBinding(Guid Version, BoundSubject Subject);

/// <summary>What a run is about; the engine knows no more of it.</summary>
/// <param name="Kind">A word of the module that measures.</param>
/// <param name="Id">Which one.</param>
/// <param name="FiscalYear">Tahun anggaran.</param>
/// <param name="Quarter">1 to 4; null for a whole year.</param>
public sealed record BoundSubject(string Kind, Guid Id, int FiscalYear, int? Quarter)
{
    /// <summary>Perihal; null where it is about its period alone, and in runs that began before there were any.</summary>
    public string? Matter { get; init; }
}
