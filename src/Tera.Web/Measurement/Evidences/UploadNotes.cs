using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Measurement.Evidences;

/// <summary>Carries why an upload was refused to the page it leads back to; sealed, so that an address cannot put words into our mouth.</summary>
public sealed class UploadNotes(IDataProtectionProvider protection, Sentences sentences)
{
    /// <summary>An address has room for some lines.</summary>
    private const int MostTold = 6;

    private const int LongestName = 60;

    /// <summary>Name of the query field.</summary>
    public const string Field = "kabar";

    private readonly IDataProtector _seal = protection.CreateProtector("measurement.upload-notes");

    /// <summary>The page with what was refused, each under the name of its file; the page itself when nothing was.</summary>
    public string Refused(string page, IReadOnlyList<(string File, Rejection Why)> refused)
    {
        if (refused.Count == 0)
        {
            return page;
        }

        var told = refused.Take(MostTold).Select(one => one.File.Length == 0 ? sentences.For(one.Why) : $"{Short(one.File)}: {sentences.For(one.Why)}");
        var rest = refused.Count > MostTold ? new[] { $"{refused.Count - MostTold} berkas lain juga belum diterima." } : [];
        return QueryHelpers.AddQueryString(page, Field, _seal.Protect(string.Join('\n', told.Concat(rest))));
    }

    /// <summary>The refusals of an address; none for what we did not write.</summary>
    public IReadOnlyList<string> Read(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? [] : _seal.Unprotect(text).Split('\n');
        }
        catch (CryptographicException)
        {
            return [];
        }
    }

    private static string Short(string name) => name.Length <= LongestName ? name : $"{name[..LongestName]}…";
}
