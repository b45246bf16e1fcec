using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Paper;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Documents.Contracts;

/// <summary>The parts every paper of an agency shares, read for its templates: letterhead, signature block, QR, foot.</summary>
public sealed class PaperParts(TeraDbContext db, AgencyLetterhead letterhead, LaneHolders holders, RunDefinitions runs)
{
    private const string Open = "(..............................)";

    private const string Statement =
        "Keaslian dokumen ini dapat diperiksa dengan memindai kode QR. UU ITE Pasal 5 ayat (1): informasi elektronik dan/atau hasil cetaknya merupakan "
        + "alat bukti hukum yang sah.";

    /// <summary>The foot of sheets that are signed with a pen, whatever the region signs with else.</summary>
    internal const string PenStatement = "Lembar ini untuk tanda tangan basah. " + Statement;

    private const string TypedStatement = "Keaslian dokumen ini dapat diperiksa dengan mengetik kodenya pada halaman verifikasi.";

    /// <summary>True before it is signed and after: nothing can be added to the paper then.</summary>
    private const string BsreStatement =
        "Tanda tangan elektronik dokumen ini, bila sudah dibubuhkan, berada di dalam berkas PDF-nya dan memakai sertifikat elektronik yang diterbitkan oleh "
        + "Balai Besar Sertifikasi Elektronik (BSrE), Badan Siber dan Sandi Negara. UU ITE Pasal 5 ayat (1): informasi elektronik dan/atau hasil cetaknya merupakan alat bukti hukum yang sah.";

    /// <summary>Kop of the agency.</summary>
    public Task<LetterheadView> LetterheadAsync(AgencyId agency, CancellationToken ct) => letterhead.OfAsync(agency, ct);

    /// <summary>Kop of the region itself.</summary>
    public Task<LetterheadView> RegionLetterheadAsync(CancellationToken ct) => letterhead.OfRegionAsync(ct);

    /// <summary>Arms a paper bore when it was frozen.</summary>
    public Task<PaperImage> LogoAsync(FileHash hash, string mediaType, CancellationToken ct) => letterhead.LogoAsync(hash, mediaType, ct);

    /// <summary>The town printed before the date.</summary>
    public Task<string> SeatAsync(AgencyId agency, CancellationToken ct) =>
        db.Set<Agency>().Where(row => row.Id == agency).Select(row => row.Seat).SingleAsync(ct);

    /// <summary>The foot of every page.</summary>
    public static PaperFooterView Footer(PaperHeader paper) => new(paper.ThroughBsre ? BsreStatement : Statement, paper.Code);

    /// <summary>The same of a paper that bears no QR: its code is typed.</summary>
    public static PaperFooterView FooterWithoutQr(PaperHeader paper) => new(TypedStatement, paper.Code);

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

    /// <summary>The block of who is to sign for a lane of a run's procedure, for a paper that is signed later, and what is to be remembered of it.</summary>
    public async Task<(SignatoryView Block, PrintedSigner Signer)> SignerAsync(PaperHeader paper, LaneKey lane, CancellationToken ct)
    {
        var signer = paper.Signer is { } settled && settled.Lane == lane ? settled : await FoundAsync(paper, lane, ct);
        var block = signer.Person is { } person ? await SignatoryAsync(paper.Agency, person, signer.Post, paper.Date, ct) : await NobodyAsync(paper, signer.Post, ct);
        var name = paper.InName.For(signer.Post);
        return (block with { OnBehalfOf = name.OnBehalfOf, PassedOnBy = name.PassedOnBy }, signer);
    }

    private async Task<PrintedSigner> FoundAsync(PaperHeader paper, LaneKey lane, CancellationToken ct) =>
        await holders.OfAsync(paper.Run, lane, paper.At, ct) is [var holder, ..]
            ? new(lane, holder.Person, holder.Position)
            : new(lane, Person: null, (await runs.OfAsync(paper.Run, ct)).Definition.Lane(lane).Role);

    /// <summary>A place that stays open: whoever comes to hold the lane has it printed again with his name.</summary>
    private async Task<SignatoryView> NobodyAsync(PaperHeader paper, string role, CancellationToken ct) =>
        new(role, Open) { PlaceAndDate = $"{await SeatAsync(paper.Agency, ct)}, {IndonesianDate.Long(paper.Date)}", Mark = new SignatureMark.Blank() };

    /// <summary>By what right a title as events keep it is held, and the bare title.</summary>
    public static (SigningCapacity Capacity, string Post) Capacity(string position) => position switch
    {
        _ when position.StartsWith("Plt. ", StringComparison.Ordinal) => (SigningCapacity.Plt, position[5..]),
        _ when position.StartsWith("Plh. ", StringComparison.Ordinal) => (SigningCapacity.Plh, position[5..]),
        _ => (SigningCapacity.Definitive, position),
    };
}
