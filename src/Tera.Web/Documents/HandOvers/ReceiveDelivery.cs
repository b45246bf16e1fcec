using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Documents.HandOvers;

/// <summary>The wish to say that one has what was handed over to him.</summary>
/// <param name="By">To whom it was handed over.</param>
public sealed record ReceiveDelivery(CommandId Command, PersonId By, DeliveryId Delivery);

/// <inheritdoc cref="ReceiveDelivery"/>
public sealed class ReceiveDeliveryHandler(TeraDbContext db, CommandScope commands, IClock clock)
{
    private const string Process = "documents.receive-delivery";

    public Task<Result<Receipt>> HandleAsync(ReceiveDelivery wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process, wish.By.Value, stop => ReceiveAsync(wish, stop), ct);

    private async Task<Result<string>> ReceiveAsync(ReceiveDelivery wish, CancellationToken ct)
    {
        if (await db.Set<Delivery>().SingleOrDefaultAsync(row => row.Id == wish.Delivery, ct) is not { } delivery || delivery.PersonId != wish.By)
        {
            return DeliveryRejections.NotYours();
        }

        // Said twice it stays as it was said first.
        if (delivery.ReceivedAt is null)
        {
            delivery.Receive(clock.GetCurrentInstant());
        }

        return delivery.Id.Value.ToString("D");
    }
}

/// <summary>Why a receipt is not taken.</summary>
public static class DeliveryRejections
{
    /// <summary>It was handed over to somebody else.</summary>
    public static Rejection NotYours() => new("documents.delivery.not-yours");
}
