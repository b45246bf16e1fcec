using System.Diagnostics;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Documents.Dispositions;
using Tera.Documents.Drafts;
using Tera.Documents.Invitations;
using Tera.Documents.Meetings;
using Tera.Documents.Minutes;
using Tera.Documents.Teams;
using Tera.Organisation;
using Tera.Platform;
using Tera.Platform.Paper;
using Tera.Procedures.Engine;
using Tera.Shared;

namespace Tera.Documents.Acts;

/// <summary>Each paper with little and with much on it, printed by the real program and read back.</summary>
public sealed class PaperTests : IDisposable
{
    private static readonly TaskKey Place = new(new("langkah"), 1, 1, Slot.Sole);
    private static readonly Instant At = Instant.FromUtc(2026, 10, 6, 3, 0);
    private static readonly LocalDate Day = new(2026, 10, 8);
    private static readonly LetterheadView Kop = new("Pemerintah Kabupaten Contoh Jaya", "Dinas Bina Marga, Cipta Karya dan Tata Ruang")
    {
        Address = "Jalan Merdeka Nomor 12, Contoh Jaya 25111",
        Contact = "Telepon (0751) 000111, surel dbmcktr@contoh.example",
    };

    private static readonly string LongText = string.Join(
        "\n\n", Enumerable.Range(1, 14).Select(number => $"{number}. " + string.Concat(Enumerable.Repeat("Capaian indikator persentase jalan mantap dibandingkan dengan target triwulan. ", 6))));

