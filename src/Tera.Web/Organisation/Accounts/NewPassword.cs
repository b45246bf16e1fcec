using System.Security.Cryptography;
using Tera.Shared;

namespace Tera.Organisation.Accounts;

/// <summary>A password that may be used: long rather than complicated.</summary>
internal static class NewPassword
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Why a password is not taken; null when it is.</summary>
    internal static Rejection? Refusal(string password, string userName)
    {
        if (password.Length < AccountServices.ShortestPassword)
        {
            return AccountRejections.PasswordTooShort(password.Length);
        }

        if (password.Contains(userName, StringComparison.OrdinalIgnoreCase))
        {
            return AccountRejections.PasswordIsUserName;
        }

        return password.Distinct().Count() < 5 ? AccountRejections.PasswordTooPlain : null;
    }

    /// <summary>About 59 random bits in groups that can be read out: <c>k7mq-3xvt-b9wd</c>. Shown once.</summary>
    internal static string Generate() => string.Join('-', RandomNumberGenerator.GetString(Letters, 12).Chunk(4).Select(group => new string(group)));
}
