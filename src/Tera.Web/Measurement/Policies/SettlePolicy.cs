using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Periods;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Planning.Indicators;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Policies;

/// <summary>The wish that from a day on figures are brought together and named in another way.</summary>
/// <param name="Scale">Code of the scale; the terms get the scale itself from it.</param>
public sealed record SettlePolicy(
    CommandId Command,
    SignedInUser By,
    LocalDate ValidFrom,
    AggregationMethod OfAgency,
    RegionAggregation OfRegion,
    AchievementBasis Basis,
    string Scale,
    EfficiencyMethod Efficiency,
    string Ground)
{
    /// <summary>Code of the scale for budget absorption; null for none.</summary>
    public string? AbsorptionScale { get; init; }

    /// <summary>The most a mean itself counts for; default: none.</summary>
    public AchievementCap MeanCap { get; init; } = AchievementCap.None;
}

/// <inheritdoc cref="SettlePolicy"/>
public sealed class SettlePolicyHandler(TeraDbContext db, PolicyReader policies, PeriodSums sums, CommandScope commands, AuditTrail audit)
{
    private const string Process = "measurement.settle-policy";

    public Task<Result<Receipt>> HandleAsync(SettlePolicy wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.PersonId.Value, inner => SettleAsync(wish, inner), ct);

    private async Task<Result<string>> SettleAsync(SettlePolicy wish, CancellationToken ct)
    {
        if (wish.By.Role is not AccountRole.Administrator)
        {
            return PolicyRejections.NotYours;
        }

        if (await policies.ScaleAsync(wish.Scale, ct) is not { } scale)
        {
            return MeasurementPolicyRejections.ScaleUnknown(wish.Scale);
        }

        var words = wish.AbsorptionScale is { } code ? await policies.ScaleAsync(code, ct) : null;
        if (words is null && wish.AbsorptionScale is { } unknown)
        {
            return MeasurementPolicyRejections.ScaleUnknown(unknown);
        }

        var terms = new MeasurementPolicyTerms
        {
            ValidFrom = wish.ValidFrom,
            OfAgency = wish.OfAgency,
            OfRegion = wish.OfRegion,
            Basis = wish.Basis,
            MeanCap = wish.MeanCap,
            Scale = scale,
            AbsorptionScale = words,
            Efficiency = wish.Efficiency,
            Ground = wish.Ground,
        };
        var others = await policies.AllAsync(ct);
        if (!MeasurementPolicy.Settle(MeasurementPolicyId.New(), terms, others, await policies.LastClosedAsync(ct)).Accepted(out var policy, out var no))
        {
            return no;
        }

        db.Add(policy);
        await db.SaveChangesAsync(ct);
        await RecountAsync(FiscalPeriod.Of(wish.ValidFrom), ct);
        var before = MeasurementPolicy.InForce(others, wish.ValidFrom);
        await audit.WriteAsync(
            new(wish.Command, Process, "policy", policy.Id.Value) { By = wish.By, Before = Words(before), After = Words(policy), Reason = policy.Ground }, ct);
        return policy.Id.Value.ToString("D");
    }

    /// <summary>The summaries of every quarter the decision holds for, in this transaction: no page shows the old way meanwhile.</summary>
    private async Task RecountAsync(FiscalPeriod from, CancellationToken ct)
    {
        var (year, quarter) = (from.Year.Value, from.Quarter.Number);
        var affected = await db.Set<PeriodFigures>().AsNoTracking()
            .Where(period => period.FiscalYear > year || (period.FiscalYear == year && period.Quarter >= quarter))
            .OrderBy(period => period.AgencyId).ThenBy(period => period.FiscalYear).ThenBy(period => period.Quarter).ToListAsync(ct);
        foreach (var first in affected.GroupBy(period => (period.AgencyId, period.FiscalYear)).Select(group => group.First()))
        {
            // Later quarters of the year are reckoned along.
            await sums.RecountAsync(first.AgencyId, new(new(first.FiscalYear), new(first.Quarter)), ct);
        }
    }

    private static string Words(MeasurementPolicy policy) =>
        $"{policy.OfAgency}; {policy.OfRegion}; {policy.Basis}; {policy.MeanCap.Percent?.ToString(CultureInfo.InvariantCulture) ?? "-"}; {policy.Scale}; {policy.AbsorptionScale ?? "-"}; {policy.Efficiency}; {policy.Ground}";
}

/// <summary>Why a rule for all agencies was not settled.</summary>
public static class PolicyRejections
{
    /// <summary>Only an administrator of the region settles what holds for all of it.</summary>
    public static Rejection NotYours { get; } = new("measurement.policy.not-yours");
}
