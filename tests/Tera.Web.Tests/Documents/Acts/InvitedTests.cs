using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Invitations;
using Tera.Platform.Mail;
using Tera.Procedures.Definitions;
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
        Assert.Equal(["SEQUENCE:1"], Lines(anew, "SEQUENCE:"));
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
        await world.Database.OwnerAsync("alter table documents.revision disable trigger user; update documents.revision set state = 'Superseded', superseded_at = now()");
        await world.PrintAsync();
        Assert.Single(server.Taken);
        Assert.Equal(0L, await world.Database.OwnerAsync("select count(*) from platform.outbox"));
    }

    private static async Task<IReadOnlyList<WaitingInvitation>> OfAsync(ActsWorld world, string lane)
    {
        await using var session = world.Session();
        return await session.Get<WaitingInvitations>().OfAsync(new(Guid.Parse(world.IdOf(lane))), default);
    }
}
