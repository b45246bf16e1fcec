using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Procedures.Contracts;

/// <summary>Says, for a higher module, why an entrusted task must not come back yet. Asked in the transaction that brings it back.</summary>
public interface IGiveBackGuard
{
    /// <summary>Null when it may.</summary>
    Task<Rejection?> RefusalAsync(RunId run, TaskKey task, CancellationToken ct);
}
