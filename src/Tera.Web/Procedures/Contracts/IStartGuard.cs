using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Procedures.Contracts;

/// <summary>Says, for a higher module, why a run must not begin. Asked in the transaction that begins it.</summary>
public interface IStartGuard
{
    /// <summary>Null when it may.</summary>
    Task<Rejection?> RefusalAsync(RunHead head, ProcedureDefinition definition, CancellationToken ct);
}
