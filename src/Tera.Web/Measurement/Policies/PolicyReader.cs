using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Measurement.Periods;
using Tera.Measurement.Plausibility;
using Tera.Planning.Indicators;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Policies;

/// <summary>What holds for a period, with its scale at hand.</summary>
public sealed record PolicyInForce(MeasurementPolicy Policy, CategoryScale Scale)
{
    /// <summary>The words for budget absorption; null where the region has chosen none.</summary>
    public CategoryScale? AbsorptionScale { get; init; }

    /// <summary>The scales that cards name for themselves, by code; those of cards nobody asked about are not among them.</summary>
    public IReadOnlyDictionary<string, CategoryScale> ScalesOfCards { get; init; } = FrozenDictionary<string, CategoryScale>.Empty;

    /// <summary>The words for an indicator: its card's own, else those of the region. A mean has always those of the region.</summary>
    public CategoryScale ScaleOf(IndicatorCard? card) => card?.CategoryScale is { } own ? ScalesOfCards[own] : Scale;

    /// <summary>The word for what was spent of a budget; null where there is none.</summary>
    public string? AbsorptionCategory(decimal? ceiling, decimal? spent) =>
        ceiling is { } most && spent is { } used && BudgetLine.Of(most, used).Accepted(out var line, out _) && BudgetAbsorption.Of([line]) is BudgetAbsorption.Assessed { Percent: var percent }
            ? AbsorptionScale?.Of(percent)?.Label
            : null;
}

/// <summary>Reads how the region of the scope brings its figures together. Few rows: a region decides once in some years.</summary>
public sealed class PolicyReader(TeraDbContext db)
{
    /// <summary>The policy of a day; the program's own where the region has decided nothing.</summary>
    public async Task<PolicyInForce> OfAsync(LocalDate day, CancellationToken ct)
    {
        var policy = MeasurementPolicy.InForce(
            await db.Set<MeasurementPolicy>().AsNoTracking().TagWith("Measurement: policy of a day")
                .Where(one => one.ValidFrom <= day).OrderByDescending(one => one.ValidFrom).Take(1).ToListAsync(ct),
            day);
        return new(policy, await NamedAsync(policy.Scale, ct)) { AbsorptionScale = policy.AbsorptionScale is { } words ? await NamedAsync(words, ct) : null };
    }

    /// <summary>The same with the scales that cards name for themselves at hand.</summary>
    public async Task<PolicyInForce> WithCardsAsync(PolicyInForce policy, IEnumerable<IndicatorCard?> cards, CancellationToken ct)
    {
        Dictionary<string, CategoryScale> scales = [];
        foreach (var code in cards.Select(card => card?.CategoryScale).OfType<string>().Distinct())
        {
            scales.Add(code, await NamedAsync(code, ct));
        }

        return scales.Count == 0 ? policy : policy with { ScalesOfCards = scales };
    }

    /// <summary>Every decision, the latest first.</summary>
    public Task<List<MeasurementPolicy>> AllAsync(CancellationToken ct) =>
        db.Set<MeasurementPolicy>().AsNoTracking().OrderByDescending(policy => policy.ValidFrom).ToListAsync(ct);

    /// <summary>From which numbers on figures are asked about on a day.</summary>
    public async Task<PlausibilityThresholds> ThresholdsAsync(LocalDate day, CancellationToken ct) => PlausibilitySetting.InForce(await SettingsAsync(ct), day);

    /// <summary>Every decision on it, the latest first.</summary>
    public Task<List<PlausibilitySetting>> SettingsAsync(CancellationToken ct) =>
        db.Set<PlausibilitySetting>().AsNoTracking().TagWith("Measurement: thresholds of plausibility").OrderByDescending(one => one.ValidFrom).ToListAsync(ct);

    /// <summary>Last day of the latest closed quarter of any agency; null where none is closed.</summary>
    public async Task<LocalDate?> LastClosedAsync(CancellationToken ct) =>
        await db.Set<PeriodFigures>().AsNoTracking().Where(period => period.ClosedAt != null)
            .OrderByDescending(period => period.FiscalYear).ThenByDescending(period => period.Quarter).FirstOrDefaultAsync(ct) is { } closed
            ? new FiscalPeriod(new(closed.FiscalYear), new(closed.Quarter)).LastDay
            : null;

    /// <summary>Every scale: the known ones, then the region's own by name.</summary>
    public async Task<IReadOnlyList<CategoryScale>> ScalesAsync(CancellationToken ct) =>
        [.. KnownScales.All, .. (await db.Set<OwnScale>().AsNoTracking().OrderBy(scale => scale.Name).ToListAsync(ct)).Select(scale => scale.Read())];

    /// <summary>Null when no scale bears the code.</summary>
    public async Task<CategoryScale?> ScaleAsync(string code, CancellationToken ct) =>
        KnownScales.WithCode(code) ?? (await db.Set<OwnScale>().AsNoTracking().SingleOrDefaultAsync(scale => scale.Code == code, ct))?.Read();

    private async Task<CategoryScale> NamedAsync(string code, CancellationToken ct) =>
        await ScaleAsync(code, ct) ?? throw new InvalidOperationException($"A policy or card names scale {code}, which is not known.");
}
