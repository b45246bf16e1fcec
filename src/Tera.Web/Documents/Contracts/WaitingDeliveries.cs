using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Definitions;

namespace Tera.Documents.Contracts;

/// <summary>Something ordered of, handed over or reported to a person who has no task after it, and has not said that he has it.</summary>
/// <param name="Id">Of his delivery.</param>
/// <param name="What">Disposition, report, or what was handed over; Indonesian.</param>
/// <param name="From">Title of who reported or handed over.</param>
/// <param name="RunTitle">Title of the run.</param>
/// <param name="At">When it came.</param>
public sealed record WaitingDelivery(DeliveryId Id, string What, string From, string RunTitle, Instant At)
{
    /// <summary>Where he reads it and says that he has it.</summary>
    public string Href => DocumentLinks.Delivery(Id);
}

/// <summary>What came to a person by the SOP and asks for no work of his: he is shown it until he has read it.</summary>
public sealed class WaitingDeliveries(TeraDbContext db)
{
    private const int Most = 50;

    /// <summary>The latest first, at most fifty.</summary>
    public async Task<IReadOnlyList<WaitingDelivery>> OfAsync(PersonId person, CancellationToken ct) =>
    [
        .. (await db.Database.SqlQuery<Row>(
            $"""
             select d.id as "Id", t.act_kind as "Kind", t.by_position as "From", r.title as "Title", d.delivered_at as "At"
             from documents.delivery d
             join procedures.run r on r.id = d.run_id
             join procedures.task t on (t.run_id, t.step, t.act, t.round, t.slot) = (d.run_id, d.step, d.act, d.round, d.slot)
             where d.person_id = {person.Value} and d.received_at is null and r.status <> 'Cancelled'
               and not exists (select from documents.delivery anew
                               where (anew.run_id, anew.step, anew.act, anew.slot, anew.person_id) = (d.run_id, d.step, d.act, d.slot, d.person_id) and anew.round > d.round)
               and not exists (select from documents.disposition anew
                               where (anew.run_id, anew.step, anew.act, anew.slot) = (d.run_id, d.step, d.act, d.slot) and anew.round > d.round)
               and not exists (select from procedures.task later where later.run_id = d.run_id and later.lane = d.lane
                                 and later.opened_at >= d.delivered_at and (later.closed_at is null or later.closed_at > d.delivered_at))
             order by d.delivered_at desc, d.id limit {Most}
             """).TagWith("Documents: deliveries that wait for a person").ToListAsync(ct))
        .Select(row => new WaitingDelivery(new(row.Id), What(row.Kind), row.From, row.Title, Instant.FromDateTimeUtc(row.At))),
    ];

    private static string What(string kind) => kind switch
    {
        nameof(ActKind.Report) => "Laporan",
        nameof(ActKind.Instruct) => "Disposisi",
        _ => "Diserahkan",
    };

    private sealed record Row(Guid Id, string Kind, string From, string Title, DateTime At);
}
