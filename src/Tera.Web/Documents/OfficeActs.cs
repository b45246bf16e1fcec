using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Agendas;
using Tera.Documents.Archiving;
using Tera.Documents.Attendance;
using Tera.Documents.Collections;
using Tera.Documents.Contracts;
using Tera.Documents.Dispositions;
using Tera.Documents.Drafts;
using Tera.Documents.HandOvers;
using Tera.Documents.Handouts;
using Tera.Documents.Invitations;
using Tera.Documents.Meetings;
using Tera.Documents.Memos;
using Tera.Documents.Minutes;
using Tera.Documents.Tasks;
using Tera.Documents.Teams;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Platform.Files;
using Tera.Platform.Outbox;
using Tera.Platform.Texts;
using Tera.Procedures.Contracts;
using Tera.Procedures.Engine;

namespace Tera.Documents;

/// <summary>The office acts: order, team, invitation, meeting, minutes, texts, hand-out.</summary>
internal static class OfficeActs
{
    public static IServiceCollection AddOfficeActs(this IServiceCollection services)
    {
        services.AddScoped<ActPeople>();
        services.AddScoped<OrderReader>();
        services.AddScoped<IExhibit, OrderExhibit>();
        services.AddScoped<CalendarFile>();
        services.AddSingleton<AttendanceDesk>();
        services.AddScoped<DraftDesk>();
        services.AddScoped<DraftFiles>();
        services.AddScoped<CollectionRecord>();
        services.AddScoped<MinutesDesk>();
        services.AddScoped<MeetingPapers>();
        services.AddScoped<MeetingBackground>();
        services.AddScoped<AgendaProposal>();
        services.AddScoped<IAgendaSource, FollowUpAgenda>();
        services.AddScoped<IActPanel, InstructPanel>();
        services.AddScoped<IActPanel, FormTeamPanel>();
        services.AddScoped<IActPanel, InvitePanel>();
        services.AddScoped<IActPanel, MeetPanel>();
        services.AddScoped<IActPanel, MinutePanel>();
        services.AddScoped<IActPanel, DraftPanel>();
        services.AddScoped<IActPanel, HandoutPanel>();
        services.AddScoped<IActPanel, HandOverPanel>();
        services.AddScoped<IInputFiles, AttachedInputs>();
        services.AddScoped<HandedOverReader>();
        services.AddScoped<WaitingDeliveries>();
        services.AddScoped<WaitingInvitations>();
        services.AddScoped<FailedMails>();
        services.AddScoped<IOutboxHandler, InvitationMail>();
        services.AddScoped<IRunListener, InvitationsOut>();
        services.AddScoped<IRunListener, MeetingsCalledOff>();
        services.AddScoped<IOutboxHandler, CallOffMail>();
        services.AddScoped<ReceiveDeliveryHandler>();
        services.AddScoped<IExhibit, HandedOverExhibit>();
        services.AddScoped<IDocumentTemplate, DispositionTemplate>();
        services.AddScoped<IDocumentTemplate, TeamOrderTemplate>();
        services.AddScoped<IDocumentTemplate, InvitationTemplate>();
        services.AddScoped<IDocumentTemplate, AttendanceTemplate>();
        services.AddScoped<IDocumentTemplate, MinutesTemplate>();
        services.AddScoped<IDocumentTemplate, MemoTemplate>();
        services.AddScoped<IDocumentTemplate, TextTemplatePaper>();
        services.AddSingleton(new RejectionTexts("documents", OfficeActTexts.All));
        return services;
    }

    public static IEndpointRouteBuilder MapOfficeActs(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(OfficeActLinks.Invitations + "/{id:guid}/kalender.ics", CalendarAsync);
        endpoints.MapGet(OfficeActLinks.Attachments + "/{id:guid}", AttachmentAsync);
        return endpoints;
    }

    private static async Task<Results<ContentHttpResult, NotFound>> CalendarAsync(
        Guid id, CalendarFile calendar, TeraDbContext db, ArchiveAccess archive, CurrentUser current, HttpContext http, CancellationToken ct)
    {
        var invitation = await db.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == new InvitationId(id), ct);
        if (invitation is null || !await SeesAsync(db, current.Required, invitation.RunId, ct) || !await archive.OpensAsync(invitation.RunId, current.Required, ct))
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.ContentDisposition = "attachment; filename=\"undangan.ics\"";
        return TypedResults.Content(await calendar.OfAsync(invitation, ct), CalendarFile.MediaType);
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> AttachmentAsync(
        Guid id, TeraDbContext db, FileStore store, ArchiveAccess archive, CurrentUser current, CancellationToken ct)
    {
        var attachment = await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == new AttachmentId(id), ct);
        if (attachment is null || !await SeesAsync(db, current.Required, attachment.RunId, ct) || !await archive.OpensAsync(attachment.RunId, current.Required, ct)
            || store.OpenRead(attachment.Hash) is not { } content)
        {
            return TypedResults.NotFound();
        }

        var type = FileType.ForExtension(Path.GetExtension(attachment.Name));
        return TypedResults.Stream(content, type?.MediaType ?? "application/octet-stream", attachment.Name);
    }

    private static async Task<bool> SeesAsync(TeraDbContext db, SignedInUser user, RunId run, CancellationToken ct)
    {
        var agencies = await db.Database.SqlQuery<Guid>($"""select agency_id as "Value" from procedures.run where id = {run.Value}""").ToListAsync(ct);
        return agencies is [var agency] && user.Sees(new(agency));
    }
}
