using Microsoft.EntityFrameworkCore;
using Tera.Organisation.Contracts;
using Tera.Planning.Indicators;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Planning.Targets;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>What is promised for one indicator.</summary>
public sealed record WishedTarget(IndicatorId Indicator, QuarterTargetsDraft Targets, TargetPlace Place);

/// <summary>The wish that a draft promises exactly this.</summary>
/// <param name="Seen">Version of the draft the user saw.</param>
public sealed record KeepTargets(PlanCall Call, AgreementId Agreement, IReadOnlyList<WishedTarget> Targets, int? Seen);

/// <inheritdoc cref="KeepTargets"/>
public sealed class KeepTargetsHandler(TeraDbContext db, PlanDesk desk, OrganisationDirectory directory)
{
    private const string Process = "planning.keep-targets";

    /// <returns>A receipt whose result is the agreement's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepTargets wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => KeepAsync(wish, inner), ct);

    /// <summary>The same within a transaction of somebody who has the right already, such as an import.</summary>
    internal async Task<Result<string>> KeepAsync(KeepTargets wish, CancellationToken ct)
    {
        var agency = wish.Call.Agency;
        if (await db.Set<Agreement>().SingleOrDefaultAsync(one => one.Id == wish.Agreement && one.AgencyId == agency, ct) is not { } agreement)
        {
            return StrategyRejections.NotThere;
        }

        if (agreement.SignedOn is { } signed)
        {
            return AgreementRejections.Signed(signed);
        }

        var units = await directory.UnitsAsync(wish.Targets.Select(target => target.Place.Unit), ct);
        if (wish.Targets.Any(target => !units.TryGetValue(target.Place.Unit, out var unit) || unit.AgencyId != agency))
        {
            return StrategyRejections.UnitElsewhere;
        }

        var measured = (await TargetRow.MeasuredAsync(db, agency, agreement.FiscalYear, ct)).ToDictionary(row => row.Indicator.Id);
        List<AgreedTarget> promises = [];
        foreach (var target in wish.Targets)
        {
            if (!measured.TryGetValue(target.Indicator, out var row) || row.Card is not { } card)
            {
                return AgreementRejections.NotMeasured(row?.Indicator.Code ?? "");
            }

            if (!AgreedTarget.Promise(new(DerivedGuid.Of($"target:{wish.Call.Command}:{target.Indicator}")), agreement.Id, card, target.Targets, target.Place).Accepted(out var promise, out var no))
            {
                return no;
            }

            if (promise.Before(row.Indicator, new(agreement.FiscalYear)) is { } early)
            {
                return early;
            }

            promises.Add(promise);
        }

        await db.Set<TargetFigure>().Where(figure => db.Set<AgreedTarget>().Any(target => target.Id == figure.TargetId && target.AgreementId == agreement.Id)).ExecuteDeleteAsync(ct);
        await db.Set<AgreedTarget>().Where(target => target.AgreementId == agreement.Id).ExecuteDeleteAsync(ct);
        db.AddRange(promises);
        db.Expect(agreement, wish.Seen);
        await desk.NoteAsync(wish.Call, Process, new("agreement", agreement.Id.Value) { After = $"{promises.Count} indikator ditargetkan" }, ct);
        return agreement.Id.Value.ToString();
    }
}
