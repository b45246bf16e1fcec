using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Measurement.Evidences;

/// <summary>Carries why an upload was refused to the page it leads back to; sealed, so that an address cannot put words into our mouth.</summary>
public sealed class UploadNotes(IDataProtectionProvider protection, Sentences sentences)
{
    /// <summary>Name of the query field.</summary>
    public const string Field = "kabar";

    private readonly IDataProtector _seal = protection.CreateProtector("measurement.upload-notes");

    public string Refused(string page, Rejection no) => $"{page}?{Field}={Uri.EscapeDataString(_seal.Protect(sentences.For(no)))}";

    /// <summary>The refusal of an address; null for none, and for what we did not write.</summary>
    public string? Read(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : _seal.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
