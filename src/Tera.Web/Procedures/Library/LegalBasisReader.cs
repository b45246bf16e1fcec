using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;

namespace Tera.Procedures.Library;

/// <summary>What is known of regulations in the region: its own records and those of the program. Read once for a page.</summary>
public sealed class LegalBasisReader(TeraDbContext db, RegionClock days)
{
    /// <summary>Regulations a region may have something to say about.</summary>
    internal const int Most = 1_000;

    private LegalBases? _known;

    public async Task<LegalBases> OfRegionAsync(CancellationToken ct) => _known ??= await ReadAsync(ct);

    private async Task<LegalBases> ReadAsync(CancellationToken ct)
    {
        var zone = await days.ZoneAsync(ct);
        var rows = await db.Database.SqlQuery<Row>(
            $"""
             select t.* from (
                 select distinct on (l.kind, l.year, l.number) l.id as "Id", l.kind as "Kind", l.number as "Number", l.year as "Year", l.subject as "Subject", l.in_force as "InForce", l.status as "Status",
                        l.since as "Since", l.confidence as "Confidence", l.source as "Source", l.withdrawn as "Withdrawn", l.recorded_at as "At", p.full_name as "Who"
                 from procedures.legal_basis l join organisation.person p on (p.region_id, p.id) = (l.region_id, l.person_id)
                 order by l.kind, l.year, l.number, l.id desc) t
             where not t."Withdrawn" order by t."Id" desc limit {Most}
             """).TagWith("Procedures: regulations the region recorded").ToListAsync(ct);
        return LegalBases.Shipped.With([.. rows.Select(row => (Row: row, Kind: LegalBasisKind.Find(row.Kind))).Where(known => known.Kind is not null).Select(known => new LegalBasis(
            $"{known.Kind!.Name} {known.Row.Number}/{known.Row.Year}", known.Kind.Pattern, known.Row.Number, known.Row.Year, known.Row.InForce, known.Row.Status, known.Row.Confidence, known.Row.Subject,
            known.Row.Since, known.Row.Source) { RecordedBy = $"{known.Row.Who}, {zone.Moment(Instant.FromDateTimeUtc(known.Row.At))}" })]);
    }

    private sealed record Row(
        long Id, string Kind, int Number, int Year, string Subject, bool InForce, string Status, int Since, string Confidence, string Source, bool Withdrawn, DateTime At, string Who);
}
