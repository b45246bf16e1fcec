using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Artifacts;
using Tera.Documents.Dispositions;
using Tera.Organisation;
using Tera.Platform.Data;
using Tera.Procedures.Engine;

namespace Tera.Documents.Contracts;

/// <summary>An order somebody has received.</summary>
/// <param name="Id">Which.</param>
/// <param name="Run">The run it was issued in.</param>
/// <param name="Subject">Hal.</param>
/// <param name="Urgency">Sifat, Indonesian.</param>
/// <param name="From">Name and post of the issuer.</param>
/// <param name="Note">Catatan; null for none.</param>
/// <param name="DueOn">The day wished for; null for none.</param>
/// <param name="IssuedAt">When.</param>
/// <param name="Paper">Its revision; null when it was superseded.</param>
public sealed record ReceivedDisposition(
    DispositionId Id, RunId Run, string Subject, string Urgency, string From, string? Note, LocalDate? DueOn, Instant IssuedAt, RevisionId? Paper);

/// <summary>What was ordered of a person, for his inbox.</summary>
public sealed class ReceivedDispositions(TeraDbContext db)
{
    /// <summary>The newest first, at most so many.</summary>
    public async Task<IReadOnlyList<ReceivedDisposition>> OfAsync(PersonId person, int most, CancellationToken ct)
    {
        var rows = await (
            from recipient in db.Set<DispositionRecipient>()
            join disposition in db.Set<Disposition>() on recipient.DispositionId equals disposition.Id
            where recipient.PersonId == person
            orderby disposition.IssuedAt descending, disposition.Id
            select disposition).AsNoTracking().TagWith("Documents: received dispositions").Take(most).ToListAsync(ct);
        var sources = rows.Select(row => row.Id.Value).ToList();
        var papers = await db.Set<Revision>().AsNoTracking().Where(row => sources.Contains(row.SourceId) && row.SupersededAt == null)
            .ToDictionaryAsync(row => row.SourceId, row => row.Id, ct);
        return
        [
            .. rows.Select(row => new ReceivedDisposition(
                row.Id, row.RunId, row.Subject, ActWords.Of(row.Urgency), $"{row.IssuerName}, {row.IssuerPost}", row.Note, row.DueOn, row.IssuedAt,
                papers.TryGetValue(row.Id.Value, out var paper) ? paper : null)),
        ];
    }
}
