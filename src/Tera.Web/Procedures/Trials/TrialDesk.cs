using Tera.Platform.Commands;
using Tera.Procedures.Adoption;
using Tera.Shared;

namespace Tera.Procedures.Trials;

/// <summary>What lies on the table when a version is tried.</summary>
public sealed class TrialDesk(ProcedureAccess access, GoOnWithTrialHandler goOn, TakeBackTrialMoveHandler takeBack, EndTrialHandler end)
{
    public ProcedureAccess Access => access;

    public Task<Result<Receipt>> GoOnAsync(GoOnWithTrial wish, CancellationToken ct) => goOn.HandleAsync(wish, ct);

    public Task<Result<Receipt>> TakeBackAsync(TakeBackTrialMove wish, CancellationToken ct) => takeBack.HandleAsync(wish, ct);

    public Task<Result<Receipt>> EndAsync(EndTrial wish, CancellationToken ct) => end.HandleAsync(wish, ct);
}
