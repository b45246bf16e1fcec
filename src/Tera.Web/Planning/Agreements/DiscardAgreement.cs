using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Agreements;

/// <summary>The wish to throw a draft away with its targets; what was signed is never thrown away.</summary>
/// <param name="Reason">Kept in the history.</param>
/// <param name="Seen">Version of the draft the user saw.</param>
public sealed record DiscardAgreement(PlanCall Call, AgreementId Agreement, string Reason, int? Seen);

/// <inheritdoc cref="DiscardAgreement"/>
public sealed class DiscardAgreementHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.discard-agreement";

    /// <returns>A receipt whose result is the year the draft was for.</returns>
    public Task<Result<Receipt>> HandleAsync(DiscardAgreement wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => DiscardAsync(wish, inner), ct);

    private async Task<Result<string>> DiscardAsync(DiscardAgreement wish, CancellationToken ct)
    {
        if (await db.Set<Agreement>().SingleOrDefaultAsync(one => one.Id == wish.Agreement && one.AgencyId == wish.Call.Agency, ct) is not { } agreement)
        {
            return StrategyRejections.NotThere;
        }

        if (agreement.SignedOn is { } signed)
        {
            return AgreementRejections.Signed(signed);
        }

        db.Expect(agreement, wish.Seen);
        await db.Set<TargetFigure>().Where(figure => db.Set<AgreedTarget>().Any(target => target.Id == figure.TargetId && target.AgreementId == agreement.Id)).ExecuteDeleteAsync(ct);
        var promises = await db.Set<AgreedTarget>().Where(target => target.AgreementId == agreement.Id).ExecuteDeleteAsync(ct);
        db.Remove(agreement);
        await desk.NoteAsync(wish.Call, Process, new("agreements", YearOf(agreement.AgencyId, agreement.FiscalYear)) { Before = $"Rancangan {agreement.Title}, {promises} indikator", Reason = wish.Reason }, ct);
        return agreement.FiscalYear.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>What is left of a draft is remembered at its year.</summary>
    internal static Guid YearOf(AgencyId agency, int year) => DerivedGuid.Of($"agreements:{agency}:{year}");
}
