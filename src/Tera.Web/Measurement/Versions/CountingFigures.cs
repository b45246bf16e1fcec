using Tera.Measurement.Recaps;
using Tera.Organisation;
using Tera.Shared;

namespace Tera.Measurement.Versions;

/// <summary>
/// The figures of a quarter that count: those of the last approved version; before the first approval, those that stand now. What is being
/// corrected does not count until it is approved in its turn.
/// </summary>
public sealed class CountingFigures(VersionReader versions, RecapReader recaps)
{
    public async Task<AgencyRecap> OfAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct) =>
        await ApprovedAsync(agency, period, ct) ?? await recaps.OfAsync(agency, period, ct);

    /// <summary>Without the employees, who are not everybody's to read; null where nothing was approved.</summary>
    public async Task<AgencyRecap?> ApprovedAsync(AgencyId agency, FiscalPeriod period, CancellationToken ct) =>
        await versions.CountingAsync(agency, period, ct) is { Version: var version } && await versions.FiguresAsync(version, ct) is { Recap: var recap }
            ? recap with { Employees = [] }
            : null;
}
