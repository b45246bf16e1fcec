using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Platform.Paper;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Contracts;

/// <summary>The parts every paper of an agency shares, read for its templates: letterhead, signature block, QR, foot.</summary>
public sealed class PaperParts(TeraDbContext db)
{
    private const string Statement =
        "Keaslian dokumen ini dapat diperiksa dengan memindai kode QR. UU ITE Pasal 5 ayat (1): informasi elektronik dan/atau hasil cetaknya merupakan "
        + "alat bukti hukum yang sah.";

    private const string BsreStatement =
        "Tanda tangan elektronik pada dokumen ini memakai sertifikat elektronik yang diterbitkan oleh Balai Besar Sertifikasi Elektronik (BSrE), "
        + "Badan Siber dan Sandi Negara. UU ITE Pasal 5 ayat (1): informasi elektronik dan/atau hasil cetaknya merupakan alat bukti hukum yang sah.";

    /// <summary>Kop of the agency.</summary>
    public Task<LetterheadView> LetterheadAsync(AgencyId agency, CancellationToken ct) => AgencyLetterhead.OfAsync(db, agency, ct);

    /// <summary>The town printed before the date.</summary>
    public Task<string> SeatAsync(AgencyId agency, CancellationToken ct) =>
        db.Set<Agency>().Where(row => row.Id == agency).Select(row => row.Seat).SingleAsync(ct);

    /// <summary>The foot of every page.</summary>
    public static PaperFooterView Footer(PaperHeader paper) => new(paper.ThroughBsre ? BsreStatement : Statement, paper.Code);

    /// <summary>The QR that leads to the verification page, with its code.</summary>
    public static QrCodeView Qr(PaperHeader paper) => new(paper.VerificationAddress) { Code = paper.Code };

    /// <summary>The block of a person who signs for a post. Prints the frame of an electronic signature; change <c>Mark</c> for a pen.</summary>
    /// <param name="agency">Whose seat is printed before the date.</param>
    /// <param name="person">Who signs.</param>
    /// <param name="position">His title as an event keeps it, with <c>Plt.</c> or <c>Plh.</c> where he acts for another.</param>
    /// <param name="date">Day printed; null where the letter's head bears it.</param>
    /// <param name="ct">Ends waiting.</param>
    public async Task<SignatoryView> SignatoryAsync(AgencyId agency, PersonId person, string position, LocalDate? date, CancellationToken ct)
    {
        var who = await db.Set<Person>().AsNoTracking().SingleAsync(row => row.Id == person, ct);
        var (capacity, post) = Capacity(position);
        return new(post, who.FullName)
        {
            Capacity = capacity,
            Rank = who.Grade?.Printed,
            Nip = who.EmployeeNumber?.Digits,
            PlaceAndDate = date is { } day ? $"{await SeatAsync(agency, ct)}, {IndonesianDate.Long(day)}" : null,
            Mark = new SignatureMark.Electronic(),
        };
    }

    /// <summary>The block of whoever holds a lane of a run's procedure on a day, for a paper that is signed later; null when nobody does.</summary>
    public async Task<SignatoryView?> SignatoryOfLaneAsync(RunId run, LaneKey lane, LocalDate date, CancellationToken ct)
    {
        var holders = await db.Database.SqlQuery<LaneSignatory>(
            $"""
             select h.agency_id as "Agency", h.person_id as "Person", h.title as "Title", h.kind as "Kind"
             from procedures.run r
             join procedures.lane_binding b on b.procedure_id = r.procedure_id and b.lane = {lane.Value}
             join organisation.office_holder h on h.position_id = b.position_id
             where r.id = {run.Value} and {date.ToDateOnly()} >= b.valid_from and (b.valid_until is null or {date.ToDateOnly()} <= b.valid_until)
               and {date.ToDateOnly()} >= h.valid_from and (h.valid_until is null or {date.ToDateOnly()} <= h.valid_until)
             order by case h.kind when 'DailyActing' then 0 when 'Acting' then 1 else 2 end
             limit 1
             """).ToListAsync(ct);
        return holders is [var holder]
            ? await SignatoryAsync(new(holder.Agency), new(holder.Person), Prefix(holder.Kind) + holder.Title, date, ct)
            : null;
    }

    /// <summary>By what right a title as events keep it is held, and the bare title.</summary>
    public static (SigningCapacity Capacity, string Post) Capacity(string position) => position switch
    {
        _ when position.StartsWith("Plt. ", StringComparison.Ordinal) => (SigningCapacity.Plt, position[5..]),
        _ when position.StartsWith("Plh. ", StringComparison.Ordinal) => (SigningCapacity.Plh, position[5..]),
        _ => (SigningCapacity.Definitive, position),
    };

    private static string Prefix(string kind) => kind switch
    {
        nameof(AssignmentKind.Acting) => "Plt. ",
        nameof(AssignmentKind.DailyActing) => "Plh. ",
        _ => "",
    };

    private sealed record LaneSignatory(Guid Agency, Guid Person, string Title, string Kind);
}
