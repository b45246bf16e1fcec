using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Contracts;

/// <summary>Which unit answered for an indicator in which quarter: a revision of the agreement may give it to another within the year.</summary>
public sealed class PromisedUnits
{
    private readonly ILookup<int, (LocalDate From, int Revision, AgreementId Agreement)> _signed;
    private readonly Dictionary<(AgreementId, IndicatorId), UnitId> _units;

    private PromisedUnits(ILookup<int, (LocalDate, int, AgreementId)> signed, Dictionary<(AgreementId, IndicatorId), UnitId> units) => (_signed, _units) = (signed, units);

    /// <summary>Of an agency, for some years, both inclusive.</summary>
    public static async Task<PromisedUnits> OfAsync(TeraDbContext db, AgencyId agency, int first, int last, CancellationToken ct)
    {
        var promises = await (
            from target in db.Set<AgreedTarget>().AsNoTracking()
            join agreement in db.Set<Agreement>() on target.AgreementId equals agreement.Id
            where agreement.AgencyId == agency && agreement.FiscalYear >= first && agreement.FiscalYear <= last && agreement.SignedOn != null
            select new { agreement.Id, agreement.FiscalYear, agreement.SignedOn, agreement.Revision, target.IndicatorId, target.UnitId })
            .TagWith("Planning: units that answered").ToListAsync(ct);
        return new(
            promises.DistinctBy(one => one.Id).ToLookup(one => one.FiscalYear, one => (one.SignedOn!.Value, one.Revision, one.Id)),
            promises.ToDictionary(one => (one.Id, one.IndicatorId), one => one.UnitId));
    }

    /// <summary>By the version in force on the last day of the quarter; null where it promised no such indicator, or none was signed by then.</summary>
    public UnitId? Of(IndicatorId indicator, FiscalPeriod period)
    {
        var inForce = _signed[period.Year.Value].Where(one => one.From <= period.LastDay).OrderByDescending(one => one.Revision).Select(one => (AgreementId?)one.Agreement).FirstOrDefault();
        return inForce is { } agreement && _units.TryGetValue((agreement, indicator), out var unit) ? unit : null;
    }
}
