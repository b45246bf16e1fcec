using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Dispositions;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;

namespace Tera.Documents.HandOvers;

/// <summary>What was ordered of, handed over or reported to who looks, and the button by which he says that he has it.</summary>
[Authorize]
public sealed partial class DeliveryPage(HandedOverReader reader, OrderReader orders, IEnumerable<IArtifactSource> sources, RunDefinitions definitions, ReceiveDeliveryHandler handler)
{
    private const string ReceiveForm = "terima";

    private Delivery? delivery;
    private HandedOverModel? handed;
    private OrderModel? order;
    private readonly List<ArtifactLink> papers = [];
    private string run = "";
    private string name = "";

    [Parameter]
    public Guid Id { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var (id, mine) = (new DeliveryId(Id), Current.Required.PersonId);
        delivery = await Db.Set<Delivery>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.PersonId == mine, Aborted);
        if (delivery is null)
        {
            Navigation.NotFound();
            return;
        }

        (var definition, run) = await definitions.OfAsync(delivery.RunId, Aborted);
        var kind = definition.ActOf(delivery.Task.Step, delivery.Task.Act).Kind;
        name = kind is ActKind.Report ? "Laporan" : kind is ActKind.Instruct ? "Disposisi" : "Penyerahan";
        // Who has moved to another agency keeps what was said to him, not the papers of the one he left.
        var agency = await Db.Database.SqlQuery<Guid>($"""select agency_id as "Value" from procedures.run where id = {delivery.RunId.Value}""").SingleAsync(Aborted);
        foreach (var source in Current.Required.Sees(new(agency)) ? sources : [])
        {
            papers.AddRange(await source.OfRunAsync(delivery.RunId, Aborted));
        }

        if (kind is ActKind.Instruct)
        {
            order = await orders.OfTaskAsync(delivery.RunId, delivery.Task, definition, mine, Zone, Aborted);
            return;
        }

        handed = await reader.LastAsync(delivery.RunId, definition, Zone, line => line.Task == delivery.Task, Aborted);
    }

    private async Task ReceiveAsync()
    {
        if (delivery is null)
        {
            return;
        }

        if ((await handler.HandleAsync(new(Command, Current.Required.PersonId, delivery.Id), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.Delivery(delivery.Id), receipt);
        }
        else
        {
            Refuse(ReceiveForm, no);
        }
    }
}
