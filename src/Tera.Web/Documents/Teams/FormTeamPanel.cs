using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Documents.Letters;
using Tera.Documents.Signatures;
using Tera.Organisation;
using Tera.Organisation.Teams;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Shared;

namespace Tera.Documents.Teams;

/// <summary>What the panel that forms a team shows.</summary>
/// <param name="Issued">The letter of this task; null until it is issued.</param>
/// <param name="Members">Those it assigns.</param>
/// <param name="People">Who may be chosen.</param>
/// <param name="Lane">The column of the SOP the team will fill; null when it has none.</param>
/// <param name="Before">Who fills that column today, as a proposal.</param>
/// <param name="Paper">The letter as paper.</param>
public sealed record FormTeamModel(
    TeamOrder? Issued, IReadOnlyList<TeamOrderMember> Members, OfficePeople People, Lane? Lane, IReadOnlyList<OfficePerson> Before, CurrentRevision? Paper)
{
    /// <summary>What came back from whom it was to be signed by, or from an earlier round: to begin with.</summary>
    public TeamOrder? Former { get; init; }

    /// <summary>The paper as it would be issued, where that was asked for; null where it was not.</summary>
    public string? Preview { get; init; }

    /// <summary>The code of matters the letter may bear; null for who writes nothing.</summary>
    public CodeChoice? Code { get; init; }

    /// <summary>How the user, whose signature the letter is to bear, signs it; null for everybody else.</summary>
    public SignModel? Signing { get; init; }

    internal PersonId? Of(TeamRole role) => Members.FirstOrDefault(member => member.Role == role)?.PersonId;
}

/// <summary>
/// Bentuk tim: a team of the agency's people with a letter of assignment; from then on it fills its column of the SOP. Signed with a pen the
/// letter is out at once; signed in Tera, its signature ends the act.
/// </summary>
/// <remarks>Every order founds a new team, so that an earlier one stays what it was in the runs it worked in.</remarks>
public sealed class FormTeamPanel(TeraDbContext db, ActPeople people, ArtifactDesk desk, LaneTeams lanes, LetterCodes codes, LetterPreview preview, RunGateway gateway, SignatureDesk signing) : IActPanel
{
    private static readonly ArtifactKind Kind = new("tim");

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.FormTeam;

    public Type Component => typeof(FormTeamForm);

    public string ButtonLabel(PanelContext context) => context.Task.Entrusted is not null ? SignPanel.Label : "Bentuk tim dan terbitkan surat tugas";

