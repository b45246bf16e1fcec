using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Acts;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Organisation.Teams;
using Tera.Platform.Data;
using Tera.Procedures.Contracts;
using Tera.Procedures.Definitions;
using Tera.Procedures.Engine;
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
    TeamOrder? Issued, IReadOnlyList<TeamOrderMember> Members, OfficePeople People, Lane? Lane, IReadOnlyList<OfficePerson> Before, CurrentRevision? Paper);

/// <summary>Bentuk tim: a team of the agency's people with a letter of assignment; from then on it fills its column of the SOP.</summary>
/// <remarks>Every order founds a new team, so that an earlier one stays what it was in the runs it worked in.</remarks>
public sealed class FormTeamPanel(TeraDbContext db, ActPeople people, ArtifactDesk desk, LaneTeams lanes, RunGateway gateway) : IActPanel
{
    private static readonly ArtifactKind Kind = new("tim");

    public bool Serves(Act act, ProcedureDefinition definition) => act.Kind is ActKind.FormTeam;

    public Type Component => typeof(FormTeamForm);

    public string ButtonLabel(PanelContext context) => "Bentuk tim dan terbitkan surat tugas";

    public async Task<object> LoadAsync(PanelContext context, CancellationToken ct)
    {
        var issued = await db.Set<TeamOrder>().AsNoTracking().OfTask(context.Head.Id, context.Task.Key).SingleOrDefaultAsync(ct);
        var office = await people.OfAsync(context, ct);
        var lane = LaneOf(context);
        return new FormTeamModel(
            issued,
            issued is null ? [] : await db.Set<TeamOrderMember>().AsNoTracking().Where(row => row.TeamOrderId == issued.Id).OrderBy(row => row.Ordinal).ToListAsync(ct),
            office,
            lane,
            lane is null ? [] : office.Of([lane.Key]),
            await desk.CurrentAsync(context.Head.Id, KindOf(context.Act), TaskRows.PaperSlot(context.Task.Key), ct));
    }

    public async Task<PanelOutcome> PostAsync(PanelContext context, PanelForm form, CancellationToken ct)
    {
        var reader = new FormReader(form);
        if (TeamForm.Read(reader, await people.OfAsync(context, ct), context) is not { } typed)
        {
            return PanelOutcome.Refused(reader.Faults);
        }

        return await gateway.DecideAsync(
            context.Call(form.Command), new RunCommand.Complete(context.Task.Key), (moment, stop) => IssueAsync(context, moment, typed, stop), ct);
    }

    private async Task<Rejection?> IssueAsync(PanelContext context, RunMoment moment, TeamForm typed, CancellationToken ct)
    {
        if (!Formed(moment.Head.Agency, typed).Accepted(out var team, out var no))
        {
            return no;
        }

        var former = await DissolveFormerAsync(context, typed.From, ct);
        db.Add(team);
        await db.SaveChangesAsync(ct);
        if (LaneOf(context) is { } lane && await lanes.BindAsync(new(moment.Head.ProcedureId, lane, team.Id, typed.From, former), ct) is { } refused)
        {
            return refused;
        }

        var issuer = moment.After.Find(context.Task.Key)!.By!;
        var order = Made(context, moment, typed, team.Id, issuer);
        db.Add(order);
        db.AddRange(typed.Members.Select((member, ordinal) => MemberOf(order.Id, ordinal, member)));
        await desk.IssueAsync(
            new(
                moment.Head, context.Task.Key, KindOf(context.Act), TaskRows.PaperSlot(context.Task.Key), TeamOrderTemplate.TemplateName,
                $"Surat Tugas {typed.Name}", order.Id.Value, [], Numbered: true, issuer.Person) { IssuedAtOnce = true },
            ct);
        return null;
    }

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

    /// <summary>Teams that earlier rounds of this very act formed give way to the new one.</summary>
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

    private static TeamOrder Made(PanelContext context, RunMoment moment, TeamForm typed, TeamId team, Performer issuer) =>
        new(moment.Head.Id, context.Task.Key)
        {
            TeamId = team,
            Name = typed.Name.Text,
            Basis = string.Join('\n', typed.Basis),
            Purpose = string.Join('\n', typed.Purpose),
            ValidFrom = typed.From,
            ValidUntil = typed.Until,
            Lane = LaneOf(context)?.Key.Value,
            IssuerId = issuer.Person,
            IssuerPost = issuer.Position,
            OnBehalfOf = typed.InName.OnBehalfOf,
            PassedOnBy = typed.InName.PassedOnBy,
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

    private static ArtifactKind KindOf(Act act) => act.Produces ?? Kind;
}
