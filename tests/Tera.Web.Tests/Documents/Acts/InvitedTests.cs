using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Invitations;
using Tera.Platform.Mail;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
using Tera.Shared;
using Tera.TestKit;

namespace Tera.Documents.Acts;

/// <summary>An invitation reaches whom it invites, of whatever lane of the SOP he is.</summary>
public sealed class InvitedTests
{
    [Fact]
    public async Task Given_an_invitation_then_whom_it_invites_has_it_before_him_with_its_calendar_file_until_the_meeting_is_over_and_nobody_else_has()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);
        await world.ProvideInputsAsync();
        await world.PostAsync(MeetingTests.Invited(world));

        var waiting = Assert.Single(await OfAsync(world, "sekretaris"));

        Assert.Equal(new LocalDate(2026, 10, 8), waiting.HeldOn);
        Assert.Equal("Rapat pembahasan pengukuran kinerja", waiting.Subject);
        await using var session = world.Session();
        var invitation = await session.Db.Set<Invitation>().SingleAsync();
        Assert.Equal(OfficeActLinks.Calendar(invitation.Id), waiting.CalendarHref);
        Assert.Equal(DocumentLinks.Document((await session.Db.Set<Revision>().SingleAsync(row => row.SourceId == invitation.Id.Value)).Id), waiting.Href);
        Assert.Empty(await OfAsync(world, "kasubbag"));
        await world.Database.OwnerAsync("alter table documents.invitation disable trigger user; update documents.invitation set held_on = '2026-10-05'");
        Assert.Empty(await OfAsync(world, "sekretaris"));
    }

    [Fact]
    public async Task Given_an_invitation_that_is_issued_anew_then_it_is_the_same_event_in_a_calendar_one_step_on()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);
        await world.ProvideInputsAsync();
        await world.PostAsync(MeetingTests.Invited(world));
        await using var session = world.Session();
        var invitation = await session.Db.Set<Invitation>().SingleAsync();
        await world.Database.OwnerAsync("alter table documents.invitation disable trigger user; update documents.invitation set round = 2");
        await using var later = world.Session();
        var anew = await later.Db.Set<Invitation>().SingleAsync();

        string[] Lines(Invitation one, string name) => [.. CalendarFile.Text(one, IndonesianTimeZone.Western).Split("\r\n").Where(line => line.StartsWith(name, StringComparison.Ordinal))];

        Assert.Equal(Lines(invitation, "UID:"), Lines(anew, "UID:"));
        Assert.Equal(["SEQUENCE:0"], Lines(invitation, "SEQUENCE:"));
        Assert.Equal(["SEQUENCE:1000"], Lines(anew, "SEQUENCE:"));
    }

    [Fact]
    public async Task Given_a_mail_server_then_who_has_an_address_gets_a_letter_with_the_calendar_file_and_one_that_counts_no_more_is_not_sent()
    {
        Assert.SkipUnless(MailServer.IsThere, "Node is not installed.");
        await using var server = await MailServer.StartAsync();
        var options = new MailOptions { Host = "127.0.0.1", Port = server.Port, Encrypted = false, From = "tera@contohjaya.example" };
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite, adjust: services => services.AddSingleton(Options.Create(options)));
        await world.Database.OwnerAsync($"update organisation.person set email = 'sekretaris@contohjaya.example' where id = '{world.IdOf("sekretaris")}'");
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Invited(world)));

        await world.PrintAsync();

        var letter = Assert.Single(await server.TakenAsync(1));
        Assert.Equal(["sekretaris@contohjaya.example"], letter.To);
        Assert.Contains("BEGIN:VEVENT", System.Text.Encoding.UTF8.GetString(Assert.Single(letter.Attachments)), StringComparison.Ordinal);
        await using var session = world.Session();
        var invitation = await session.Db.Set<Invitation>().SingleAsync();
        session.Db.Add(InvitationMail.For(invitation.Id, new(Guid.Parse(world.IdOf("sekretaris"))), world.Database.Clock.GetCurrentInstant()));
        await session.Db.SaveChangesAsync();
        await world.Database.OwnerAsync(
            "update documents.invitation_invitee set mail = 'Waiting', mailed_at = null where mail is not null; "
            + "alter table documents.revision disable trigger user; update documents.revision set state = 'Superseded', superseded_at = now()");
        await world.PrintAsync();
        Assert.Single(server.Taken);
        Assert.Equal("Refused", await world.Database.OwnerAsync("select mail from documents.invitation_invitee where mail is not null"));
        Assert.Equal(0L, await world.Database.OwnerAsync("select count(*) from platform.outbox"));
    }

    [Fact]
    public async Task Given_a_meeting_whose_run_is_called_off_then_its_invitation_says_so_to_everybody_and_a_mail_takes_it_out_of_the_calendar()
    {
        Assert.SkipUnless(MailServer.IsThere, "Node is not installed.");
        await using var server = await MailServer.StartAsync();
        var options = new MailOptions { Host = "127.0.0.1", Port = server.Port, Encrypted = false, From = "tera@contohjaya.example" };
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite, adjust: services => services.AddSingleton(Options.Create(options)));
        await world.Database.OwnerAsync($"update organisation.person set email = 'sekretaris@contohjaya.example' where id = '{world.IdOf("sekretaris")}'");
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Invited(world)));
        await world.PrintAsync();
        Assert.Single(await server.TakenAsync(1));
        await using var session = world.Session();
        var paper = await DocumentsWorld.CurrentAsync(session, world.Run, "undangan");
        var verification = session.Get<Verification.PublicVerification>();
        Assert.Null((await verification.OfCodeAsync(paper.VerificationCode, default))!.Document!.CalledOffAt);

        var starter = world.Office.Holder(world.Office.Definition.Start.Acts[0].Primary);
        Sample.Of(await session.Get<Procedures.Contracts.RunGateway>().DecideAsync(new(CommandId.New(), world.Run, starter), new RunCommand.Cancel("Salah periode"), beside: null, default));
        await world.PrintAsync();

        Assert.NotNull((await verification.OfCodeAsync(paper.VerificationCode, default))!.Document!.CalledOffAt);
        var letter = (await server.TakenAsync(2))[^1];
        Assert.Equal(["sekretaris@contohjaya.example"], letter.To);
        var calendar = System.Text.Encoding.UTF8.GetString(Assert.Single(letter.Attachments));
        Assert.All(["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1"], line => Assert.Contains(line + "\r\n", calendar, StringComparison.Ordinal));
        Assert.Equal("Accepted", await world.Database.OwnerAsync("select called_off_mail from documents.invitation_invitee where mail is not null"));
    }

    [Fact]
    public async Task Given_a_step_that_invited_when_the_work_goes_back_to_it_before_the_meeting_then_the_meeting_is_called_off_and_one_called_anew_stands()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Invited(world)));
        await world.PrintAsync();
        var there = (await world.StateAsync()).Open.First(task => !task.Key.Slot.IsJointActor);

        Sample.Of(await MeetingTests.DecideAsync(world, world.Office.DoerOf(there), new RunCommand.Return(there.Key, new("undang"), [], "Waktunya diubah")));

        Assert.Equal("Pekerjaan dikembalikan: Waktunya diubah", await world.Database.OwnerAsync("select reason from documents.called_off_meeting"));
        await world.ForwardAsync("undang", ActKind.Invite);
        Assert.Contains("Rapat pada undangan sebelumnya dibatalkan", await world.ShowAsync(), StringComparison.Ordinal);
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Invited(world)));
        await world.PrintAsync();
        await using var session = world.Session();
        var anew = await DocumentsWorld.CurrentAsync(session, world.Run, "undangan");
        Assert.Null((await session.Get<Verification.PublicVerification>().OfCodeAsync(anew.VerificationCode, default))!.Document!.CalledOffAt);
        Assert.Equal(1L, await world.Database.OwnerAsync("select count(*) from documents.called_off_meeting"));
    }

    [Fact]
    public async Task Given_work_that_goes_back_to_a_step_after_the_invitation_then_its_meeting_stands()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Invited(world)));
        await world.ForwardAsync("notulen", ActKind.Minute);
        var there = (await world.StateAsync()).Open.Single(task => !task.Key.Slot.IsJointActor);
        var met = (await world.StateAsync()).Tasks.First(task => world.ActOf(task).Kind is ActKind.Meet);

        Sample.Of(await MeetingTests.DecideAsync(world, world.Office.DoerOf(there), new RunCommand.Return(there.Key, met.Key.Step, [], "Rapat belum selesai")));

        Assert.Equal(0L, await world.Database.OwnerAsync("select count(*) from documents.called_off_meeting"));
    }

    [Fact]
    public async Task Given_an_address_the_server_does_not_know_then_who_wrote_the_invitation_is_told_until_the_meeting_is_over()
    {
        Assert.SkipUnless(MailServer.IsThere, "Node is not installed.");
        await using var server = await MailServer.StartAsync();
        var options = new MailOptions { Host = "127.0.0.1", Port = server.Port, Encrypted = false, From = "tera@contohjaya.example" };
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite, adjust: services => services.AddSingleton(Options.Create(options)));
        await world.Database.OwnerAsync($"update organisation.person set email = 'tidak.ada@contohjaya.example' where id = '{world.IdOf("sekretaris")}'");
        await world.ProvideInputsAsync();
        var writer = world.Office.Holder((await world.StateAsync()).Open.Single().Lane);
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Invited(world)));

        await world.PrintAsync();

        await using var session = world.Session();
        var failed = session.Get<FailedMails>();
        var mail = Assert.Single(await failed.OfAsync(writer, new(2026, 10, 6), default));
        Assert.Contains("No such user here", mail.Answer, StringComparison.Ordinal);
        Assert.Empty(await failed.OfAsync(writer, new(2026, 12, 31), default));
        Assert.Empty(await failed.OfAsync(new(Guid.Parse(world.IdOf("sekretaris"))), new(2026, 10, 6), default));
    }

    [Theory]
    [InlineData("Ordinary", 1L)]
    [InlineData("Limited", 0L)]
    [InlineData("Secret", 0L)]
    public async Task Given_a_mail_server_then_what_is_secret_does_not_go_through_it(string security, long letters)
    {
        var options = new MailOptions { Host = "127.0.0.1", Port = 9, Encrypted = false, From = "tera@contohjaya.example" };
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite, adjust: services => services.AddSingleton(Options.Create(options)));
        await world.Database.OwnerAsync($"update organisation.person set email = 'sekretaris@contohjaya.example' where id = '{world.IdOf("sekretaris")}'");
        await world.ProvideInputsAsync();

        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Invited(world, ("Keamanan", security))));

        Assert.Equal(letters, await world.Database.OwnerAsync($"select count(*) from platform.outbox where channel = '{InvitationMail.MailChannel}' and content like '%{world.IdOf("sekretaris")}'"));
    }

    [Fact]
    public async Task Given_an_invitation_that_is_to_be_signed_in_Tera_then_it_is_out_with_the_signature_of_whom_it_names_and_not_before()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);
        await world.ProvideInputsAsync();
        var (head, invited) = (world.IdOf("kepala-badan"), MeetingTests.Invited(world, ("PenandaTangan", world.IdOf("kepala-badan")), ("CaraTandaTangan", "InTera")));
        await using (var session = world.Session())
        {
            await session.Get<DemonstrationCertificates>().EnsureAsync([new(Guid.Parse(head))], default);
        }

        DocumentsWorld.Accept(await world.PostAsync(invited));
        await world.PrintAsync();

        Assert.Equal("Reserved", await world.Database.OwnerAsync("select state from documents.letter"));
        Assert.Empty(await OfAsync(world, "sekretaris"));
        Assert.Contains("Kembalikan kepada penyusunnya", await world.ShowAsync(), StringComparison.Ordinal);
        DocumentsWorld.Accept(await world.PostAsync(await MeetingTests.SignFormAsync(world, InvitationTemplate.TemplateName)));

        Assert.Equal("Issued", await world.Database.OwnerAsync("select state from documents.letter"));
        Assert.Equal(head, $"{await world.Database.OwnerAsync("select person_id from documents.signature")}");
        Assert.Single(await OfAsync(world, "sekretaris"));
        Assert.DoesNotContain(ActKind.Invite, (await world.StateAsync()).Open.Select(task => world.Office.Definition.ActOf(task.Key.Step, task.Key.Act).Kind));
    }

    [Fact]
    public async Task Given_whom_it_names_sends_it_back_then_it_is_written_on_from_what_stood_there_and_takes_no_second_number()
    {
        await using var world = await ActsWorld.AtAsync("badan", "undang", ActKind.Invite);
        await world.ProvideInputsAsync();
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Invited(world, ("PenandaTangan", world.IdOf("kepala-badan")), ("CaraTandaTangan", "InTera"))));
        var task = (await world.StateAsync()).Open.Single(open => open.Entrusted is not null).Key;
        Sample.Of(await MeetingTests.DecideAsync(world, new(Guid.Parse(world.IdOf("kepala-badan"))), new RunCommand.GiveBack(task, "Tempatnya pindah ke aula")));

        var shown = await world.ShowAsync();
        DocumentsWorld.Accept(await world.PostAsync(MeetingTests.Invited(world, ("Tempat", "Aula"))));

        Assert.Contains("Ruang rapat, lantai 2", shown, StringComparison.Ordinal);
        Assert.Contains("Rapat pembahasan pengukuran kinerja", shown, StringComparison.Ordinal);
        Assert.Equal(["1 true", "2 false"], await Sql.ListAsync(world.Database.Connections.Owner, "select version || ' ' || signed_here from documents.invitation order by version"));
        Assert.Equal(["Issued"], await Sql.ListAsync(world.Database.Connections.Owner, "select state from documents.letter"));
        Assert.Single(await OfAsync(world, "sekretaris"));
    }

    private static async Task<IReadOnlyList<WaitingInvitation>> OfAsync(ActsWorld world, string lane)
    {
        await using var session = world.Session();
        return await session.Get<WaitingInvitations>().OfAsync(new(Guid.Parse(world.IdOf(lane))), default);
    }
}
