using NodaTime;

namespace Tera.Platform.Signing;

/// <summary>Whether the signed bytes are the bytes of the document.</summary>
public enum SignatureIntegrity
{
    Valid,

    /// <summary>A byte of what was signed has changed.</summary>
    DigestMismatch,

    /// <summary>The signature itself does not hold.</summary>
    Invalid,
}

/// <summary>What can be said of the signer's certificate, today.</summary>
public enum CertificateStatus
{
    /// <summary>Issued by an authority that was named as trusted.</summary>
    Trusted,
    UnknownIssuer,
    UntrustedIssuer,
    Revoked,
    Expired,

    /// <summary>Not looked at, because the signature did not hold or the certificate cannot be read.</summary>
    NotVerified,
}

/// <summary>One signature in a PDF.</summary>
/// <param name="SignerName">Common name in the certificate.</param>
/// <param name="DistinguishedName">Whole subject of the certificate, as RFC 4514 writes it.</param>
/// <param name="SignedAt">By the clock of the machine that signed; null when the signature tells no time.</param>
/// <param name="SignedLength">Bytes of the document, from its start, that this signature speaks for.</param>
/// <param name="CoversWholeDocument">Nothing stands behind it. False for earlier signatures once there is a later one.</param>
public sealed record SignatureReport(
    string SignerName,
    string DistinguishedName,
    Instant? SignedAt,
    SignatureIntegrity Integrity,
    CertificateStatus Certificate,
    long SignedLength,
    bool CoversWholeDocument);

/// <summary>What the signatures of a document together say.</summary>
public enum SignedDocumentState
{
    Unsigned,

    /// <summary>Every signature holds and nothing stands behind the last.</summary>
    Intact,
    Altered,
}

public static class SignatureReports
{
    /// <param name="reports">In the order of signing, as <see cref="PdfSignatureVerifier"/> gives them.</param>
    public static SignedDocumentState State(this IReadOnlyList<SignatureReport> reports) => reports switch
    {
        [] => SignedDocumentState.Unsigned,
        [.., { CoversWholeDocument: true }] when reports.All(report => report.Integrity == SignatureIntegrity.Valid) =>
            SignedDocumentState.Intact,
        _ => SignedDocumentState.Altered,
    };
}
