using Microsoft.EntityFrameworkCore;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Invitations;
using Tera.Documents.Meetings;
using Tera.Documents.Minutes;
using Tera.Documents.Signatures;
using Tera.Documents.Verification;
using Tera.Organisation;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents.Acts;

public sealed class MeetingTests
{
    [Fact]
    public async Task A_meeting_goes_from_its_invitation_over_attendance_and_decisions_to_its_minutes()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(Invited(world)));
        Assert.Contains("PesertaNama.0", await world.ShowAsync(), StringComparison.Ordinal);
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, seen: "", ("Aksi", "simpan"))));
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, seen: "1")));
        await world.ForwardAsync("notulen", ActKind.Minute);
        await world.ProvideInputsAsync();

        var shown = await world.ShowAsync();
        Assert.Contains("Capaian jalan mantap dibahas.", shown, StringComparison.Ordinal);
        Assert.Matches("(?s)name=\"Keputusan.0\"[^>]*>Bidang melengkapi bukti<.*name=\"Tenggat.0\"[^>]*value=\"2026-10-20\"", shown);
        DocumentsWorld.Accept(await world.PostAsync(Written(world)));
        await world.PrintAsync();
        DocumentsWorld.Accept(await world.PostAsync(await SignedAsync(world)));

        await using var session = world.Session();
        var papers = await session.Get<ArtifactDesk>().AllOfAsync(world.Run, default);
        Assert.Equal(["undangan", "rapat", "notulen"], papers.Select(paper => paper.Kind));
        Assert.All(papers, paper => Assert.Equal(RevisionState.Ready, paper.State));
        Assert.NotNull(papers[0].Letter);
        Assert.Equal(2, await session.Db.Set<MeetingAttendee>().CountAsync());
        Assert.NotNull((await session.Db.Set<MinutesOfMeeting>().SingleAsync()).IssuedAt);
        Assert.Equal(world.Office.Holder(new("kepala-badan")), (await session.Db.Set<Signature>().SingleAsync()).PersonId);
        var told = (await session.Get<PublicVerification>().OfCodeAsync((await DocumentsWorld.CurrentAsync(session, world.Run, "notulen")).VerificationCode, default))!.Document!;
        var decided = told.Printed.Single(fact => fact.Label == "Keputusan 1").Value;
        Assert.StartsWith("Bidang melengkapi bukti (penanggung jawab: ", decided, StringComparison.Ordinal);
        Assert.EndsWith("paling lambat 20 Oktober 2026)", decided, StringComparison.Ordinal);
        var ended = (await world.StateAsync()).Tasks.Single(task => task.Key.Step.Value == "notulen");
        Assert.Equal((RunTaskStatus.Done, world.Office.Holder(new("kepala-badan"))), (ended.Status, ended.By!.Person));
    }

    [Fact]
    public async Task Given_minutes_sent_to_who_chaired_then_their_writer_only_reads_and_takes_them_back_and_the_chair_signs_the_mended_ones()
    {
        await using var world = await ActsWorld.AtAsync("badan", "notulen", ActKind.Minute);
        await world.ProvideInputsAsync();
        var task = (await world.StateAsync()).Open.Single();
        var writer = world.Office.DoerOf(task);
        DocumentsWorld.Accept(await world.PostAsync(Written(world)));

        Assert.Contains("Menunggu tanda tangan pimpinan rapat", await world.ShowAsync(person: writer), StringComparison.Ordinal);
        Assert.DoesNotContain("PimpinanRapat", await world.ShowAsync(person: writer), StringComparison.Ordinal);
        foreach (var form in new[] { Written(world, "1"), Written(world, "1", ("Aksi", "simpan")) })
        {
            Assert.Equal("documents.signing.not-yours", Assert.Single((await world.PostAsync(form, writer)).Faults).Code);
        }

        Assert.Contains("documents.signing.not-ready", (await world.PostAsync(Written(world, "1"))).Faults.Select(fault => fault.Code));
        Sample.Of(await DecideAsync(world, writer, new RunCommand.GiveBack(task.Key, "Butir 2 belum memuat tenggat")));
        DocumentsWorld.Accept(await world.PostAsync(Written(world, "1", ("Pembahasan", "Butir 2 dengan tenggatnya."))));
        await world.PrintAsync();
        Assert.Contains("Butir 2 dengan tenggatnya.", await world.ShowAsync(), StringComparison.Ordinal);
        DocumentsWorld.Accept(await world.PostAsync(await SignedAsync(world)));

        await using var session = world.Session();
        Assert.Equal(
            [(1, false, true), (2, true, false)],
            (await session.Db.Set<Revision>().OrderBy(row => row.Number).ToListAsync()).Select(row => (row.Number, row.IsSigned, row.SupersededAt is not null)));
    }

    [Fact]
    public async Task Given_a_chair_who_finds_a_fault_then_he_gives_the_minutes_back_and_a_stranger_does_neither()
    {
        await using var world = await ActsWorld.AtAsync("badan", "notulen", ActKind.Minute);
        await world.ProvideInputsAsync();
        var task = (await world.StateAsync()).Open.Single();
        DocumentsWorld.Accept(await world.PostAsync(Written(world)));
        await world.PrintAsync();
        var chair = world.Office.Holder(new("kepala-badan"));

        Assert.Equal("procedures.run.not-your-task", (await DecideAsync(world, world.Office.Members.Values.First(), new RunCommand.GiveBack(task.Key, "Salah"))).Rejection?.Code);
        Sample.Of(await DecideAsync(world, chair, new RunCommand.GiveBack(task.Key, "Nama rapat keliru")));

        Assert.Null((await world.PostAsync(await SignFormAsync(world), chair, task.Key)).Receipt);
    }

    [Fact]
    public async Task Given_notes_saved_by_another_when_an_older_form_is_posted_then_it_is_refused_and_nothing_is_lost()
    {
        await using var world = await ActsWorld.AtAsync("bmcktr", "arahan", ActKind.Meet);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, seen: "", ("Aksi", "simpan"))));

        var outcome = await world.PostAsync(Noted(world, seen: "", ("Aksi", "simpan"), ("Tempat", "Ruang lain")));

        Assert.Equal("platform.changed-meanwhile", Assert.Single(outcome.Faults).Code);
        await using var session = world.Session();
        Assert.Equal("Ruang rapat", (await session.Db.Set<Meeting>().SingleAsync()).Place);
    }

    [Fact]
    public async Task Given_open_questions_when_a_meeting_is_closed_then_each_is_told_and_saving_still_works()
    {
        await using var world = await ActsWorld.AtAsync("bmcktr", "arahan", ActKind.Meet);
        await world.ProvideInputsAsync();
        (string, string)[] open =
        [
            ("VersiRapat", ""), ("Acara", "Rapat arahan"), ("JumlahPeserta", "1"), ("PesertaId.0", world.IdOf("tim-sakip")), ("JumlahPokok", "1"),
            ("Pokok.0", "Arahan"), ("JumlahKeputusan", "1"), ("Keputusan.0", "Isi formulir"),
        ];

        var closed = await world.PostAsync(ActsWorld.Form(open));
        var saved = await world.PostAsync(ActsWorld.Form([.. open, ("Aksi", "simpan")]));

        Assert.Equal(
            [
                "documents.form.missing", "documents.form.missing", "documents.form.missing", "documents.form.not-chosen", "documents.meeting.presence-missing",
                "documents.meeting.nobody-came", "documents.meeting.nothing-discussed", "documents.meeting.owner-missing",
            ],
            closed.Faults.Select(fault => fault.Code));
        DocumentsWorld.Accept(saved);
        Assert.Contains("Isi formulir", await world.ShowAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_joint_actor_confirms_and_is_then_present()
    {
        await using var world = await ActsWorld.AtAsync("bmcktr", "arahan", ActKind.Meet);
        await world.ProvideInputsAsync();
        var joint = (await world.StateAsync()).Open.Single(task => task.Key.Slot.IsJointActor);
        var member = world.Office.Holder(new("tim-sakip"));

        DocumentsWorld.Accept(await world.AnswerAsync(member, joint.Key, ("Catatan", "Hadir sampai selesai.")));

        Assert.Matches("value=\"Present\" checked", await world.ShowAsync());
    }

    [Fact]
    public async Task Given_the_door_is_opened_then_its_code_is_shown_notes_are_kept_and_whoever_comes_stands_as_present()
    {
        await using var world = await ActsWorld.AtAsync("bmcktr", "arahan", ActKind.Meet);
        await world.ProvideInputsAsync();

        DocumentsWorld.Accept(await world.PostAsync(Noted(world, "", ("Aksi", "buka-hadir"))));

        await using var session = world.Session();
        var door = await session.Db.Set<Attendance.AttendanceDoor>().SingleAsync();
        Assert.Contains("/hadir/" + door.Token, await world.ShowAsync(), StringComparison.Ordinal);
        Assert.Null(await session.Get<Attendance.AttendanceDesk>().ArriveAsync(door.Token, new(CommandId.New(), null, "Tamu Contoh", "Inspektorat"), default));
        var shown = await world.ShowAsync();
        Assert.Contains("Capaian jalan mantap dibahas.", shown, StringComparison.Ordinal);
        Assert.Matches("(?s)Tamu Contoh.*Inspektorat.*value=\"Present\" checked", shown);
    }

    [Fact]
    public async Task Given_one_who_came_after_the_form_was_opened_when_it_is_closed_then_he_is_named_shown_and_once_on_the_list()
    {
        await using var world = await ActsWorld.AtAsync("bmcktr", "arahan", ActKind.Meet);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, "", ("Aksi", "buka-hadir"))));
        await using var session = world.Session();
        var door = await session.Db.Set<Attendance.AttendanceDoor>().SingleAsync();
        Assert.Null(await session.Get<Attendance.AttendanceDesk>().ArriveAsync(door.Token, new(CommandId.New(), null, "Tamu Contoh", "Inspektorat"), default));

        var dropped = await world.PostAsync(Noted(world, await SeenAsync(world)));
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, await SeenAsync(world), ("Aksi", "simpan"), ("Tamu", "Tamu Contoh"))));

        Assert.Equal(("documents.attendance.came-meanwhile", "Tamu Contoh"), (dropped.Faults.Single().Code, dropped.Faults.Single().Args[0]));
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(await world.ShowAsync(), "value=\"Tamu Contoh\""));
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, await SeenAsync(world), ("Tamu", "Tamu Contoh"))));
    }

    [Fact]
    public async Task Given_one_noted_as_absent_who_says_at_the_door_that_he_came_then_he_is_shown_as_present_and_no_list_is_closed_that_says_otherwise()
    {
        await using var world = await ActsWorld.AtAsync("bmcktr", "arahan", ActKind.Meet);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, "", ("Aksi", "buka-hadir"), ("Kehadiran.1", "Absent"), ("Wakil.1", ""))));
        await using var session = world.Session();
        var door = await session.Db.Set<Attendance.AttendanceDoor>().SingleAsync();
        Assert.Null(await session.Get<Attendance.AttendanceDesk>().ArriveAsync(door.Token, new(CommandId.New(), null, "Tamu Contoh", "Tim SAKIP"), default));
        await world.Database.BehindTheRulesAsync("documents.attendance_check_in", $"update documents.attendance_check_in set person_id = '{world.IdOf("tim-sakip")}'");

        Assert.DoesNotContain("value=\"Absent\" checked", await world.ShowAsync(), StringComparison.Ordinal);
        var refused = await world.PostAsync(Noted(world, await SeenAsync(world), ("Kehadiran.1", "Absent"), ("Wakil.1", "")));

        Assert.Equal(("documents.attendance.came-yet-absent", "Tamu Contoh"), (refused.Faults.Single().Code, refused.Faults.Single().Args[0]));
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, await SeenAsync(world), ("Kehadiran.1", "Present"), ("Wakil.1", ""))));
    }

    [Fact]
    public async Task Given_one_who_is_expected_and_writes_his_name_at_the_door_with_his_titles_then_he_stands_on_the_list_once()
    {
        await using var world = await ActsWorld.AtAsync("bmcktr", "arahan", ActKind.Meet);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, "", ("Aksi", "buka-hadir"), ("Kehadiran.1", ""), ("Wakil.1", ""))));
        await using var session = world.Session();
        var door = await session.Db.Set<Attendance.AttendanceDoor>().SingleAsync();
        var name = (string)(await world.Database.OwnerAsync($"select full_name from organisation.person where id = '{world.IdOf("tim-sakip")}'"))!;

        Assert.Null(await session.Get<Attendance.AttendanceDesk>().ArriveAsync(door.Token, new(CommandId.New(), null, $"Drs. {name.ToUpperInvariant()}, M.Si.", "Tim SAKIP"), default));

        Assert.DoesNotContain("Drs.", (await world.ShowAsync()).Split("Coret nama")[0], StringComparison.Ordinal);
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, await SeenAsync(world), ("Kehadiran.1", "Present"), ("Wakil.1", ""))));
        Assert.Equal(2, await session.Db.Set<MeetingAttendee>().CountAsync());
    }

    [Fact]
    public async Task Given_a_name_written_at_the_door_by_mistake_when_it_is_struck_out_then_it_leaves_the_list_and_the_meeting_closes_without_it()
    {
        await using var world = await ActsWorld.AtAsync("bmcktr", "arahan", ActKind.Meet);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, "", ("Aksi", "buka-hadir"))));
        await using var session = world.Session();
        var door = await session.Db.Set<Attendance.AttendanceDoor>().SingleAsync();
        Assert.Null(await session.Get<Attendance.AttendanceDesk>().ArriveAsync(door.Token, new(CommandId.New(), null, "Tamu Keliru", "Inspektorat"), default));
        var came = (await session.Db.Set<Attendance.CheckIn>().AsNoTracking().SingleAsync()).Id.ToString("D");

        var unexplained = await world.PostAsync(Noted(world, await SeenAsync(world), ("Aksi", "coret")));
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, await SeenAsync(world), ("Aksi", "coret"), ("CoretNama", came), ("CoretAlasan", "Tertulis dua kali"), ("Tamu", "Tamu Keliru"))));

        Assert.Equal(["documents.form.missing", "documents.attendance.strike-whom"], unexplained.Faults.Select(fault => fault.Code));
        Assert.DoesNotContain("Tamu Keliru", await world.ShowAsync(), StringComparison.Ordinal);
        DocumentsWorld.Accept(await world.PostAsync(Noted(world, await SeenAsync(world))));
        Assert.Equal(2, await session.Db.Set<MeetingAttendee>().CountAsync());
        var kept = await session.Db.Set<Attendance.CheckIn>().AsNoTracking().SingleAsync();
        Assert.Equal(("Tamu Keliru", "Tertulis dua kali"), (kept.Name, kept.StruckBecause));
    }

    [Fact]
    public async Task Given_a_meeting_that_begins_later_today_when_it_is_closed_then_it_is_refused_and_saving_it_is_not()
    {
        await using var world = await ActsWorld.AtAsync("bmcktr", "arahan", ActKind.Meet);
        await world.ProvideInputsAsync();

        var early = await world.PostAsync(Noted(world, "", ("JamMulai", "10.01")));
        var saved = await world.PostAsync(Noted(world, "", ("JamMulai", "10.01"), ("Aksi", "simpan")));

        Assert.Equal(["documents.meeting.not-yet-begun"], early.Faults.Select(fault => fault.Code));
        DocumentsWorld.Accept(saved);
    }

    [Fact]
    public async Task Given_a_wrong_invitation_when_posted_then_all_its_faults_are_told()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);

        var outcome = await world.PostAsync(ActsWorld.Form(
            ("Acara", "Rapat"), ("HariTanggal", "2026-10-01"), ("JamMulai", "10.00"), ("JamSelesai", "09.00"), ("Tautan", "zoom"), ("Sifat", "Ordinary")));

        Assert.Equal(
            [
                "documents.invitation.day-past", "documents.form.end-before-start", "documents.form.missing", "documents.invitation.address-invalid",
                "documents.form.missing", "documents.invitation.nobody",
            ],
            outcome.Faults.Select(fault => fault.Code));
    }

    [Theory]
    [InlineData("08.59", "documents.invitation.hour-past")]
    [InlineData("09.00", null)]
    public async Task Given_an_invitation_for_today_then_its_hour_is_not_over(string hour, string? fault)
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);

        var outcome = await world.PostAsync(ActsWorld.Form(("Acara", "Rapat"), ("HariTanggal", "2026-10-06"), ("JamMulai", hour), ("Tempat", "Ruang rapat"), ("Agenda", "Pembahasan"), ("Sifat", "Ordinary"), ("Tamu", "Inspektorat")));

        Assert.Equal(fault, outcome.Faults is [var first, ..] ? first.Code : null);
    }

    [Fact]
    public async Task Given_an_invitation_signed_in_the_name_of_another_then_its_paper_says_so_and_nobody_signs_in_his_own_name_twice()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);
        await world.ProvideInputsAsync();
        var inviting = world.Office.DoerOf((await world.StateAsync()).Open.Single());
        var own = (string)(await world.Database.OwnerAsync($"select title from organisation.office_holder where person_id = '{inviting.Value}' limit 1"))!;

        var alone = await world.PostAsync(Invited(world, ("UntukBeliau", "Sekretaris")));
        var twice = await world.PostAsync(Invited(world, ("AtasNama", own)));
        DocumentsWorld.Accept(await world.PostAsync(Invited(world, ("AtasNama", "a.n. Bupati Contoh Jaya"), ("UntukBeliau", "Asisten Administrasi Umum"))));
        await world.PrintAsync();

        Assert.Equal(["documents.form.passed-on-alone"], alone.Faults.Select(fault => fault.Code));
        Assert.Equal(["documents.form.own-name"], twice.Faults.Select(fault => fault.Code));
        await using var session = world.Session();
        var issued = await session.Db.Set<Invitation>().SingleAsync();
        Assert.Equal(("Bupati Contoh Jaya", "Asisten Administrasi Umum"), (issued.OnBehalfOf, issued.PassedOnBy));
        var paper = await session.Get<Library.PaperPreview>().OfAsync(await session.Db.Set<Revision>().SingleAsync(), default);
        Assert.Matches("(?s)a[.]n[.].*Bupati Contoh Jaya.*Asisten Administrasi Umum.*u[.]b[.]", paper);
    }

    [Fact]
    public async Task A_calendar_file_tells_the_moment_in_universal_time_and_folds_long_lines()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);
        await world.ProvideInputsAsync();
        await world.PostAsync(Invited(world));
        await using var session = world.Session();
        var text = CalendarFile.Text(await session.Db.Set<Invitation>().SingleAsync(), IndonesianTimeZone.Western);

        Assert.Contains("DTSTART:20261008T020000Z\r\n", text, StringComparison.Ordinal);
        Assert.Contains("DTEND:20261008T040000Z\r\n", text, StringComparison.Ordinal);
        Assert.Contains("LOCATION:Ruang rapat\\, lantai 2\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
    }

    internal static PanelForm Invited(ActsWorld world, params (string Name, string Value)[] changes)
    {
        (string Name, string Value)[] usual =
        [
            ("Acara", "Rapat pembahasan pengukuran kinerja"), ("Sifat", "Ordinary"), ("HariTanggal", "2026-10-08"), ("JamMulai", "09.00"), ("JamSelesai", "11.00"),
            ("Tempat", "Ruang rapat, lantai 2"), ("Agenda", "Pembukaan\nPembahasan realisasi rencana aksi triwulan III tahun anggaran 2026 seluruh bidang"),
            ("Undangan", world.IdOf("kepala-badan")), ("Undangan", world.IdOf("sekretaris")),
        ];
        return ActsWorld.Form([.. usual.Where(field => changes.All(change => change.Name != field.Name)), .. changes]);
    }

    private static async Task<string> SeenAsync(ActsWorld world)
    {
        await using var session = world.Session();
        return FormattableString.Invariant($"{(await session.Db.Set<Meeting>().AsNoTracking().SingleAsync()).Version}");
    }

    internal static PanelForm Noted(ActsWorld world, string seen, params (string Name, string Value)[] changes)
    {
        var lanes = world.Office.Definition.Code.Value switch
        {
            "badan" => ("kepala-badan", "sekretaris"),
            "dishub" => ("kepala-dinas", "sekretaris"),
            _ => ("sekretaris", "tim-sakip"),
        };
        (string Name, string Value)[] usual =
        [
            ("VersiRapat", seen), ("Acara", "Rapat pembahasan"), ("HariTanggal", "2026-10-06"), ("JamMulai", "09.00"), ("Tempat", "Ruang rapat"),
            ("PimpinanRapat", world.IdOf(lanes.Item1)), ("JumlahPeserta", "2"), ("PesertaId.0", world.IdOf(lanes.Item1)), ("Kehadiran.0", "Present"),
            ("PesertaId.1", world.IdOf(lanes.Item2)), ("Kehadiran.1", "Represented"), ("Wakil.1", "Kasubbag Umum"), ("JumlahPokok", "2"),
            ("Pokok.0", "Pembahasan capaian"), ("Bahasan.0", "Capaian jalan mantap dibahas."), ("JumlahKeputusan", "2"), ("Keputusan.0", "Bidang melengkapi bukti"),
            ("PenanggungJawab.0", world.IdOf(lanes.Item2)), ("Tenggat.0", "2026-10-20"),
        ];
        return ActsWorld.Form([.. usual.Where(field => changes.All(change => change.Name != field.Name)), .. changes]);
    }

    internal static async Task<Result<Platform.Commands.Receipt>> DecideAsync(ActsWorld world, PersonId person, RunCommand command)
    {
        await using var session = world.Session();
        return await session.Get<RunGateway>().DecideAsync(new(CommandId.New(), world.Run, person), command, beside: null, default);
    }

    /// <summary>The chair has a certificate and signs what lies before him.</summary>
    private static async Task<PanelForm> SignedAsync(ActsWorld world)
    {
        await using var session = world.Session();
        await session.Get<DemonstrationCertificates>().EnsureAsync([world.Office.Holder(new("kepala-badan"))], default);
        return await SignFormAsync(world);
    }

    internal static async Task<PanelForm> SignFormAsync(ActsWorld world, string template = MinutesTemplate.TemplateName)
    {
        await using var session = world.Session();
        var revision = await session.Db.Set<Revision>().SingleAsync(row => row.SupersededAt == null && row.Template == template);
        return ActsWorld.Form(
            (SeenDocument.RevisionField, revision.Id.Value.ToString("D")), (SeenDocument.PdfField, revision.CurrentPdf.ToString()!),
            (SignDocument.ReadField, "true"), (SignDocument.PassphraseField, DemonstrationCertificates.Passphrase));
    }

    internal static PanelForm Written(ActsWorld world, string seen = "", params (string Name, string Value)[] changes)
    {
        (string Name, string Value)[] usual =
        [
            ("VersiNotulen", seen), ("Acara", "Rapat pembahasan"), ("HariTanggal", "2026-10-06"), ("JamMulai", "09.00"), ("Tempat", "Ruang rapat"),
            ("PimpinanRapat", world.IdOf("kepala-badan")), ("Pembukaan", "Rapat dibuka."), ("Pembahasan", "1. Capaian\nCapaian jalan mantap dibahas."),
            ("JumlahKeputusan", "1"), ("KeputusanRapat.0", "0"), ("Keputusan.0", "Bidang melengkapi bukti"), ("PenanggungJawab.0", world.IdOf("sekretaris")), ("Tenggat.0", "2026-10-20"),
            ("Penutup", "Rapat ditutup."),
        ];
        return ActsWorld.Form([.. usual.Where(field => changes.All(change => change.Name != field.Name)), .. changes]);
    }
}
