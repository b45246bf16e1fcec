using NodaTime;
using Tera.Organisation;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Contracts;

/// <summary>What a run is about.</summary>
/// <param name="Kind"><c>agency</c> for a measurement of an agency; the engine knows no more of it.</param>
/// <param name="Id">Which one.</param>
/// <param name="FiscalYear">Tahun anggaran.</param>
/// <param name="Quarter">1 to 4; null for a yearly subject.</param>
public sealed record RunSubject(string Kind, Guid Id, int FiscalYear, int? Quarter)
{
    /// <summary>Perihal: which of several runs of one SOP this one is; null where the SOP runs about its period.</summary>
    public string? Matter { get; init; }

    /// <summary>Whether an SOP of that periodicity runs about it: a quarter for one, a whole year for the other, either where the SOP names none.</summary>
    public bool Fits(Periodicity periodicity) => periodicity switch
    {
        Periodicity.Quarterly => Quarter is not null,
        Periodicity.Yearly => Quarter is null,
        _ => true,
    };

    /// <summary>Its matter, else its period; as names of runs and papers have it.</summary>
    public string About => Matter ?? Period;

    /// <summary><c>Triwulan IV 2026</c>, or <c>Tahun 2026</c>.</summary>
    public string Period => Quarter is { } quarter ? new FiscalPeriod(new(FiscalYear), new(quarter)).ToString() : $"Tahun {FiscalYear}";
}

/// <summary>What stays the same through a run's life.</summary>
public sealed record RunHead(
    RunId Id, ProcedureId ProcedureId, VersionId VersionId, AgencyId Agency, RunSubject Subject, string Title, IReadOnlyList<RunId> Ancestors)
{
    internal RunBinding Binding => new(VersionId.Value, new(Subject.Kind, Subject.Id, Subject.FiscalYear, Subject.Quarter) { Matter = Subject.Matter });
}

/// <summary>Something that has just been decided, told to listeners before it is committed.</summary>
/// <param name="Head">Which run.</param>
/// <param name="Definition">The version it is pinned to.</param>
/// <param name="Before">The state before.</param>
/// <param name="After">The state after.</param>
/// <param name="Event">What happened.</param>
/// <param name="At">When.</param>
/// <param name="Command">The command that made it happen.</param>
/// <param name="Actor">Who; null for the system.</param>
public sealed record RunMoment(
    RunHead Head, ProcedureDefinition Definition, Run Before, Run After, RunEvent Event, Instant At, CommandId Command, PersonId? Actor)
{
    /// <summary>Tasks that this moment opened.</summary>
    public IEnumerable<RunTask> Opened => After.Tasks.Skip(Before.Tasks.Length);

    /// <summary>The act of a task.</summary>
    public Act ActOf(TaskKey task) => Definition[task.Step].Acts[task.Act - 1];
}

/// <summary>State of a higher module that must agree with the run: told in the run's transaction, with the run locked.</summary>
public interface IRunListener
{
    /// <summary>Changes tracked entities; they are saved with the run. Throwing undoes everything.</summary>
    Task HappenedAsync(RunMoment moment, CancellationToken ct);

    /// <summary>A run has begun and has its row: what refers to it may be written now. Saved with it all the same; throwing undoes everything.</summary>
    Task BegunAsync(RunMoment moment, CancellationToken ct) => Task.CompletedTask;
}
