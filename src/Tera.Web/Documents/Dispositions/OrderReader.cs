using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Dispositions;

/// <summary>An order as whom it orders reads it.</summary>
/// <param name="Order">As it was issued.</param>
/// <param name="Paper">Its paper; null while it has none.</param>
/// <param name="Zone">Whose clock its times are told by.</param>
public sealed record OrderModel(Disposition Order, CurrentRevision? Paper, IndonesianTimeZone Zone);

/// <summary>Reads what was ordered of a person.</summary>
public sealed class OrderReader(TeraDbContext db, ArtifactDesk desk)
{
    /// <summary>The last order of a run to the person that no later round has replaced; null for none.</summary>
    /// <param name="wish">The task by which it was given; null for any of the run.</param>
    public async Task<OrderModel?> LastAsync(RunId run, ProcedureDefinition definition, PersonId person, IndonesianTimeZone zone, TaskKey? wish, CancellationToken ct)
    {
        var orders = await (
            from order in db.Set<Disposition>().AsNoTracking()
            where order.RunId == run && db.Set<DispositionRecipient>().Any(to => to.DispositionId == order.Id && to.PersonId == person)
                && !db.Set<Disposition>().Any(anew => anew.RunId == run && anew.Step == order.Step && anew.Act == order.Act && anew.Slot == order.Slot && anew.Round > order.Round)
            orderby order.IssuedAt descending
            select order).TagWith("Documents: what a run orders of a person").ToListAsync(ct);
        if (orders.Find(order => wish is null || order.Task == wish) is not { } last)
        {
            return null;
        }

        return new(last, await desk.CurrentAsync(run, InstructPanel.KindOf(definition.ActOf(last.Task.Step, last.Task.Act)), TaskRows.PaperSlot(last.Task), ct), zone);
    }
}
