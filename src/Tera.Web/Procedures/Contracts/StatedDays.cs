using NodaTime;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;

namespace Tera.Procedures.Contracts;

/// <summary>A day on which something was done as somebody has written it, which need not be the day on which he wrote it.</summary>
/// <param name="Run">In which run.</param>
/// <param name="Step">In which row.</param>
/// <param name="Round">In which round of it.</param>
/// <param name="Day">As written.</param>
/// <param name="What">What is said to have been done, in Indonesian: <c>rapat</c>.</param>
public sealed record StatedDay(RunId Run, StepKey Step, int Round, LocalDate Day, string What);

/// <summary>Told by each module in which people write on which day something was done.</summary>
public interface IStatedDays
{
    /// <summary>Those of the runs of an SOP, at most a thousand, the latest first.</summary>
    Task<IReadOnlyList<StatedDay>> OfProcedureAsync(ProcedureId procedure, CancellationToken ct);
}
