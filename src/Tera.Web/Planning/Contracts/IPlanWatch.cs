using NodaTime;
using Tera.Organisation;
using Tera.Planning.Agreements;

namespace Tera.Planning.Contracts;

/// <summary>A module above that reckons with plans: asked before one is changed, and told in the same transaction when it was.</summary>
public interface IPlanWatch
{
    /// <summary>Last day of the agency's last quarter whose figures are closed; null for none. What was in force by then stays.</summary>
    Task<LocalDate?> LastClosedAsync(AgencyId agency, CancellationToken ct);

    /// <summary>What of the module above depends on an indicator, in words for whoever is about to end it; empty for nothing.</summary>
    Task<IReadOnlyList<string>> DependingAsync(Indicator indicator, CancellationToken ct);

    /// <summary>Card, agreement or budget of the agency is another one from a day on; the change is saved already.</summary>
    Task ChangedAsync(AgencyId agency, LocalDate from, CancellationToken ct);
}
