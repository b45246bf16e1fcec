using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Collections;
using Tera.Documents.Contracts;
using Tera.Documents.Dispatches;
using Tera.Documents.Dispositions;
using Tera.Documents.Drafts;
using Tera.Documents.Invitations;
using Tera.Documents.Memos;
using Tera.Documents.Meetings;
using Tera.Documents.Minutes;
using Tera.Documents.Teams;
using Tera.Organisation;
using Tera.Platform.Paper;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Wordings;

/// <summary>A paper of each kind with plainly invented things on it, for looking at how it is worded.</summary>
internal static class SamplePaper
{
    private const string Post = "Kepala Instansi (contoh)", Name = "Nama Pejabat Contoh", Place = "Ruang Rapat Contoh", Theme = "Rapat contoh pengukuran kinerja";

    private static readonly RunId Run = new(Guid.Empty);
    private static readonly TaskKey Task = new(new("contoh"), 1, 1, Slot.Sole);
    private static readonly PersonId Nobody = new(Guid.Empty);
    private static readonly LocalTime Start = new(9, 0), End = new(11, 0);

    private static readonly SignatoryView Signatory = new(Post, Name) { Rank = "Pangkat contoh", Nip = null };

    /// <param name="wording">Of which kind, and how it is worded.</param>
    /// <param name="agency">Whose.</param>
    /// <param name="letterhead">Of the agency itself.</param>
    /// <param name="seat">The town before the date.</param>
    /// <param name="today">The day it bears.</param>
    public static PaperContent Of(LetterWording wording, AgencyId agency, LetterheadView letterhead, string seat, LocalDate today)
    {
        var header = new PaperHeader(new(Guid.Empty), Guid.Empty, Run, agency, $"{wording.Kind.Name} (contoh)", "000/CONTOH/0000", today, "CONTOH", "CONTOH") { Wording = wording };
        var place = $"{seat}, {IndonesianDate.Long(today)}";
        return wording.Kind switch
        {
            _ when wording.Kind == WordingKind.Invitation => Paper<InvitationPaper>(new InvitationView(
                header, letterhead, Invitation(today), [Invited(0), Invited(1)], place, IndonesianTimeZone.Western, Signatory)),
            _ when wording.Kind == WordingKind.CoverLetter => Paper<CoverLetterPaper>(new CoverLetterView(
                header, letterhead, Signatory, ["Kepala Instansi Tujuan (contoh)"], ["Instansi Tembusan (contoh)"],
                [new("Laporan contoh Nomor 000/CONTOH/0000", "1 (satu) berkas", null)], place, letterhead.Contact)),
            _ when wording.Kind == WordingKind.Disposition => Paper<DispositionPaper>(new DispositionView(header, letterhead, Disposition(), [Recipient()], place)),
            _ when wording.Kind == WordingKind.Memo => MemoTemplate.Paper(new(
                header, letterhead, ["Jabatan Penerima (contoh)"], ["Jabatan Tembusan (contoh)"], LetterNature.Ordinary.Printed, 1, "Hal contoh", "Isi yang ditulis pembuatnya.", Signatory)),
            _ when wording.Kind == WordingKind.Collection => Paper<CollectionPaper>(new CollectionView(
                header, letterhead, $"{wording.Kind.Name} (contoh)", [Collected(0), Collected(1)], "", ["Lampiran contoh.pdf"], IndonesianTimeZone.Western, Signatory)),
            _ when wording.Kind == WordingKind.TeamOrder => Paper<TeamOrderPaper>(new TeamOrderView(header, letterhead, Order(today), [Member(0), Member(1)], Signatory)),
            _ when wording.Kind == WordingKind.Minutes => Paper<MinutesPaper>(new MinutesView(header, letterhead, MinutesOf(today), null, [Decided(today)], null, IndonesianTimeZone.Western, Signatory)),
            _ => Paper<TextPaper>(new TextView(
                header, letterhead, $"{wording.Kind.Name} (contoh)", [(null, "Bagian contoh", "Isi yang ditulis penyusunnya.")], ["Lampiran contoh.pdf"], Signatory)),
        };
    }

    private static PaperContent Paper<TComponent>(object view) => new(typeof(TComponent), new Dictionary<string, object?> { ["View"] = view });

    private static Invitation Invitation(LocalDate today) => new(Run, Task)
    {
        Subject = Theme,
        Urgency = Urgency.Ordinary,
        Security = AccessClass.Ordinary,
        HeldOn = today,
        StartsAt = Start,
        EndsAt = End,
        Place = Place,
        Agenda = ["Pokok contoh pertama", "Pokok contoh kedua"],
        Copies = ["Pejabat contoh"],
        IssuerId = Nobody,
        IssuerPost = Post,
        IssuedAt = Instant.MinValue,
    };

    private static Invitee Invited(int at) => new() { InvitationId = default, Ordinal = at, Name = $"Nama Undangan {at + 1}", Post = $"Jabatan contoh {at + 1}" };

    private static Disposition Disposition() => new(Run, Task)
    {
        Subject = "Pengukuran kinerja (contoh)",
        Urgency = Urgency.Ordinary,
        Security = AccessClass.Ordinary,
        Wishes = [nameof(Wish.Process)],
        IssuerId = Nobody,
        IssuerName = Name,
        IssuerPost = Post,
        IssuedAt = Instant.MinValue,
    };

    private static DispositionRecipient Recipient() => new() { DispositionId = default, Ordinal = 0, PersonId = Nobody, Name = "Nama Penerima Contoh", Post = "Jabatan contoh" };

    private static TeamOrder Order(LocalDate today) => new(Run, Task)
    {
        TeamId = default,
        Name = "Tim Contoh",
        Basis = "Dasar contoh",
        Purpose = "Tugas contoh",
        ValidFrom = today,
        ValidUntil = today,
        IssuerId = Nobody,
        IssuerPost = Post,
        IssuedAt = Instant.MinValue,
    };

    private static CollectedLine Collected(int at) => new() { TextDocumentId = default, Ordinal = at, Unit = $"Unit Contoh {at + 1}", Figures = at, Files = at };

    private static TeamOrderMember Member(int at) => new()
    {
        TeamOrderId = default,
        Ordinal = at,
        PersonId = Nobody,
        Role = at == 0 ? TeamRole.Chair : TeamRole.Member,
        Name = $"Nama Anggota {at + 1}",
        Post = "Jabatan contoh",
    };

    private static MinutesDecision Decided(LocalDate today) => new() { MinutesId = default, Ordinal = 0, Text = "Keputusan contoh", OwnerName = "Nama Penanggung Jawab Contoh", DueOn = today };

    private static MinutesOfMeeting MinutesOf(LocalDate today)
    {
        var minutes = new MinutesOfMeeting(Run, Task, null);
        minutes.Write(
            new(Theme, today, Start, Place, null, "Rapat dibuka pimpinan rapat (contoh).", "Pembahasan contoh.", [], null, null),
            Nobody, "Nama Pencatat Contoh", "Jabatan contoh", Instant.MinValue);
        return minutes;
    }
}
