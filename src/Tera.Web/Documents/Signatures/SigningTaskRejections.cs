using Tera.Shared;

namespace Tera.Documents.Signatures;

/// <summary>Why a document was not initialled or signed.</summary>
public static class SigningTaskRejections
{
    /// <summary>No earlier step has made the document.</summary>
    public static Rejection NoDocument() => new("documents.signing.no-document");

    /// <summary>The PDF is still being printed.</summary>
    public static Rejection NotReady() => new("documents.signing.not-ready");

    /// <summary>Printing failed for good.</summary>
    public static Rejection PrintingFailed() => new("documents.signing.printing-failed");

    /// <summary>A newer revision or another signature came between looking and signing.</summary>
    public static Rejection Superseded() => new("documents.signing.superseded");

    /// <summary>The box that says he has read it is not ticked.</summary>
    public static Rejection NotRead() => new("documents.signing.not-read");

    /// <summary>No passphrase was typed.</summary>
    public static Rejection PassphraseMissing() => new("documents.signing.passphrase-missing");

    /// <summary>The person has no certificate that holds.</summary>
    public static Rejection NoCertificate() => new("documents.signing.no-certificate");

    /// <summary>The region has no authority of its own.</summary>
    public static Rejection NoAuthority() => new("documents.signing.no-authority");

    /// <summary>Somebody before has signed it with a pen: a key would sign the PDF, on which that signature is not.</summary>
    public static Rejection SignedWithPen() => new("documents.signing.signed-with-pen");

    /// <summary>It says that somebody else signs, or he by another right.</summary>
    /// <param name="printed">The post it prints.</param>
    /// <param name="own">The post by which he would sign.</param>
    public static Rejection SignerDiffers(string printed, string own) => new("documents.signing.signer-differs", printed, own);

    /// <summary>A signature stands on it already: printed again it would be lost.</summary>
    public static Rejection ReprintSigned() => new("documents.signing.reprint-signed");

    /// <summary>In whose name it is signed is said by who drew it up and whom it says to sign.</summary>
    public static Rejection NotYoursToName() => new("documents.signing.not-yours-to-name");

    /// <summary>It prints that name already.</summary>
    public static Rejection SameName() => new("documents.signing.same-name");

    /// <summary>The user does not hold the task.</summary>
    public static Rejection NotYours() => new("documents.signing.not-yours");

    /// <summary>No step to go back to was chosen.</summary>
    public static Rejection ReturnTargetMissing() => new("documents.return.target-missing");

    /// <summary>Sending back needs a reason.</summary>
    public static Rejection ReturnReasonMissing() => new("documents.return.reason-missing");
}
