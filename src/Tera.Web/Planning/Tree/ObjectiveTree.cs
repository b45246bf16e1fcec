using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Positions;
using Tera.Planning.Agreements;
using Tera.Planning.Budgets;
using Tera.Planning.Indicators;
using Tera.Planning.Strategy;
using Tera.Platform.Components;
using Tera.Platform.Data;

namespace Tera.Planning.Tree;

/// <summary>An objective at a place in the tree of the region; one that serves several stands below each of them.</summary>
/// <param name="AgencyName">Whose, in short.</param>
/// <param name="Own">Of the agency whose tree is shown.</param>
/// <param name="Seen">Whether the reader may open it.</param>
public sealed record TreeNode(ObjectiveId Id, string Name, string AgencyName, bool Own, bool Seen)
{
    /// <summary>Where it stands, from the top: <c>1.2</c>.</summary>
    public string Number { get; init; } = "";

    /// <summary>Where it stood before, with all that is below it; null at its first place.</summary>
    public string? SeeAlso { get; init; }

    public NodeKind? Kind { get; init; }

    /// <summary>The position that answers for it; null where nobody has said, and of an agency the reader does not see.</summary>
    public string? Position { get; init; }

    /// <summary>Whether it serves an objective of another agency at this place.</summary>
    public bool Crosses { get; init; }

    /// <summary>Whether it serves any.</summary>
    public bool Serves { get; init; }

    public IReadOnlyList<TreeNode> Below { get; init; } = [];

    /// <summary>What tells how far it got; empty of an agency the reader does not see.</summary>
    public IReadOnlyList<TreeMeasure> Measures { get; init; } = [];

    /// <summary>What it weighs in its agency on the day; null where nobody has decided.</summary>
    public decimal? Weight { get; init; }
}

/// <summary>An indicator in the tree.</summary>
/// <param name="Name">On its card of the day; null without a card.</param>
/// <param name="UnitName">Who answers for it; null where that is not known.</param>
public sealed record TreeMeasure(IndicatorId Id, string Code, string? Name, IndicatorKind Kind, string? UnitName)
{
    /// <summary>In its objective on the day; null where nobody has decided.</summary>
    public decimal? Weight { get; init; }

    /// <summary>What pays for it in the year of the day, by code and name; null for nothing.</summary>
    public string? Activity { get; init; }
}

/// <summary>Objectives of a region by what they serve on a day, with their indicators. Of another agency's plan only the names are told: whoever serves an objective has to know it.</summary>
internal static class ObjectiveTree
{
    private const int Most = 5_000;

    /// <summary>The trees in which an agency has an objective that is pursued on a day, each from its top.</summary>
    public static async Task<IReadOnlyList<TreeNode>> OfAsync(TeraDbContext db, AgencyId agency, LocalDate day, Func<AgencyId, bool> sees, CancellationToken ct)
    {
        var rows = (await RowsAsync(db, day, ct)).FindAll(row => row.Objective.IsPursued(day));
        var links = await db.Set<ObjectiveLink>().AsNoTracking().TagWith("Planning: links of a region")
            .Where(link => link.ValidFrom <= day && (link.EndedOn == null || link.EndedOn > day)).OrderBy(link => link.ValidFrom).ThenBy(link => link.Id).Take(Most).ToListAsync(ct);
        var weights = (await db.Set<Weight>().AsNoTracking().TagWith("Planning: weights of a region").Where(one => one.ValidFrom <= day).OrderBy(one => one.ValidFrom)
            .Take(Most).ToListAsync(ct)).GroupBy(one => one.Subject).ToDictionary(group => group.Key, group => group.Last().Value);
        return new TreeDrawing(agency, rows, links)
        {
            Sees = sees, Weights = weights, Measures = (await MeasuresAsync(db, day, ct)).ToLookup(one => one.Objective, one => one.Measure),
        }.Tops();
    }

    /// <summary>What an objective can serve: every other one that goes on, by agency, and what it serves already left aside.</summary>
    public static async Task<IReadOnlyList<Choice>> ChoicesAsync(TeraDbContext db, Objective objective, CancellationToken ct)
    {
        var served = await db.Set<ObjectiveLink>().Where(link => link.ObjectiveId == objective.Id && link.EndedOn == null).Select(link => link.ServedId).ToListAsync(ct);
        return
        [
            .. (await RowsAsync(db, day: null, ct)).Where(row => row.Objective.Id != objective.Id && row.Objective.EndedOn is null && !served.Contains(row.Objective.Id))
                .Select(row => new Choice(row.Objective.Id.Value.ToString(), $"{row.AgencyName}: {row.Objective.Ordinal}. {row.Objective.Name}")),
        ];
    }

