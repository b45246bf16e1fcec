using NodaTime;
using Tera.Organisation.Agencies;
using Tera.Organisation.People;
using Tera.Shared;

namespace Tera.Organisation.Contracts;

/// <summary>A person as screens and papers show him.</summary>
public sealed record PersonCard(
    PersonId Id, string FullName, Salutation Salutation, string CallName, EmployeeNumber? EmployeeNumber,
    CivilServiceGrade? Grade, string? Email)
{
    /// <summary><c>Ibu Ratna</c>.</summary>
    public string Address => $"{Titles.Of(Salutation)} {CallName}";
}

/// <summary>An agency as screens and the heads of letters show it.</summary>
public sealed record AgencyCard(
    AgencyId Id, string Code, AgencyKind Kind, string Name, string ShortName, string? ParentName, string Address, string Contact,
    string Seat, IndonesianTimeZone TimeZone)
{
    internal static IQueryable<AgencyCard> Of(IQueryable<Agency> agencies) => agencies.OrderBy(agency => agency.Ordinal).ThenBy(agency => agency.Id)
        .Select(agency => new AgencyCard(agency.Id, agency.Code, agency.Kind, agency.Name, agency.ShortName, agency.ParentName, agency.Address, agency.Contact, agency.Seat, agency.TimeZone));
}

/// <summary>A unit as screens show it.</summary>
public sealed record UnitCard(UnitId Id, AgencyId AgencyId, UnitId? ParentId, UnitKind Kind, string Name, string ShortName, bool Reports);

/// <summary>A position as screens show it, whoever holds it.</summary>
public sealed record PositionCard(PositionId Id, string Title, bool IsHead, UnitId UnitId, string UnitName, AgencyId AgencyId);

/// <summary>Somebody in a position on a day.</summary>
public sealed record OfficeHolder(
    AssignmentId AssignmentId, PersonId PersonId, string FullName, PositionId PositionId, string BareTitle, bool IsHead,
    UnitId UnitId, AgencyId AgencyId, AssignmentKind Kind, LocalDate From, LocalDate? Until)
{
    /// <summary>As printed below a signature: <c>Plt. Kepala Bidang Tata Ruang</c>.</summary>
    public string Title => Titles.Of(Kind, BareTitle);
}

/// <summary>A member of a team on a day.</summary>
public sealed record TeamMate(PersonId PersonId, string FullName, TeamId TeamId, string TeamName, TeamRole Role);
