using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Tera.Documents.Bsre;

/// <summary>Seals what the database must not tell by itself. The keys lie in the data directory; without them it is typed anew.</summary>
public sealed class SigningSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Tera.Documents.Bsre");

    internal byte[] Seal(string text) => _protector.Protect(Encoding.UTF8.GetBytes(text));

    /// <summary>Null when the keys are gone.</summary>
    internal string? Open(byte[] sealedText)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(sealedText));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
