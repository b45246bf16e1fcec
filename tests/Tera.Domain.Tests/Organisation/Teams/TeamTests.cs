using NodaTime;
using Tera.Shared;

namespace Tera.Organisation.Teams;

public sealed class TeamTests
{
    private static readonly LocalDate January = new(2026, 1, 1);
    private readonly Team _team = Team.Found(TeamId.New(), AgencyId.New(), Accepted(PrintedLine.Of("Tim SAKIP")), basis: null);
    private readonly PersonId _ratna = PersonId.New();

    [Fact]
    public void A_person_is_in_a_team_once_at_a_time_and_a_team_has_one_chair()
    {
        var chair = Accepted(Admit(_ratna, TeamRole.Chair, January));

        Assert.Equal("organisation.team.member-already", Admit(_ratna, TeamRole.Member, January).Rejection?.Code);
        Assert.Equal("organisation.team.chair-taken", Admit(PersonId.New(), TeamRole.Chair, January).Rejection?.Code);

        Accepted(_team.Dismiss(chair.Id, new(2026, 6, 30)));
        Accepted(Admit(_ratna, TeamRole.Member, new(2026, 7, 1)));
        Accepted(Admit(PersonId.New(), TeamRole.Chair, new(2026, 7, 1)));
    }

    [Fact]
    public void A_membership_ends_on_or_after_its_first_day_and_never_later_than_it_already_does()
    {
        var member = Accepted(Admit(_ratna, TeamRole.Member, January));

        Assert.Equal("organisation.team.end-before-start", _team.Dismiss(member.Id, new(2025, 12, 31)).Rejection?.Code);
        Accepted(_team.Dismiss(member.Id, new(2026, 6, 30)));
        Assert.Equal("organisation.team.ended-already", _team.Dismiss(member.Id, new(2026, 7, 1)).Rejection?.Code);
    }

    [Fact]
    public void A_dissolved_team_has_no_members_left_and_takes_none()
    {
        var member = Accepted(Admit(_ratna, TeamRole.Member, January));

        Accepted(_team.Close(new(2026, 7, 1)));

        Assert.Equal(new LocalDate(2026, 6, 30), member.ValidUntil);
        Assert.Equal("organisation.team.closed", Admit(PersonId.New(), TeamRole.Member, new(2026, 8, 1)).Rejection?.Code);
        Assert.Equal("organisation.team.closed", _team.Close(new(2026, 8, 1)).Rejection?.Code);
    }

    private Result<TeamMember> Admit(PersonId person, TeamRole role, LocalDate from) => _team.Admit(TeamMemberId.New(), person, role, from);

    private static T Accepted<T>(Result<T> result)
    {
        Assert.True(result.Accepted(out var value, out var no), no?.ToString());
        return value;
    }
}
