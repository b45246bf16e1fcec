using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Keeping;

namespace Tera.Planning.Contracts;

/// <summary>Whether somebody is of those who keep an agency's plan: its head, its secretary, the unit entrusted with it, an administrator.</summary>
public sealed class PlanningUnit(PlanKeepers keepers)
{
    /// <summary>As of today.</summary>
    public Task<bool> IncludesAsync(SignedInUser user, AgencyId agency, CancellationToken ct) => keepers.MayKeepAsync(user, agency, ct);
}
