using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Planning.Agreements;
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
}

/// <summary>Objectives of a region by what they serve. Of another agency's plan only the names are told: whoever serves an objective has to know it.</summary>
internal static class ObjectiveTree
{
    private const int Most = 5_000;

    /// <summary>The trees in which an agency has an objective that goes on, each from its top.</summary>
    public static async Task<IReadOnlyList<TreeNode>> OfAsync(TeraDbContext db, AgencyId agency, Func<AgencyId, bool> sees, CancellationToken ct)
    {
        var all = await RowsAsync(db, ct);
        var known = all.Select(row => row.Objective.Id).ToHashSet();
        var below = all.ToLookup(row => row.Objective.ParentId is { } parent && known.Contains(parent) ? parent : default(ObjectiveId?));
        TreeNode Node((Objective Objective, string AgencyName) row) =>
            new(row.Objective.Id, row.Objective.Name, row.AgencyName, row.Objective.AgencyId == agency, sees(row.Objective.AgencyId))
            {
                Below = [.. below[row.Objective.Id].Select(Node)],
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

    private static async Task<List<(Objective Objective, string AgencyName)>> RowsAsync(TeraDbContext db, CancellationToken ct) => (await (
        from objective in db.Set<Objective>().AsNoTracking().TagWith("Planning: objectives of a region")
        join agency in db.Set<Agency>() on objective.AgencyId equals agency.Id
        where objective.EndedOn == null
        orderby agency.Ordinal, agency.Id, objective.Ordinal, objective.Id
        select new { objective, agency.ShortName }).Take(Most).ToListAsync(ct)).ConvertAll(row => (row.objective, row.ShortName));
}
