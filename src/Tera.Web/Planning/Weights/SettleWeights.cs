using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Planning.Agreements;
using Tera.Planning.Keeping;
using Tera.Planning.Strategy;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Planning.Weights;

/// <summary>What one thing shall weigh.</summary>
public sealed record WishedWeight(Weighed Subject, decimal Value);

/// <summary>The wish that objectives and indicators of a plan weigh something else from a day on. What weighs the same already stays as it is.</summary>
public sealed record SettleWeights(PlanCall Call, LocalDate From, PrintedLine Ground, IReadOnlyList<WishedWeight> Weights);

/// <inheritdoc cref="SettleWeights"/>
public sealed class SettleWeightsHandler(TeraDbContext db, PlanDesk desk)
{
    private const string Process = "planning.settle-weights";

    /// <returns>A receipt whose result is the agency's id.</returns>
    public Task<Result<Receipt>> HandleAsync(SettleWeights wish, CancellationToken ct) => desk.OnceAsync(wish.Call, Process, inner => SettleAsync(wish, inner), ct);

    /// <summary>The same within a transaction of somebody who has the right already, such as an import.</summary>
    internal async Task<Result<string>> SettleAsync(SettleWeights wish, CancellationToken ct)
    {
        var agency = wish.Call.Agency;
        if (await desk.LastClosedAsync(agency, ct) is { } closed && wish.From <= closed)
        {
            return StrategyRejections.QuarterClosed(closed);
        }

        var names = await NamesAsync(agency, ct);
        var all = await db.Set<Weight>().AsNoTracking().Where(one => one.AgencyId == agency).ToListAsync(ct);
        List<(Weight Weight, string Words)> settled = [];
        foreach (var (subject, value) in wish.Weights)
        {
            if (!names.TryGetValue(subject, out var name))
            {
                return StrategyRejections.NotThere;
            }

            var held = Weight.InForce(all, subject, wish.From);
            if (held?.Value == value)
            {
                continue;
            }

            var id = new WeightId(DerivedGuid.Of($"weight:{wish.Call.Command}:{subject}"));
            if (!Weight.Settle(id, agency, subject, new(value, wish.From, wish.Ground), all).Accepted(out var weight, out var no))
            {
                return no;
            }

            settled.Add((weight, $"{name} {(held is null ? "" : IndonesianNumber.Format(held.Value) + " → ")}{IndonesianNumber.Format(value)}"));
        }

        if (settled.Count == 0)
        {
            return WeightRejections.NothingNew;
        }

        db.AddRange(settled.Select(one => one.Weight));
        await desk.ChangedAsync(agency, wish.From, ct);
        await desk.NoteAsync(
            wish.Call, Process,
            new("weights", SubjectOf(agency)) { After = $"Sejak {IndonesianDate.Long(wish.From)}: {string.Join("; ", settled.Select(one => one.Words))}", Reason = wish.Ground.Text }, ct);
        return agency.ToString();
    }

    /// <summary>What the history of an agency's weights is kept under.</summary>
    internal static Guid SubjectOf(AgencyId agency) => DerivedGuid.Of($"weights:{agency}");

    /// <summary>What of the agency can be weighed, by what it is called in the history.</summary>
    private async Task<Dictionary<Weighed, string>> NamesAsync(AgencyId agency, CancellationToken ct)
    {
        var objectives = await db.Set<Objective>().AsNoTracking().Where(one => one.AgencyId == agency).Select(one => new { one.Id, one.Ordinal }).ToListAsync(ct);
        var indicators = await db.Set<Indicator>().AsNoTracking().Where(one => one.AgencyId == agency).Select(one => new { one.Id, one.Code }).ToListAsync(ct);
        return objectives.Select(one => (Subject: Weighed.Of(one.Id), Name: $"Sasaran {one.Ordinal}"))
            .Concat(indicators.Select(one => (Subject: Weighed.Of(one.Id), Name: one.Code))).ToDictionary(one => one.Subject, one => one.Name);
    }
}
