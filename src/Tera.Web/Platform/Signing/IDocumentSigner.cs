using NodaTime;
using Tera.Platform.Signing.Bsre;
using Tera.Shared;

namespace Tera.Platform.Signing;

/// <summary>Ways a document is signed in Indonesian offices. Stored by name.</summary>
public enum SigningKind
{
    /// <summary>Balai Besar Sertifikasi Elektronik: the state's certificates, through a service on the region's own network.</summary>
    Bsre,

    /// <summary>A certificate of the region's own authority, kept per person as PKCS#12.</summary>
    LocalCertificate,

    /// <summary>Printed, signed with a pen, scanned.</summary>
    WetInk,
}

/// <summary>Signs a frozen PDF one way. The caller holds no database lock meanwhile: this may take seconds.</summary>
public interface IDocumentSigner
{
    SigningKind Kind { get; }

    /// <summary>Adds one signature behind those already there; nothing before it changes.</summary>
    Task<Result<SigningOutcome>> SignAsync(SigningRequest request, CancellationToken ct);
}

/// <param name="Pdf">The whole document as frozen or as signed so far.</param>
/// <param name="Now">Decides whether the certificate is valid.</param>
public sealed record SigningRequest(ReadOnlyMemory<byte> Pdf, SigningCredential Credential, Instant Now)
{
    /// <summary>Kept inside the signature, such as “Menyetujui laporan triwulan III”; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>Told what a service gave and its number of it, before anything else is done with it: so it is kept whatever follows. Null where nobody keeps it.</summary>
    public Func<ReadOnlyMemory<byte>, string?, Task>? Answered { get; init; }
}

/// <summary>What the person proves themselves with, at the moment of signing.</summary>
public abstract record SigningCredential
{
    private SigningCredential() { }

    /// <summary>Tells the kind only: the rest is nobody's business.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>One's own key and certificate.</summary>
    public sealed record Certificate(ReadOnlyMemory<byte> Pkcs12, Passphrase Passphrase) : SigningCredential
    {
        /// <summary>The certificate in DER, where the file holds the key alone; null where the file holds both.</summary>
        public byte[]? Issued { get; init; }
    }

    /// <summary>An account with a signing service.</summary>
    /// <param name="Service">Where it is.</param>
    /// <param name="Account">Whom it knows.</param>
    /// <param name="Secret">What the person typed just now.</param>
    public sealed record ServiceAccount(BsreService Service, BsreAccount Account, BsreSecret Secret) : SigningCredential;

    /// <summary>A pen.</summary>
    public sealed record Pen : SigningCredential;
}

/// <summary>How far the signing came. What a rule refused is a rejection instead.</summary>
public abstract record SigningOutcome
{
    private SigningOutcome() { }

    /// <summary>Signed, and verified after.</summary>
    /// <param name="Pdf">Begins with exactly the bytes that were handed in.</param>
    public sealed record Signed(ReadOnlyMemory<byte> Pdf, SignatureReport Signature) : SigningOutcome
    {
        /// <summary>The service's own number of the document; null where it gives none.</summary>
        public string? Reference { get; init; }

        /// <summary>What the service itself says of the signed file; null where there is no service.</summary>
        public string? ServiceVerdict { get; init; }
    }

    /// <summary>A service did not answer clearly and may have signed: ask it, never sign again blindly.</summary>
    /// <param name="Doubt">Why nobody knows.</param>
    /// <param name="Reference">The service's number, if it was heard of.</param>
    public sealed record Unknown(SigningDoubt Doubt, string? Reference) : SigningOutcome;

    /// <summary>To be printed, signed with a pen, scanned and matched by its QR code.</summary>
    public sealed record OnPaper : SigningOutcome;
}
