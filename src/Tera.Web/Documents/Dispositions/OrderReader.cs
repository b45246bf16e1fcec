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
/// <param name="Paper">Its paper; null where a later one took its place.</param>
/// <param name="Zone">Whose clock its times are told by.</param>
public sealed record OrderModel(Disposition Order, CurrentRevision? Paper, IndonesianTimeZone Zone);

/// <summary>Reads what was ordered of a person.</summary>
public sealed class OrderReader(TeraDbContext db, ArtifactDesk desk)
{
    /// <summary>The last order of a run to the person that no later round has replaced; null for none.</summary>
    public Task<OrderModel?> LastAsync(RunId run, ProcedureDefinition definition, PersonId person, IndonesianTimeZone zone, CancellationToken ct) => ReadAsync(
        OfPerson(run, person).Where(order => !db.Set<Disposition>().Any(anew => anew.RunId == run && anew.Step == order.Step && anew.Act == order.Act && anew.Slot == order.Slot && anew.Round > order.Round)),
        definition, zone, ct);

    /// <summary>The order of one task, also one that a later round has replaced; null where it did not go to the person.</summary>
    public Task<OrderModel?> OfTaskAsync(RunId run, TaskKey task, ProcedureDefinition definition, PersonId person, IndonesianTimeZone zone, CancellationToken ct) =>
        ReadAsync(OfPerson(run, person).OfTask(run, task), definition, zone, ct);

    private IQueryable<Disposition> OfPerson(RunId run, PersonId person) => db.Set<Disposition>().AsNoTracking()
        .Where(order => order.RunId == run && db.Set<DispositionRecipient>().Any(to => to.DispositionId == order.Id && to.PersonId == person));

    private async Task<OrderModel?> ReadAsync(IQueryable<Disposition> orders, ProcedureDefinition definition, IndonesianTimeZone zone, CancellationToken ct)
    {
        if (await orders.OrderByDescending(order => order.IssuedAt).TagWith("Documents: what a run orders of a person").FirstOrDefaultAsync(ct) is not { } last)
        {
            return null;
        }

        var paper = await desk.CurrentAsync(last.RunId, InstructPanel.KindOf(definition.ActOf(last.Task.Step, last.Task.Act)), TaskRows.PaperSlot(last.Task), ct);
        return new(last, paper?.SourceId == last.Id.Value ? paper : null, zone);
    }
}
