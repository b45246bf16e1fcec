using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Contracts;
using Tera.Measurement.Sheets;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>Notes beside the values of a run what a reviewer wants changed; they stand on the sheets once the work goes back.</summary>
/// <param name="Call">For whom.</param>
/// <param name="Task">The reviewer's open check.</param>
/// <param name="Notes">A note for each value that is marked; an empty one takes a mark away.</param>
public sealed record RemarkRows(RunCall Call, TaskKey Task, IReadOnlyDictionary<EntryId, string> Notes);

/// <inheritdoc cref="RemarkRows"/>
public sealed class RemarkRowsHandler(TeraDbContext db, RunGateway gateway, ValueHistory history)
{
    public Task<Result<Receipt>> HandleAsync(RemarkRows command, CancellationToken ct) =>
        gateway.WithinAsync(command.Call, command.Task, "measurement.remark-rows", (work, inner) => KeepAsync(command, work, inner), ct);

    private async Task<Rejection?> KeepAsync(RemarkRows command, RunAtWork work, CancellationToken ct)
    {
        if (!MeasurementArtifacts.Measures(work.Definition) || work.Definition.ActOf(command.Task.Step, command.Task.Act).Kind is not ActKind.Check)
        {
            return EntryRejections.Unknown;
        }

        var period = SheetOpening.PeriodOf(work.Head.Subject);
        var (agency, year, quarter, ids) = (work.Head.Agency, period.Year.Value, period.Quarter.Number, command.Notes.Keys.ToList());
        var entries = await db.Set<SheetEntry>()
            .Where(entry => ids.Contains(entry.Id) && entry.AgencyId == agency && entry.FiscalYear == year && entry.Quarter == quarter).ToListAsync(ct);
        if (entries.Count < ids.Count)
        {
            return EntryRejections.Unknown;
        }

        var by = new ValueAuthor(work.Holder.Person, command.Call.Command, work.Now);
        foreach (var entry in entries)
        {
            var (before, note) = (entry.ReturnNote ?? "", command.Notes[entry.Id].Trim());
            if (before == note)
            {
                continue;
            }

            if (note.Length == 0)
            {
                entry.DropRemark();
            }
            else if (entry.Remark(note, work.Holder.Person, work.Now).Rejection is { } no)
            {
                return no;
            }

            await history.WriteAsync(entry, [new("return", before, note)], by, ct);
        }

        return null;
    }
}