    /// <summary>Indicators that are measured on a day, in their order, as their cards of that day call them.</summary>
    private static async Task<List<(ObjectiveId Objective, TreeMeasure Measure)>> MeasuresAsync(TeraDbContext db, LocalDate day, CancellationToken ct)
    {
        var rows = await (
            from indicator in db.Set<Indicator>().AsNoTracking().TagWith("Planning: indicators of a region")
            join unit in db.Set<Unit>() on indicator.UnitId equals (UnitId?)unit.Id into units
            from unit in units.DefaultIfEmpty()
            where indicator.ValidFrom <= day && (indicator.EndedOn == null || indicator.EndedOn > day)
            orderby indicator.Ordinal, indicator.Id
            select new { indicator, UnitName = (string?)unit.Name }).Take(Most).ToListAsync(ct);
        var ids = rows.ConvertAll(row => row.indicator.Id);
        var names = (await db.Set<IndicatorCard>().AsNoTracking().TagWith("Planning: names of indicators").Where(card => ids.Contains(card.Indicator)).Select(card => new { card.Indicator, card.Name, card.ValidFrom }).ToListAsync(ct)).ToLookup(card => card.Indicator);
        var paid = (await db.Set<BudgetItem>().AsNoTracking().TagWith("Planning: money of indicators").Where(item => item.FiscalYear == day.Year && item.IndicatorId != null).ToListAsync(ct))
            .GroupBy(item => item.IndicatorId!.Value).ToDictionary(lines => lines.Key, lines => string.Join("; ", lines.OrderBy(item => item.Code, StringComparer.Ordinal).Select(item => $"{item.Code} {item.Name}")));
        string? NameOf(IndicatorId id) => (names[id].Where(card => card.ValidFrom <= day).MaxBy(card => card.ValidFrom) ?? names[id].MinBy(card => card.ValidFrom))?.Name;
        return rows.ConvertAll(row => (
            row.indicator.ObjectiveId,
            new TreeMeasure(row.indicator.Id, row.indicator.Code, NameOf(row.indicator.Id), row.indicator.Kind, row.UnitName) { Activity = paid.GetValueOrDefault(row.indicator.Id) }));
    }

    /// <param name="db">The region.</param>
    /// <param name="day">On which they are told as they were called; null for as they are called now.</param>
    /// <param name="ct">Ends reading.</param>
    private static async Task<List<TreeRow>> RowsAsync(TeraDbContext db, LocalDate? day, CancellationToken ct)
    {
        var rows = await (
            from objective in db.Set<Objective>().AsNoTracking().Include(objective => objective.Former).TagWith("Planning: objectives of a region")
            join agency in db.Set<Agency>() on objective.AgencyId equals agency.Id
            orderby agency.Ordinal, agency.Id, objective.Ordinal, objective.Id
            select new { objective, agency.ShortName }).Take(Most).ToListAsync(ct);
        var told = rows.ConvertAll(row => (Objective: day is { } on ? row.objective.AsOf(on) : row.objective, row.ShortName));
        var wanted = told.Select(row => row.Objective.PositionId).OfType<PositionId>().Distinct().ToList();
        var titles = await db.Set<Position>().AsNoTracking().Where(position => wanted.Contains(position.Id)).ToDictionaryAsync(position => position.Id, position => position.Title, ct);
        return told.ConvertAll(row => new TreeRow(row.Objective, row.ShortName, row.Objective.PositionId is { } id ? titles[id] : null));
    }
}

/// <summary>An objective with what is told of it.</summary>
internal sealed record TreeRow(Objective Objective, string AgencyName, string? Position);

/// <summary>Lays objectives and their links out as trees.</summary>
internal sealed class TreeDrawing(AgencyId agency, IReadOnlyList<TreeRow> rows, IReadOnlyList<ObjectiveLink> links)
{
    private readonly Dictionary<ObjectiveId, TreeRow> _rows = rows.ToDictionary(row => row.Objective.Id);
    private readonly Dictionary<ObjectiveId, string> _drawn = [];
    private ILookup<ObjectiveId, ObjectiveId> _below = Enumerable.Empty<ObjectiveId>().ToLookup(id => id);

    public required Func<AgencyId, bool> Sees { get; init; }

    public required IReadOnlyDictionary<Weighed, decimal> Weights { get; init; }

    public required ILookup<ObjectiveId, TreeMeasure> Measures { get; init; }

    /// <summary>Every top with an objective of the agency in its tree.</summary>
    public IReadOnlyList<TreeNode> Tops()
    {
        var known = links.Where(link => _rows.ContainsKey(link.ObjectiveId) && _rows.ContainsKey(link.ServedId)).ToList();
        var places = rows.Select((row, at) => (row.Objective.Id, at)).ToDictionary(row => row.Id, row => row.at);
        _below = known.OrderBy(link => places[link.ObjectiveId]).ToLookup(link => link.ServedId, link => link.ObjectiveId);
        var serving = known.Select(link => link.ObjectiveId).ToHashSet();
        // What an objective of the agency serves, near and far: only the trees of these are shown.
        var shown = rows.Where(row => row.Objective.AgencyId == agency).SelectMany(row => ObjectiveLink.Above(row.Objective.Id, known)).ToHashSet();
        return [.. rows.Where(row => !serving.Contains(row.Objective.Id) && shown.Contains(row.Objective.Id)).Select((row, at) => Node(row, $"{at + 1}", above: null))];
    }

    private TreeNode Node(TreeRow row, string number, AgencyId? above)
    {
        var (objective, seen) = (row.Objective, Sees(row.Objective.AgencyId));
        var node = new TreeNode(objective.Id, objective.Name, row.AgencyName, objective.AgencyId == agency, seen)
        {
            Number = number, Kind = objective.Kind, Crosses = above is { } over && over != objective.AgencyId, Serves = above is not null,
        };
        if (_drawn.TryGetValue(objective.Id, out var before))
        {
            return node with { SeeAlso = before };
        }

        _drawn.Add(objective.Id, number);
        return node with
        {
            Position = seen ? row.Position : null,
            Below = [.. _below[objective.Id].Select((id, at) => Node(_rows[id], $"{number}.{at + 1}", objective.AgencyId))],
            Measures = seen ? [.. Measures[objective.Id].Select(one => one with { Weight = WeightOf(Weighed.Of(one.Id)) })] : [],
            Weight = seen ? WeightOf(Weighed.Of(objective.Id)) : null,
        };
    }

    private decimal? WeightOf(Weighed subject) => Weights.TryGetValue(subject, out var value) ? value : null;
}