    private readonly ServiceProvider _services = new ServiceCollection().AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).BuildServiceProvider();
    private readonly ScratchDirectory _scratch = new();

    public void Dispose()
    {
        _services.Dispose();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_disposition_prints_the_whole_grid(bool much, int pages)
    {
        var disposition = new Disposition(RunId.New(), Place)
        {
            Subject = much ? "Pelaksanaan pengukuran kinerja triwulan III tahun anggaran 2026 pada seluruh bidang dan sekretariat" : "Pengukuran kinerja",
            Urgency = Urgency.Urgent,
            Security = AccessClass.Ordinary,
            Wishes = much ? [.. Enum.GetNames<Wish>()] : [nameof(Wish.Process)],
            Note = much ? LongText[..2000] : null,
            DueOn = much ? Day : null,
            LetterFrom = much ? "Sekretaris Daerah Kabupaten Contoh Jaya" : null,
            LetterNumber = much ? "000.8.6.3/412/ORG/2026" : null,
            LetterDate = much ? new(2026, 10, 1) : null,
            ReceivedOn = much ? new(2026, 10, 5) : null,
            AgendaNumber = much ? "1023" : null,
            IssuerId = PersonId.New(),
            IssuerName = "Ir. Hendra Saputra, M.T.",
            IssuerPost = "Plt. Kepala Dinas Bina Marga, Cipta Karya dan Tata Ruang",
            IssuedAt = At,
        };
        var recipients = Enumerable.Range(0, much ? 8 : 1).Select(at => new DispositionRecipient
        {
            DispositionId = disposition.Id,
            Ordinal = at,
            PersonId = PersonId.New(),
            Name = "Ratna Dewi, S.E., M.M.",
            Post = at == 0 ? "Sekretaris" : $"Kepala Bidang Pembangunan Jalan dan Jembatan Wilayah {at}",
        });

        var text = await PrintAsync<DispositionPaper>(new DispositionView(Header(null), Kop, disposition, [.. recipients], "Contoh Jaya, 6 Oktober 2026"), pages);

        Assert.Contains("LEMBAR DISPOSISI", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Dengan hormat harap", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(30, 2)]
    public async Task A_letter_of_assignment_lists_everybody_assigned(int people, int pages)
    {
        var order = new TeamOrder(RunId.New(), Place)
        {
            TeamId = TeamId.New(),
            Name = "Tim Penyusunan SAKIP",
            Basis = people > 2 ? "Peraturan Presiden Nomor 29 Tahun 2014 tentang SAKIP\nDisposisi Kepala Bagian tanggal 6 Oktober 2026" : "Disposisi Kepala Bagian",
            Purpose = "Mengumpulkan data kinerja triwulan III\nMenyusun laporan hasil pengumpulan data",
            ValidFrom = Day,
            ValidUntil = new(2026, 12, 31),
            IssuerId = PersonId.New(),
            IssuerPost = "Kepala Subbagian Pengendalian",
            IssuedAt = At,
        };
        var members = Enumerable.Range(0, people).Select(at => new TeamOrderMember
        {
            TeamOrderId = order.Id,
            Ordinal = at,
            PersonId = PersonId.New(),
            Role = at == 0 ? TeamRole.Chair : TeamRole.Member,
            Name = $"Anggota Nomor {at + 1}, S.Kom.",
            Post = "Analis Kebijakan Ahli Muda pada Bagian Organisasi",
            Rank = "Penata Tk. I (III/d)",
            Nip = "199001012015031001",
        });

        var text = await PrintAsync<TeamOrderPaper>(new TeamOrderView(Header("000.1.2.3/7/ORG/2026"), Kop, order, [.. members], Signer), pages);

        Assert.Contains($"Anggota Nomor {people}, S.Kom.", text, StringComparison.Ordinal);
        Assert.Contains("19900101 201503 1 001", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 1)]
    [InlineData(40, 2)]
    public async Task An_invitation_names_its_guests_in_the_letter_or_in_an_annex(int guests, int pages)
    {
        var invitation = Invited(guests > 4);
        var to = Enumerable.Range(1, guests).Select(at => new Invitee { InvitationId = invitation.Id, Ordinal = at, Name = $"Tamu Nomor {at}, S.E.", Post = "Kepala Bidang Tata Ruang" });

        var text = await PrintAsync<InvitationPaper>(
            new InvitationView(Header("000.8.6.3/412/BMCKTR/2026"), Kop, invitation, [.. to], "Contoh Jaya, 6 Oktober 2026", IndonesianTimeZone.Western, Signer), pages);

        Assert.Contains("Kamis, 8 Oktober 2026", text, StringComparison.Ordinal);
        Assert.Contains($"Tamu Nomor {guests}, S.E.", text, StringComparison.Ordinal);
        Assert.Equal(guests > 4, text.Contains("daftar undangan terlampir", StringComparison.Ordinal));
        Assert.Equal(guests > 4, text.Contains("Tembusan:", StringComparison.Ordinal) && text.Contains("Inspektur Daerah", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(45, 3)]
    public async Task An_attendance_list_leaves_room_to_sign(int people, int pages)
    {
        var text = await PrintAsync<AttendancePaper>(new AttendanceView(Header(null), Kop, Held(people), IndonesianTimeZone.Western, Signer), pages);

        Assert.Contains($"Peserta Nomor {people}", text, StringComparison.Ordinal);
        Assert.Contains("diwakili 1 orang", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 3)]
    public async Task Minutes_tell_the_meeting_and_are_signed_by_its_chair(bool much, int pages)
    {
        var minutes = new MinutesOfMeeting(RunId.New(), Place, null);
        var chair = new OfficePerson(PersonId.New(), Signer.Name, Signer.Post, null, null);
        minutes.Write(
            new(
                "Rapat pembahasan pengukuran kinerja", Day, new(9, 0), "Ruang rapat lantai 2", chair, much ? "Rapat dibuka oleh pimpinan rapat." : null,
                much ? LongText : "Capaian dibahas.", [], much ? "1. Bidang melengkapi bukti (penanggung jawab: Ratna Dewi, paling lambat 20 Oktober 2026)" : null, much ? "Rapat ditutup." : null),
            PersonId.New(), "Siti Uji, S.E.", "Kepala Subbagian Perencanaan", At);

        var decided = new MinutesDecision
        {
            MinutesId = minutes.Id, Ordinal = 0, Text = "Bidang melengkapi bukti", OwnerName = "Ratna Dewi", DueOn = new(2026, 10, 20), Utilisation = Utilisation.Activity,
            Basis = "jalan mantap 54,20%",
        };

        var text = await PrintAsync<MinutesPaper>(
            new MinutesView(Header(null), Kop, minutes, much ? Held(12) : null, much ? [] : [decided], much ? "000.8.6.3/412/BMCKTR/2026" : null, IndonesianTimeZone.Western, Signer), pages);

        Assert.Contains("Bidang melengkapi bukti", text, StringComparison.Ordinal);
        Assert.Contains("penanggung jawab: Ratna Dewi", text, StringComparison.Ordinal);
        Assert.Equal(!much, text.Contains("Penyesuaian aktivitas", StringComparison.Ordinal));
        Assert.Contains(Signer.Name, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 4)]
    public async Task A_text_prints_its_chapters_and_what_is_attached(bool much, int pages)
    {
        IReadOnlyList<(string?, string, string)> sections = much
            ? [("BAB I PENDAHULUAN", "A. Penjelasan umum organisasi", LongText), ("BAB II PERENCANAAN KINERJA", "Ikhtisar perjanjian kinerja", LongText), ("BAB III AKUNTABILITAS KINERJA", "A.1 Target dan realisasi", LongText)]
            : [(null, "Uraian", "Data diterima dari seluruh subbagian.")];

        var text = await PrintAsync<TextPaper>(
            new TextView(
                Header(much ? "000.8.6.3/413/ORG/2026" : null), Kop, much ? "Laporan Kinerja Tahun 2026" : "Data yang Dihimpun", sections,
                much ? ["capaian.xlsx", "foto-lapangan.jpg"] : [], Signer with { Mark = much ? new SignatureMark.Electronic() : new SignatureMark.Blank() }),
            pages);

        Assert.Contains(much ? "foto-lapangan.jpg" : "Data diterima dari seluruh subbagian.", text, StringComparison.Ordinal);
    }

    private static SignatoryView Signer => new("Kepala Dinas", "Ir. Hendra Saputra, M.T.") { Capacity = SigningCapacity.Plt, Rank = "Pembina Tk. I (IV/b)", Nip = "197001011995031002", PlaceAndDate = "Contoh Jaya, 6 Oktober 2026" };

    private static PaperHeader Header(string? number) => new(
        RevisionId.New(), Guid.CreateVersion7(), RunId.New(), AgencyId.New(), "Kertas Uji", number, new(2026, 10, 6), "7F3K-412Q-9D2M-X8RT-5B6C",
        "https://kinerja.contoh.example/verifikasi/7F3K412Q9D2MX8RT5B6C");

    private static Invitation Invited(bool much) => new(RunId.New(), Place)
    {
        Subject = "Rapat pembahasan pengukuran kinerja triwulan III",
        Urgency = Urgency.Ordinary,
        Security = AccessClass.Ordinary,
        HeldOn = Day,
        StartsAt = new(9, 0),
        EndsAt = much ? new(11, 30) : null,
        Place = "Ruang rapat lantai 2",
        OnlineAddress = much ? "https://rapat.contoh.example/ruang/1234567890-pembahasan-pengukuran-kinerja-triwulan-tiga-tahun-2026" : null,
        Agenda = much ? ["Pembukaan", "Pembahasan realisasi rencana aksi", "Tindak lanjut", "Penutup"] : ["Pembahasan capaian"],
        Note = much ? "Mohon membawa data dukung setiap indikator." : null,
        Copies = much ? ["Bupati Contoh Jaya (sebagai laporan)", "Inspektur Daerah"] : [],
        IssuerId = PersonId.New(),
        IssuerPost = "Sekretaris",
        IssuedAt = At,
    };

    private static MeetingRecord Held(int people)
    {
        var meeting = new Meeting(RunId.New(), Place, null);
        meeting.Note(new("Rapat pembahasan pengukuran kinerja", Day, new(9, 0), new(11, 0), "Ruang rapat lantai 2", null, [], [], []), At);
        var attendees = Enumerable.Range(1, people).Select(at => new MeetingAttendee
        {
            MeetingId = meeting.Id,
            Ordinal = at,
            Name = $"Peserta Nomor {at}, S.E., M.Si.",
            Post = "Kepala Bidang Pembangunan Jalan dan Jembatan",
            Presence = at == 2 ? Presence.Represented : Presence.Present,
            RepresentedBy = at == 2 ? "Kasubbag Umum" : null,
        });
        return new(meeting, [.. attendees], [new MeetingTopic { MeetingId = meeting.Id, Ordinal = 0, Title = "Pembukaan" }, new MeetingTopic { MeetingId = meeting.Id, Ordinal = 1, Title = "Pembahasan capaian" }], []);
    }

    private async Task<string> PrintAsync<TPaper>(object view, int pages)
        where TPaper : IComponent
    {
        using var renderer = new PaperRenderer(_services.GetRequiredService<IServiceScopeFactory>(), NullLoggerFactory.Instance, Options.Create(new PaperOptions()));
        var pdf = _scratch.File("kertas.pdf");
        await File.WriteAllBytesAsync(pdf, await renderer.RenderPdfAsync<TPaper>(new Dictionary<string, object?> { ["View"] = view }, default));
        Assert.Contains($"Pages: {pages}", string.Join(' ', (await RunAsync("pdfinfo", pdf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        return await RunAsync("pdftotext", "-layout", pdf, "-");
    }

    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return output;
    }
}
