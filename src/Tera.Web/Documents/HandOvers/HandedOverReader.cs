using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.Tasks;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.HandOvers;

/// <summary>What was handed over or reported by one task.</summary>
/// <param name="Line">By whom, with which note, and who took it up with a task of his.</param>
/// <param name="Zone">Whose clock its times are told by.</param>
/// <param name="Attachments">Files that went with it.</param>
/// <param name="Memo">The nota dinas that went with it; null for none.</param>
/// <param name="Receipts">Who said that he has it, and when, in words; null while nobody has.</param>
public sealed record HandedOverModel(HandOverLine Line, IndonesianTimeZone Zone, IReadOnlyList<Attachment> Attachments, CurrentRevision? Memo, string? Receipts);

/// <summary>Reads what was handed over in a run.</summary>
public sealed class HandedOverReader(TeraDbContext db, PassedOn passed, ArtifactDesk desk)
{
    /// <summary>The last that a wish picks; null for none.</summary>
    public async Task<HandedOverModel?> LastAsync(RunId run, ProcedureDefinition definition, IndonesianTimeZone zone, Predicate<HandOverLine> wish, CancellationToken ct) =>
        (await passed.OfAsync(run, definition, zone, ct)).LastOrDefault(line => wish(line)) is { } line
            ? new(
                line, zone, await db.Set<Attachment>().AsNoTracking().OfTask(run, line.Task).ToListAsync(ct),
                await desk.CurrentAsync(run, HandOverPanel.MemoKind, HandOverPanel.MemoSlot(line.Task), ct), await ReceiptsAsync(run, line.Task, zone, ct))
            : null;

    private async Task<string?> ReceiptsAsync(RunId run, TaskKey task, IndonesianTimeZone zone, CancellationToken ct)
    {
        var said = await (
            from delivery in db.Set<Delivery>().AsNoTracking().OfTask(run, task)
            join person in db.Set<Person>() on delivery.PersonId equals person.Id
            where delivery.ReceivedAt != null
            orderby delivery.ReceivedAt
            select new { person.FullName, delivery.Post, At = delivery.ReceivedAt!.Value }).TagWith("Documents: receipts of a delivery").ToListAsync(ct);
        return said.Count == 0 ? null : string.Join("; ", said.Select(one => $"{one.FullName}, {one.Post} pada {zone.Moment(one.At)}"));
    }
}