    public string? WaitsFor(object model) => SignPanel.WaitsFor(((FormTeamModel)model).Signing);

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var written = await LatestAsync(context, ct);
        var issued = context.Task is { IsOpen: true, Entrusted: null } || written?.Task != context.Task.Key ? null : written;
        var office = await people.OfAsync(context, ct);
        var lane = LaneOf(context);
        var paper = await desk.CurrentAsync(context.Head.Id, KindOf(context.Act), TaskRows.PaperSlot(context.Task.Key), ct);
        return new FormTeamModel(
            issued,
            written is null ? [] : await db.Set<TeamOrderMember>().AsNoTracking().Where(row => row.TeamOrderId == written.Id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            office,
            lane,
            lane is null ? [] : office.Of([lane.Key]),
            paper)
        {
            Former = issued is null ? written : null,
            Preview = preview.Sheets,
            Code = context.MayAct && issued is null ? await codes.OfAsync(context, TeamOrderTemplate.TemplateName, paper?.Id, ct) : null,
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
        var code = await codes.ReadAsync(reader, context, TeamOrderTemplate.TemplateName, ct);
        if (TeamForm.Read(reader, await people.OfAsync(context, ct), context) is not { } typed)
        {
            return PanelOutcome.Refused(reader.Faults);
        }

        return preview.Ended(await gateway.DecideAsync(
            context.Call(form.Command), typed.Signed.Ending(context.Task.Key),
            async (moment, stop) => await preview.AfterAsync(form, await IssueAsync(context, moment, typed, code, stop), stop), ct));
    }

    private async Task<Rejection?> IssueAsync(PanelContext context, RunMoment moment, TeamForm typed, string? code, CancellationToken ct)
    {
        if (await codes.ClashAsync(context, TeamOrderTemplate.TemplateName, code, moment.At, ct) is { } taken)
        {
            return taken;
        }

        if (!Formed(moment.Head.Agency, typed).Accepted(out var team, out var no))
        {
            return no;
        }

        var givingWay = await DissolveFormerAsync(context, typed.From, ct);
        db.Add(team);
        await db.SaveChangesAsync(ct);
        if (LaneOf(context) is { } lane && await lanes.BindAsync(new(moment.Head.ProcedureId, lane, team.Id, typed.From, givingWay), ct) is { } refused)
        {
            return refused;
        }

        var former = await LatestAsync(context, ct);
        var order = Made(context, moment, typed, team.Id, former?.Task == context.Task.Key ? former.Version + 1 : 1);
        db.Add(order);
        db.AddRange(typed.Members.Select((member, ordinal) => MemberOf(order.Id, ordinal, member)));
        await desk.IssueAsync(
            new(
                moment.Head, context.Task.Key, KindOf(context.Act), TaskRows.PaperSlot(context.Task.Key), TeamOrderTemplate.TemplateName,
                $"Surat Tugas {typed.Name}", order.Id.Value, [], Numbered: true, context.User.PersonId) { IssuedAtOnce = !typed.Signed.SignedHere, Classification = code },
            ct);
        return null;
    }

    /// <summary>Of this task, else of an earlier round of its act.</summary>
    private Task<TeamOrder?> LatestAsync(PanelContext context, CancellationToken ct) => db.Set<TeamOrder>().AsNoTracking().OfAct(context.Head.Id, context.Task.Key)
        .OrderByDescending(row => row.Round).ThenByDescending(row => row.Version).FirstOrDefaultAsync(ct);

    private static Result<Team> Formed(AgencyId agency, TeamForm typed)
    {
        var team = Team.Found(TeamId.New(), agency, typed.Name, basis: null);
        foreach (var member in typed.Members)
        {
            if (!team.Admit(TeamMemberId.New(), member.Person.Person, member.Role, typed.From).Accepted(out var admitted, out var no)
                || !team.Dismiss(admitted.Id, typed.Until).Accepted(out _, out no))
            {
                return no;
            }
        }

        return team;
    }

    /// <summary>Teams that earlier letters of this very act formed give way to the new one.</summary>
    private async Task<IReadOnlyCollection<TeamId>> DissolveFormerAsync(PanelContext context, LocalDate from, CancellationToken ct)
    {
        var ids = await db.Set<TeamOrder>().OfAct(context.Head.Id, context.Task.Key).Select(order => order.TeamId).ToListAsync(ct);
        foreach (var former in await db.Set<Team>().Include(team => team.Members).Where(team => ids.Contains(team.Id) && team.ClosedOn == null).ToListAsync(ct))
        {
            if (former.Close(from).Rejection is { } no)
            {
                throw new InvalidOperationException($"Team {former.Id} was open and cannot be closed: {no.Code}.");
            }
        }

        return ids;
    }

    /// <summary>The column the team will fill: one the act names, else the first of a team that acts later.</summary>
    private static Lane? LaneOf(PanelContext context)
    {
        var definition = context.Definition;
        var later = definition.Steps.Skip(definition.IndexOf(context.Step.Key)).SelectMany(step => step.Lanes);
        return context.Act.Recipients.Concat(later).Select(definition.Lane).FirstOrDefault(lane => lane.Nature is LaneNature.Team);
    }

    private static TeamOrder Made(PanelContext context, RunMoment moment, TeamForm typed, TeamId team, int version) =>
        new(moment.Head.Id, context.Task.Key)
        {
            Version = version,
            SignedHere = typed.Signed.SignedHere,
            TeamId = team,
            Name = typed.Name.Text,
            Urgency = typed.Nature.Urgency,
            Security = typed.Nature.Security,
            Basis = string.Join('\n', typed.Basis),
            Purpose = string.Join('\n', typed.Purpose),
            ValidFrom = typed.From,
            ValidUntil = typed.Until,
            Lane = LaneOf(context)?.Key.Value,
            IssuerId = typed.Signed.Signer.Person,
            IssuerPost = typed.Signed.Signer.Post,
            OnBehalfOf = typed.Signed.InName.OnBehalfOf,
            PassedOnBy = typed.Signed.InName.PassedOnBy,
            IssuedAt = moment.At,
        };

    private static TeamOrderMember MemberOf(TeamOrderId order, int ordinal, ChosenMember member) => new()
    {
        TeamOrderId = order,
        Ordinal = ordinal,
        PersonId = member.Person.Person,
        Role = member.Role,
        Name = member.Person.Name,
        Post = member.Person.Post,
        Rank = member.Person.Rank,
        Nip = member.Person.Nip,
    };

    internal static ArtifactKind KindOf(Act act) => act.Produces ?? Kind;
}
