using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Evidences;
using Tera.Measurement.Recaps;
using Tera.Measurement.Sheets;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Measurement.Versions;

/// <summary>The figures of a unit's sheet as they were approved.</summary>
/// <param name="Standing">Which version they are, and whether it counts.</param>
/// <param name="Recap">The rows of the unit alone, with no figures of the whole agency.</param>
public sealed record ApprovedSheet(VersionStanding Standing, AgencyRecap Recap);

/// <summary>Reads sheets: one that is being filled as it stands, one whose run has ended as it was approved, whatever a later version says.</summary>
public sealed class ApprovedSheets(TeraDbContext db, SheetReader sheets, VersionReader versions)
{
    /// <summary>The sheet; null when it is not there or not the user's to see.</summary>
    public async Task<SheetView?> ReadAsync(SheetId id, SignedInUser user, CancellationToken ct) =>
        await sheets.ReadAsync(id, user, ct) is { } view ? await OfAsync(view, ct) is { } approved ? await FrozenAsync(view, approved, ct) : view : null;

    private async Task<ApprovedSheet?> OfAsync(SheetView view, CancellationToken ct) =>
        view.Sheet is { State: SheetState.Closed, UnitId: { } unit }
        && await versions.OfRunAsync(view.Sheet.RunId, ct) is { } standing
        && await versions.FiguresAsync(standing.Version, ct) is { Recap: var recap }
            ? new(standing, recap with { Rows = [.. recap.Rows.Where(row => row.Unit == unit)], Objectives = [], Employees = [] })
            : null;

    private async Task<SheetView> FrozenAsync(SheetView view, ApprovedSheet approved, CancellationToken ct)
    {
        var frozen = approved.Recap.Rows.Where(row => row.Entry is not null).ToDictionary(row => row.Entry!.Value);
        var ids = frozen.Values.SelectMany(row => row.Files).Select(file => file.Id).ToList();
        var files = await db.Set<EvidenceFile>().AsNoTracking().TagWith("Measurement: evidence as approved")
            .Where(file => ids.Contains(file.Id)).OrderBy(file => file.AddedAt).ThenBy(file => file.Id).ToListAsync(ct);
        var byRow = files.ToLookup(file => file.EntryId);
        return view with
        {
            Approved = approved,
            Rows =
            [
                .. view.Rows.Where(row => frozen.ContainsKey(row.Entry.Id)).Select(row =>
                    // Figures frozen before their files were named with them show the files that stand.
                    row with { Recap = frozen[row.Entry.Id], Files = frozen[row.Entry.Id] is { Files.Count: 0, Evidence: > 0 } ? row.Files : [.. byRow[row.Entry.Id]] }),
            ],
        };
    }
}
