using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.Tasks;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Documents.HandOvers;

/// <summary>What came with the task in focus.</summary>
public sealed record HandedOverModel(HandOverLine Line, IndonesianTimeZone Zone, IReadOnlyList<Attachment> Attachments, CurrentRevision? Memo);

/// <summary>Shows whoever has the next task what was passed on to him: by whom, with which note and files.</summary>
public sealed class HandedOverExhibit(TeraDbContext db, PassedOn passed, ArtifactDesk desk) : IExhibit
{
    public Type Component => typeof(HandedOverView);

    public async Task<object?> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var lines = await passed.OfAsync(context.Head.Id, context.Definition, context.Calendar.TimeZone, ct);
        return lines.LastOrDefault(line => line.Opened.Contains(context.Task.Key)) is { } line
            ? new HandedOverModel(
                line, context.Calendar.TimeZone, await db.Set<Attachment>().AsNoTracking().OfTask(context.Head.Id, line.Task).ToListAsync(ct),
                await desk.CurrentAsync(context.Head.Id, HandOverPanel.MemoKind, HandOverPanel.MemoSlot(line.Task), ct))
            : null;
    }
}
