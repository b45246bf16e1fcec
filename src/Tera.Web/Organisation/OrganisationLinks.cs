namespace Tera.Organisation;

/// <summary>Addresses the module answers.</summary>
public static class OrganisationLinks
{
    public const string SignIn = "/masuk", SignOut = "/keluar", Password = "/kata-sandi", ReturnTo = "kembali";
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

    /// <summary>The page of what a command made or changed; null where the page the form stands on is the right one.</summary>
    internal static string? After(string process, string result) => (process, Guid.TryParse(result, out var id)) switch
    {
        ("organisation.keep-person", true) => Person(new(id)),
        ("organisation.keep-agency", true) => Agency(new(id)),
        ("organisation.keep-unit", true) => Unit(new(id)),
        ("organisation.keep-position", true) => Position(new(id)),
        ("organisation.name-team", true) => Team(new(id)),
        _ => null,
    };
}
