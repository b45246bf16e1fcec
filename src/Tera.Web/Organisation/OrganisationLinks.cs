namespace Tera.Organisation;

/// <summary>Addresses the module answers.</summary>
public static class OrganisationLinks
{
    public const string SignIn = "/masuk", SignOut = "/keluar", Password = "/kata-sandi", ReturnTo = "kembali";
    public const string Administration = "/administrasi";
}
