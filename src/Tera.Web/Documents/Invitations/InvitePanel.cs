using Microsoft.EntityFrameworkCore;
using Tera.Documents.Acts;
using Tera.Documents.Agendas;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Meetings;
using Tera.Documents.Signatures;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Documents.Invitations;

/// <summary>What the panel of an invitation shows.</summary>
/// <param name="Issued">The invitation of this task; null until it is issued.</param>
/// <param name="Invitees">Whom it invites.</param>
/// <param name="People">Who may be chosen.</param>
/// <param name="Preset">Ids of those who take part in the meeting that follows.</param>
/// <param name="Subject">What it is about unless the user says otherwise: the step that meets.</param>
/// <param name="Paper">The letter as paper.</param>
/// <param name="Agenda">What there is to talk about.</param>
public sealed record InviteModel(
    Invitation? Issued, IReadOnlyList<Invitee> Invitees, OfficePeople People, IReadOnlyList<string> Preset, string Subject, CurrentRevision? Paper,
    IReadOnlyList<AgendaPoint> Agenda)
{
    /// <summary>What came back from whom it was to be signed by, or from an earlier round: to begin with.</summary>
    public Invitation? Former { get; init; }

    /// <summary>The meeting of the last invitation, where it was called off; null where it was not.</summary>
    public CalledOffMeeting? CalledOff { get; init; }

    /// <summary>The paper as it would be issued, where that was asked for; null where it was not.</summary>
    public string? Preview { get; init; }

    /// <summary>The code of matters it may bear; null for who writes nothing.</summary>
    public CodeChoice? Code { get; init; }

    /// <summary>How the user, whose signature it is to bear, signs it; null for everybody else.</summary>
    public SignModel? Signing { get; init; }
}

/// <summary>Undang: a numbered invitation to the meeting that follows in the SOP. Signed with a pen it is out at once; signed in Tera, its signature ends the act.</summary>
public sealed class InvitePanel(TeraDbContext db, ActPeople people, ArtifactDesk desk, AgendaProposal agenda, MeetingPapers papers, LetterCodes codes, LetterPreview preview, RunGateway gateway, SignatureDesk signing) : IActPanel
{
    private static readonly ArtifactKind Kind = new("undangan");

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.Invite;

    public Type Component => typeof(InviteForm);

    public string ButtonLabel(PanelContext context) => context.Task.Entrusted is not null ? SignPanel.Label : "Terbitkan undangan";

    public string? WaitsFor(object model) => SignPanel.WaitsFor(((InviteModel)model).Signing);

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var written = await LatestAsync(context, ct);
        var issued = context.Task is { IsOpen: true, Entrusted: null } || written?.Task != context.Task.Key ? null : written;
        var shown = issued ?? written;
        var office = await people.OfAsync(context, ct);
        var meeting = NextMeeting(context);
        var paper = await desk.CurrentAsync(context.Head.Id, KindOf(context.Act), (await papers.OfInvitationAsync(context.Head.Id, context.Task.Key, ct)).Slot, ct);
        return new InviteModel(
            issued,
            shown is null ? [] : await db.Set<Invitee>().AsNoTracking().Where(row => row.InvitationId == shown.Id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            office,
            [.. office.Of(meeting?.Act.Lanes ?? context.Act.Recipients).Select(person => person.Choice.Value)],
            $"Rapat {IndonesianText.Spoken(context.Definition.Title)}",
            paper,
            shown is null ? await agenda.OfAsync(context.Head, context.Calendar.TimeZone.DateOf(context.Now), ct) : [])
        {
            Former = issued is null ? written : null,
            Preview = preview.Sheets,
            CalledOff = written is null ? null : await db.Set<CalledOffMeeting>().AsNoTracking().SingleOrDefaultAsync(row => row.InvitationId == written.Id, ct),
            Code = context.MayAct && issued is null ? await codes.OfAsync(context, InvitationTemplate.TemplateName, paper?.Id, ct) : null,
            Signing = context is { MayAct: true, Task.Entrusted: not null } ? await signing.LoadAsync(context, ct) : null,
        };
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        if (context.Task.Entrusted is not null)
        {
            return await signing.PostAsync(context, form, ct);
        }

        var reader = new FormReader(form);
        var code = await codes.ReadAsync(reader, context, InvitationTemplate.TemplateName, ct);
        if (InvitationForm.Read(reader, await people.OfAsync(context, ct), context) is not { } typed)
        {
            return PanelOutcome.Refused(reader.Faults);
        }

        return preview.Ended(await gateway.DecideAsync(
            context.Call(form.Command), typed.Signed.Ending(context.Task.Key),
            async (moment, stop) => await preview.AfterAsync(form, await IssueAsync(context, moment, typed, code, stop), stop), ct));
    }

