using Microsoft.EntityFrameworkCore;
using Tera.Organisation;
using Tera.Planning.Contracts;
using Tera.Platform.Data;

namespace Tera.Planning.Agreements;

/// <summary>An indicator that a revision promises otherwise than the version before.</summary>
/// <param name="Before">The year and its quarters as they were; null where it was not promised.</param>
/// <param name="After">The same as they are; null where it is promised no longer.</param>
public sealed record ChangedPromise(TargetRow Row, ChangedFigures? Before, ChangedFigures? After)
{
    /// <summary>What a revision changes, in the order of the agreement; empty for an original.</summary>
    public static async Task<IReadOnlyList<ChangedPromise>> OfAsync(TeraDbContext db, Agreement agreement, IReadOnlyList<TargetRow> rows, CancellationToken ct)
    {
        if (agreement.Revision == 0
            || await db.Set<Agreement>().AsNoTracking().SingleOrDefaultAsync(
                one => one.AgencyId == agreement.AgencyId && one.FiscalYear == agreement.FiscalYear && one.Revision == agreement.Revision - 1, ct) is not { } last)
        {
            return [];
        }

        var before = (await TargetRow.OfAsync(db, last, ct)).ToDictionary(row => row.Indicator.Id);
        var promised = rows.Select(row => row.Indicator.Id).ToHashSet();
        var gone = before.Values.Where(row => !promised.Contains(row.Indicator.Id)).Select(row => row with { Promise = null });
        return [.. rows.Concat(gone).Select(row => new ChangedPromise(row, ChangedFigures.Of(before.GetValueOrDefault(row.Indicator.Id)), ChangedFigures.Of(row))).Where(one => one.Before != one.After)];
    }
}

/// <summary>Five figures in one line, and who answers: <c>78,5 (TW I 70, TW II …)</c>.</summary>
public sealed record ChangedFigures(string Figures, UnitId Unit)
{
    internal static ChangedFigures? Of(TargetRow? row)
    {
        if (row is not { Promise: { } promise, Card: { } card })
        {
            return null;
        }

        var quarters = Shared.Quarter.All.Select(quarter => (quarter.Roman, Target: row.Targets?.In(quarter))).Where(one => one.Target is not null)
            .Select(one => (one.Roman, Figure: PlanWords.Of(one.Target, card.Kind))).ToList();
        var year = PlanWords.Of(row.Targets?.Annual, card.Kind);
        return new(quarters.Count == 0 ? year : $"{year} ({string.Join(", ", quarters.Select(one => $"TW {one.Roman} {one.Figure}"))})", promise.UnitId);
    }
}
