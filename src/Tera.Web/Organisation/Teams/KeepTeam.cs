using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Organisation.Administration;
using Tera.Organisation.Agencies;
using Tera.Organisation.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Commands;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Organisation.Teams;

/// <summary>A wish about a team.</summary>
/// <param name="Team">Null for a new one.</param>
/// <param name="Seen">Version of the team the user saw; null for a new one and for a command without a form.</param>
public sealed record KeepTeam(CommandId Command, SignedInUser? By, AgencyId Agency, TeamId? Team, TeamChange Change, int? Seen);

/// <summary>What can happen to a team.</summary>
public abstract record TeamChange
{
    private TeamChange() { }

    /// <summary>It gets a name and a decree; a new one is founded by it.</summary>
    public sealed record Name(PrintedLine Text, PrintedLine? Basis) : TeamChange;

    /// <summary>Somebody joins.</summary>
    public sealed record Admit(PersonId Person, TeamRole Role, LocalDate From) : TeamChange;

    /// <summary>Somebody's last day is named.</summary>
    public sealed record Dismiss(TeamMemberId Member, LocalDate Last) : TeamChange;

    /// <summary>It is dissolved.</summary>
    public sealed record Close(LocalDate On, string Reason) : TeamChange;
}

/// <inheritdoc cref="KeepTeam"/>
public sealed class KeepTeamHandler(TeraDbContext db, AdministratorCommands commands, AuditTrail audit)
{
    /// <returns>A receipt whose result is the team's id.</returns>
    public Task<Result<Receipt>> HandleAsync(KeepTeam wish, CancellationToken ct) =>
        commands.OnceAsync(wish.Command, Process(wish.Change), wish.By, inner => KeepAsync(wish, inner), ct);

    private async Task<Result<string>> KeepAsync(KeepTeam wish, CancellationToken ct)
    {
        if (!(await FindAsync(wish, ct)).Accepted(out var team, out var missing))
        {
            return missing;
        }

        if (wish.Change is TeamChange.Admit(var newcomer, _, _) && await AbsentAsync(newcomer, ct) is { } absent)
        {
            return absent;
        }

        if (Refusal(team, wish) is { } no)
        {
            return no;
        }

        if (wish.Team is not null)
        {
            db.Expect(team, wish.Seen);
        }

        var reason = (wish.Change as TeamChange.Close)?.Reason;
        await audit.WriteAsync(
            new(wish.Command, Process(wish.Change), "team", team.Id.Value) { By = wish.By, After = Words(team), Reason = reason }, ct);
        return team.Id.ToString();
    }

    private async Task<Result<Team>> FindAsync(KeepTeam wish, CancellationToken ct)
    {
        if (wish is { Team: null, Change: TeamChange.Name(var name, var basis) })
        {
            if (!await db.Set<Agency>().AnyAsync(agency => agency.Id == wish.Agency, ct))
            {
                return AgencyRejections.NotThere;
            }

            var founded = Team.Found(new(DerivedGuid.Of($"team:{wish.Command}")), wish.Agency, name, basis);
            db.Add(founded);
            return founded;
        }

        var team = await db.Set<Team>().Include(one => one.Members).SingleOrDefaultAsync(one => one.Id == wish.Team && one.AgencyId == wish.Agency, ct);
        return team is null ? TeamRejections.NotThere : team;
    }

    private async Task<Rejection?> AbsentAsync(PersonId id, CancellationToken ct) =>
        await db.Set<Person>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, ct) switch
        {
            null => PersonRejections.NotThere,
            { LeftOn: { } left } => PersonRejections.LeftAlready(left),
            _ => null,
        };

    private static Rejection? Refusal(Team team, KeepTeam wish)
    {
        switch (wish.Change)
        {
            case TeamChange.Name(var name, var basis):
                team.Change(name, basis);
                return null;
            case TeamChange.Admit(var person, var role, var from):
                return team.Admit(new(DerivedGuid.Of($"team-member:{wish.Command}")), person, role, from).Rejection;
            case TeamChange.Dismiss(var member, var last):
                return team.Dismiss(member, last).Rejection;
            case TeamChange.Close(var on, _):
                return team.Close(on).Rejection;
            default:
                throw new InvalidOperationException($"No decision for {wish.Change.GetType().Name}.");
        }
    }

    private static string Process(TeamChange change) => change switch
    {
        TeamChange.Name => "organisation.name-team",
        TeamChange.Admit => "organisation.admit-member",
        TeamChange.Dismiss => "organisation.dismiss-member",
        _ => "organisation.close-team",
    };

    private static string Words(Team team) => string.Join("; ", team.Members.OrderBy(member => member.ValidFrom)
        .Select(member => $"{member.Role} {member.PersonId} {member.ValidFrom:uuuu-MM-dd}..{member.ValidUntil:uuuu-MM-dd}").Prepend(team.Name));
}
