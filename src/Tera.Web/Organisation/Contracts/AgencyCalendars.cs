using Tera.Organisation.Calendars;

namespace Tera.Organisation.Contracts;

/// <summary>Placeholder until the organisation slice lands.</summary>
public sealed class AgencyCalendars
{
    public Task<WorkingCalendar> OfAsync(AgencyId agency, CancellationToken ct) => throw new InvalidOperationException();
    public Task<bool> AllowsOwnWorkAsync(CancellationToken ct) => Task.FromResult(false);
}
