using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Planning.Agreements;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Planning.Tree;

/// <summary>An objective in the tree of the region.</summary>
/// <param name="AgencyName">Whose, in short.</param>
/// <param name="Own">Of the agency whose tree is shown.</param>
/// <param name="Seen">Whether the reader may open it.</param>
public sealed record TreeNode(ObjectiveId Id, string Name, string AgencyName, bool Own, bool Seen)
{
    public IReadOnlyList<TreeNode> Below { get; init; } = [];

    /// <summary>What tells how far it got; empty of an agency the reader does not see.</summary>
    public IReadOnlyList<TreeMeasure> Measures { get; init; } = [];

    /// <summary>What it weighs in its agency today; null where nobody has decided.</summary>
    public decimal? Weight { get; init; }
}

/// <summary>An indicator in the tree.</summary>
/// <param name="Name">On its card of today; null without a card.</param>
/// <param name="UnitName">Who answers for it; null where that is not known.</param>
/// <param name="Weight">In its objective today; null where nobody has decided.</param>
public sealed record TreeMeasure(IndicatorId Id, string Code, string? Name, IndicatorKind Kind, string? UnitName, decimal? Weight);

/// <summary>Objectives of a region by what they serve, with their indicators. Of another agency's plan only the names are told: whoever serves an objective has to know it.</summary>
internal static class ObjectiveTree
{
    private const int Most = 5_000;

    /// <summary>The trees in which an agency has an objective that goes on, each from its top.</summary>
    public static async Task<IReadOnlyList<TreeNode>> OfAsync(TeraDbContext db, AgencyId agency, LocalDate today, Func<AgencyId, bool> sees, CancellationToken ct)
    {
        var all = await RowsAsync(db, ct);
        var weights = (await db.Set<Weight>().AsNoTracking().TagWith("Planning: weights of a region").Where(one => one.ValidFrom <= today).OrderBy(one => one.ValidFrom)
            .Take(Most).ToListAsync(ct)).GroupBy(one => one.Subject).ToDictionary(group => group.Key, group => group.Last().Value);
        decimal? WeightOf(Weighed subject) => weights.TryGetValue(subject, out var value) ? value : null;
        var measures = (await MeasuresAsync(db, today, ct)).ToLookup(one => one.Objective, one => one.Measure with { Weight = WeightOf(Weighed.Of(one.Measure.Id)) });
        var known = all.Select(row => row.Objective.Id).ToHashSet();
        var below = all.ToLookup(row => row.Objective.ParentId is { } parent && known.Contains(parent) ? parent : default(ObjectiveId?));
        TreeNode Node((Objective Objective, string AgencyName) row) =>
            new(row.Objective.Id, row.Objective.Name, row.AgencyName, row.Objective.AgencyId == agency, sees(row.Objective.AgencyId))
            {
                Below = [.. below[row.Objective.Id].Select(Node)],
                Measures = sees(row.Objective.AgencyId) ? [.. measures[row.Objective.Id]] : [],
                Weight = sees(row.Objective.AgencyId) ? WeightOf(Weighed.Of(row.Objective.Id)) : null,
            };
        return [.. below[null].Select(Node).Where(HasOwn)];
    }

    /// <summary>What an objective can serve: every other one that goes on, by agency.</summary>
    public static async Task<IReadOnlyList<Choice>> ChoicesAsync(TeraDbContext db, ObjectiveId objective, CancellationToken ct) =>
    [
        .. (await RowsAsync(db, ct)).Where(row => row.Objective.Id != objective)
            .Select(row => new Choice(row.Objective.Id.Value.ToString(), $"{row.AgencyName}: {row.Objective.Ordinal}. {row.Objective.Name}")),
    ];

    private static bool HasOwn(TreeNode node) => node.Own || node.Below.Any(HasOwn);

    /// <summary>Indicators that go on, in their order, as their cards of a day call them.</summary>
    private static async Task<List<(ObjectiveId Objective, TreeMeasure Measure)>> MeasuresAsync(TeraDbContext db, LocalDate day, CancellationToken ct)
    {
        var rows = await (
            from indicator in db.Set<Indicator>().AsNoTracking().TagWith("Planning: indicators of a region")
            join unit in db.Set<Unit>() on indicator.UnitId equals (UnitId?)unit.Id into units
            from unit in units.DefaultIfEmpty()
            where indicator.EndedOn == null
            orderby indicator.Ordinal, indicator.Id
            select new { indicator, UnitName = (string?)unit.Name }).Take(Most).ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.indicator.Id);
        var names = (await db.Set<IndicatorCard>().AsNoTracking().TagWith("Planning: names of indicators").Where(card => ids.Contains(card.Indicator)).Select(card => new { card.Indicator, card.Name, card.ValidFrom }).ToListAsync(ct)).ToLookup(card => card.Indicator);
        string? NameOf(IndicatorId id) => (names[id].Where(card => card.ValidFrom <= day).MaxBy(card => card.ValidFrom) ?? names[id].MinBy(card => card.ValidFrom))?.Name;
        return rows.ConvertAll(row => (
            row.indicator.ObjectiveId, new TreeMeasure(row.indicator.Id, row.indicator.Code, NameOf(row.indicator.Id), row.indicator.Kind, row.UnitName, Weight: null)));
    }

    private static async Task<List<(Objective Objective, string AgencyName)>> RowsAsync(TeraDbContext db, CancellationToken ct) => (await (
        from objective in db.Set<Objective>().AsNoTracking().TagWith("Planning: objectives of a region")
        join agency in db.Set<Agency>() on objective.AgencyId equals agency.Id
        where objective.EndedOn == null
        orderby agency.Ordinal, agency.Id, objective.Ordinal, objective.Id
        select new { objective, agency.ShortName }).Take(Most).ToListAsync(ct)).ConvertAll(row => (row.objective, row.ShortName));
}
