using Tera.Shared;

namespace Tera.Organisation.Contracts;

/// <summary>A position somebody holds today.</summary>
/// <param name="BareTitle">As the position is called, without Plt. or Plh.</param>
/// <param name="UnitId">In which unit.</param>
/// <param name="AgencyId">In which agency.</param>
/// <param name="IsHead">Head of the unit.</param>
/// <param name="Kind">By what right.</param>
public sealed record HeldPosition(
    PositionId PositionId, string BareTitle, UnitId UnitId, string UnitName, AgencyId AgencyId, string AgencyName, bool IsHead, AssignmentKind Kind)
{
    /// <summary>Head of the whole agency.</summary>
    public bool IsAgencyHead { get; init; }

    /// <summary>As printed below a signature: <c>Plt. Kepala Bidang Tata Ruang</c>.</summary>
    public string Title => Titles.Of(Kind, BareTitle);
}

/// <summary>A seat in a team today.</summary>
public sealed record TeamSeat(TeamId TeamId, string Name, AgencyId AgencyId, TeamRole Role);

/// <summary>Who is signed in, as of this request: account, person and what the person is today.</summary>
public sealed record SignedInUser(AccountId AccountId, PersonId PersonId, RegionId RegionId, AccountRole Role)
{
    public required string UserName { get; init; }

    /// <summary>With titles.</summary>
    public required string FullName { get; init; }

    public required string CallName { get; init; }

    public required Salutation Salutation { get; init; }

    /// <summary>His own post first, then those he acts in.</summary>
    public required IReadOnlyList<HeldPosition> Positions { get; init; }

    public required IReadOnlyList<TeamSeat> Teams { get; init; }

    /// <summary>What he is first of all; null for who holds no position today.</summary>
    public HeldPosition? MainPosition => Positions is [var main, ..] ? main : null;

    /// <summary><c>Bapak Hendra</c>, <c>Ibu Ratna</c>.</summary>
    public string Address => $"{Titles.Of(Salutation)} {CallName}";

    /// <summary>Overseers and administrators read every agency of the region.</summary>
    public bool SeesEveryAgency => Role is not AccountRole.Member;

    /// <summary>Agencies he works for, by position or team.</summary>
    public IReadOnlyList<AgencyId> Agencies => [.. Positions.Select(position => position.AgencyId).Concat(Teams.Select(team => team.AgencyId)).Distinct()];

    public bool Sees(AgencyId agency) => SeesEveryAgency || Agencies.Contains(agency);

    public bool Holds(PositionId position) => Positions.Any(held => held.PositionId == position);
}

/// <summary>Words before titles and names.</summary>
public static class Titles
{
    public static string Of(AssignmentKind kind, string title) => kind switch
    {
        AssignmentKind.Acting => "Plt. " + title,
        AssignmentKind.DailyActing => "Plh. " + title,
        _ => title,
    };

    public static string Of(Salutation salutation) => salutation is Salutation.Madam ? "Ibu" : "Bapak";
}
