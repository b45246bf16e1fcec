using Tera.Organisation.Logos;
using Tera.Platform.Commands;

namespace Tera.Organisation;

/// <summary>Addresses the module answers.</summary>
public static class OrganisationLinks
{
    public const string SignIn = "/masuk", SignOut = "/keluar", Password = "/kata-sandi", ReturnTo = "kembali", Session = "sesi";
    public const string AccessKeys = Platform.Layout.ShellLinks.Account + "/kunci";

    /// <summary>Who stands in for whom, named by heads and secretaries.</summary>
    public const string Substitutes = "/pengganti";

    /// <summary>Below it programs ask, not people.</summary>
    public const string Api = "/api";

    public const string Administration = "/administrasi";
    public const string People = Administration + "/pegawai", NewPerson = People + "/baru";
    public const string Agencies = Administration + "/perangkat-daerah", NewAgency = Agencies + "/baru";
    public const string Accounts = Administration + "/akun";
    public const string Calendar = Administration + "/kalender";
    public const string Region = Administration + "/daerah";

    public static string Person(PersonId id) => $"{People}/{id}";

    public static string Agency(AgencyId id) => $"{Agencies}/{id}";

    public static string AgencyTerms(AgencyId id) => $"{Agencies}/{id}/ubah";

    public static string NewUnit(AgencyId id) => $"{Agencies}/{id}/unit-baru";

    public static string Unit(UnitId id) => $"{Administration}/unit/{id}";

    public static string Position(PositionId id) => $"{Administration}/jabatan/{id}";

    public static string Team(TeamId id) => $"{Administration}/tim/{id}";

    public static string Account(AccountId id) => $"{Accounts}/{id}";
}

/// <summary>Where the things stand that the administration makes.</summary>
internal sealed class OrganisationPlace : IReceiptPlace
{
    public string? Of(string process, string result) => (process, Guid.TryParse(result, out var id)) switch
    {
        ("organisation.keep-person", true) => OrganisationLinks.Person(new(id)),
        ("organisation.keep-agency", true) => OrganisationLinks.Agency(new(id)),
        ("organisation.keep-unit", true) => OrganisationLinks.Unit(new(id)),
        ("organisation.keep-position", true) => OrganisationLinks.Position(new(id)),
        ("organisation.name-team", true) => OrganisationLinks.Team(new(id)),
        (KeepLogoHandler.Process, true) => OrganisationLinks.Agency(new(id)),
        (KeepLogoHandler.Process, false) => OrganisationLinks.Region,
        _ => null,
    };
}
