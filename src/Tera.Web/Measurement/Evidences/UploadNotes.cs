using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Tera.Platform.Commands;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Measurement.Evidences;

/// <summary>Carries how an upload ended to the page it leads back to; sealed, so that an address cannot put words into our mouth.</summary>
public sealed class UploadNotes(IDataProtectionProvider protection, Sentences sentences)
{
    /// <summary>Name of the query field.</summary>
    public const string Field = "kabar";

    private readonly IDataProtector _seal = protection.CreateProtector("measurement.upload-notes");

    public string Done(string page, Receipt receipt) => Sealed(page, new(null, receipt.Code));

    public string Refused(string page, Rejection no) => Sealed(page, new(sentences.For(no), null));

    /// <summary>The note of an address; null for none, and for what we did not write.</summary>
    public UploadNote? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<UploadNote>(_seal.Unprotect(text));
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private string Sealed(string page, UploadNote note) => $"{page}?{Field}={Uri.EscapeDataString(_seal.Protect(JsonSerializer.Serialize(note)))}";
}

/// <summary>How an upload ended: why it was refused, or its receipt.</summary>
public sealed record UploadNote(string? Refusal, string? Receipt);
