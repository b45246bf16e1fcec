using NodaTime;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Procedures.Contracts;

/// <summary>Until when the units of an agency fill in a quarter.</summary>
/// <param name="Quarter">Which.</param>
/// <param name="LastDay">Inclusive, at the agency's seat.</param>
public sealed record FillingDeadline(FiscalPeriod Quarter, LocalDate LastDay);

/// <summary>Told by the module that keeps the deadlines, so that an SOP can be held against them.</summary>
public interface IFillingDeadlines
{
    /// <summary>Of the latest quarter for which one is set; null where none is.</summary>
    Task<FillingDeadline?> LatestAsync(AgencyId agency, CancellationToken ct);
}
