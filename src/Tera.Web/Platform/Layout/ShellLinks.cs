namespace Tera.Platform.Layout;

/// <summary>Addresses the frame leads to; each belongs to the module that answers there.</summary>
public static class ShellLinks
{
    public const string Home = "/";
    public const string SignIn = "/masuk";
    public const string SignOut = "/keluar";
    public const string Account = "/akun";
    public const string Search = "/cari";
    public const string Guide = "/panduan";
    public const string Glossary = "/istilah";
    public const string Health = "/kesehatan";
}
