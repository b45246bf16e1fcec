using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Teams;

/// <summary>One person in one team for a time; changed only through its <see cref="Team"/>.</summary>
public sealed class TeamMember
{
    private TeamMember() { }

    internal TeamMember(TeamMemberId id, TeamId team, PersonId person, TeamRole role, LocalDate from) =>
        (Id, TeamId, PersonId, Role, ValidFrom) = (id, team, person, role, from);

    /// <summary>Its id.</summary>
    public TeamMemberId Id { get; private set; }

    /// <summary>Which team.</summary>
    public TeamId TeamId { get; private set; }

    /// <summary>Who.</summary>
    public PersonId PersonId { get; private set; }

    /// <summary>As what.</summary>
    public TeamRole Role { get; private set; }

    /// <summary>First day, inclusive.</summary>
    public LocalDate ValidFrom { get; private set; }

    /// <summary>Last day, inclusive; null while it lasts.</summary>
    public LocalDate? ValidUntil { get; private set; }

    /// <summary>In force on a day.</summary>
    public bool IsInForce(LocalDate day) => ValidFrom <= day && (ValidUntil is not { } last || day <= last);

    internal bool Reaches(LocalDate day) => ValidUntil is not { } last || last >= day;

    internal void EndOn(LocalDate last) => ValidUntil = last;
}

/// <summary>People who work together across units, such as Tim SAKIP. At most one chair at a time.</summary>
public sealed class Team
{
    private readonly List<TeamMember> _members = [];

    private Team() { }

    /// <summary>Its id.</summary>
    public TeamId Id { get; private set; }

    /// <summary>Of which agency.</summary>
    public AgencyId AgencyId { get; private set; }

    /// <summary>As the decree calls it.</summary>
    public string Name { get; private set; } = null!;

    /// <summary>The decree; null when there is none yet.</summary>
    public string? Basis { get; private set; }

    /// <summary>First day without it; null while it stands.</summary>
    public LocalDate? ClosedOn { get; private set; }

    /// <summary>Grows with every change of the team or its members.</summary>
    public int Version { get; private set; }

    /// <summary>Everybody who was, is or will be in it.</summary>
    public IReadOnlyList<TeamMember> Members => _members;

    /// <summary>A new team without members.</summary>
    public static Team Found(TeamId id, AgencyId agency, PrintedLine name, PrintedLine? basis)
    {
        var team = new Team { Id = id, AgencyId = agency };
        team.Change(name, basis);
        return team;
    }

    /// <summary>Takes a new name and decree.</summary>
    public void Change(PrintedLine name, PrintedLine? basis) => (Name, Basis) = (name.Text, basis?.Text);

    /// <summary>Takes a person in.</summary>
    /// <param name="id">Of the membership.</param>
    /// <param name="person">Who.</param>
    /// <param name="role">As what.</param>
    /// <param name="from">First day, inclusive; the membership lasts until it is ended.</param>
    public Result<TeamMember> Admit(TeamMemberId id, PersonId person, TeamRole role, LocalDate from)
    {
        if (ClosedOn is { } closed)
        {
            return TeamRejections.Closed(closed);
        }

        if (_members.Exists(member => member.PersonId == person && member.Reaches(from)))
        {
            return TeamRejections.MemberAlready;
        }

        if (role is TeamRole.Chair && _members.Exists(member => member.Role is TeamRole.Chair && member.Reaches(from)))
        {
            return TeamRejections.ChairTaken;
        }

        var admitted = new TeamMember(id, Id, person, role, from);
        _members.Add(admitted);
        return admitted;
    }

    /// <summary>Names the last day of a membership, inclusive.</summary>
    public Result<TeamMember> Dismiss(TeamMemberId id, LocalDate last)
    {
        if (_members.Find(member => member.Id == id) is not { } member)
        {
            return TeamRejections.NoSuchMember;
        }

        if (last < member.ValidFrom)
        {
            return TeamRejections.EndBeforeStart(member.ValidFrom);
        }

        if (member.ValidUntil is { } before && before < last)
        {
            return TeamRejections.EndedAlready(before);
        }

        member.EndOn(last);
        return member;
    }

    /// <summary>Dissolves the team and ends every membership the day before, or on its first day when that is later.</summary>
    public Result<Team> Close(LocalDate on)
    {
        if (ClosedOn is { } before)
        {
            return TeamRejections.Closed(before);
        }

        foreach (var member in _members.Where(member => member.Reaches(on)))
        {
            member.EndOn(LocalDate.Max(member.ValidFrom, on.PlusDays(-1)));
        }

        ClosedOn = on;
        return this;
    }
}

/// <summary>Why a team was not changed.</summary>
public static class TeamRejections
{
    /// <summary>There is no such team in the region.</summary>
    public static readonly Rejection NotThere = new("organisation.team.not-there");

    /// <summary>The person is a member then.</summary>
    public static readonly Rejection MemberAlready = new("organisation.team.member-already");

    /// <summary>The team has a chair then.</summary>
    public static readonly Rejection ChairTaken = new("organisation.team.chair-taken");

    /// <summary>There is no such membership.</summary>
    public static readonly Rejection NoSuchMember = new("organisation.team.no-such-member");

    /// <summary>Argument: first day without the team.</summary>
    public static Rejection Closed(LocalDate on) => new("organisation.team.closed", on);

    /// <summary>Argument: first day of the membership.</summary>
    public static Rejection EndBeforeStart(LocalDate from) => new("organisation.team.end-before-start", from);

    /// <summary>Argument: the last day it has.</summary>
    public static Rejection EndedAlready(LocalDate last) => new("organisation.team.ended-already", last);
}