    /// <summary>The first meeting from this act on.</summary>
    private static (Step Step, Act Act)? NextMeeting(PanelContext context)
    {
        var here = context.Definition.IndexOf(context.Step.Key);
        var found = context.Definition.Steps.Skip(here)
            .SelectMany((step, index) => step.Acts.Skip(index == 0 ? context.Task.Key.Act : 0).Select(act => (Step: step, Act: act)))
            .Where(pair => pair.Act.Kind is ActKind.Meet).Take(1).ToList();
        return found is [var meeting] ? meeting : null;
    }

    private async Task<Rejection?> IssueAsync(PanelContext context, RunMoment moment, InvitationForm typed, string? code, CancellationToken ct)
    {
        if (await codes.ClashAsync(context, InvitationTemplate.TemplateName, code, moment.At, ct) is { } no)
        {
            return no;
        }

        var former = await LatestAsync(context, ct);
        var invitation = Made(context, moment, typed, former?.Task == context.Task.Key ? former.Version + 1 : 1);
        db.Add(invitation);
        db.AddRange(typed.Invitees.Select(person => (Id: (Organisation.PersonId?)person.Person, person.Name, Post: (string?)person.Post))
            .Concat(typed.Guests.Select(guest => (Id: (Organisation.PersonId?)null, Name: guest, Post: (string?)null)))
            .Select((who, ordinal) => new Invitee { InvitationId = invitation.Id, Ordinal = ordinal, PersonId = who.Id, Name = who.Name, Post = who.Post }));
        var place = await papers.OfInvitationAsync(context.Head.Id, context.Task.Key, ct);
        await desk.IssueAsync(
            new(
                moment.Head, context.Task.Key, KindOf(context.Act), place.Slot, InvitationTemplate.TemplateName,
                $"Undangan {typed.Subject}{place.Which}", invitation.Id.Value, [], Numbered: true, context.User.PersonId) { IssuedAtOnce = !typed.Signed.SignedHere, Classification = code },
            ct);
        return null;
    }

    /// <summary>Of this task, else of an earlier round of its act.</summary>
    private Task<Invitation?> LatestAsync(PanelContext context, CancellationToken ct) => db.Set<Invitation>().AsNoTracking().OfAct(context.Head.Id, context.Task.Key)
        .OrderByDescending(row => row.Round).ThenByDescending(row => row.Version).FirstOrDefaultAsync(ct);

    private static Invitation Made(PanelContext context, RunMoment moment, InvitationForm typed, int version) =>
        new(moment.Head.Id, context.Task.Key)
        {
            Version = version,
            SignedHere = typed.Signed.SignedHere,
            Subject = typed.Subject,
            Urgency = typed.Nature.Urgency,
            Security = typed.Nature.Security,
            HeldOn = typed.HeldOn,
            StartsAt = typed.StartsAt,
            EndsAt = typed.EndsAt,
            Place = typed.Place,
            OnlineAddress = typed.OnlineAddress,
            Agenda = [.. typed.Agenda],
            Note = typed.Note,
            Copies = [.. typed.Copies],
            IssuerId = typed.Signed.Signer.Person,
            IssuerPost = typed.Signed.Signer.Post,
            OnBehalfOf = typed.Signed.InName.OnBehalfOf,
            PassedOnBy = typed.Signed.InName.PassedOnBy,
            IssuedAt = moment.At,
        };

    internal static ArtifactKind KindOf(Act act) => act.Produces ?? Kind;
}
