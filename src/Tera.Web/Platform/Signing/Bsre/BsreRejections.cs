using Tera.Shared;

namespace Tera.Platform.Signing.Bsre;

/// <summary>Why the service did not sign. Each of these is certain: the document is not signed.</summary>
public static class BsreRejections
{
    /// <summary>Neither https nor this machine.</summary>
    public static Rejection Address() => new("platform.signing.bsre-address");

    /// <summary>Nobody answers at the address.</summary>
    public static Rejection Unreachable() => new("platform.signing.bsre-unreachable");

    /// <summary>User name or password of the application is wrong.</summary>
    public static Rejection ApplicationRefused() => new("platform.signing.bsre-application-refused");

    /// <summary>It points elsewhere; secrets do not follow.</summary>
    public static Rejection Redirected() => new("platform.signing.bsre-redirected");

    /// <summary>The question about the person got no answer that can be read.</summary>
    public static Rejection NoAnswer() => new("platform.signing.bsre-no-answer");

    /// <summary>Passphrase or one-time code is wrong.</summary>
    public static Rejection WrongSecret() => new("platform.signing.bsre-wrong-secret");

    /// <summary>Another reason, in the service's own words.</summary>
    public static Rejection Refused(string words) => new("platform.signing.bsre-refused", words);

    /// <summary>The service does not know the document.</summary>
    public static Rejection NoSuchDocument() => new("platform.signing.bsre-no-such-document");

    /// <summary>What the person has to do before he can sign; every status its own sentence.</summary>
    /// <param name="status">Not <see cref="BsreStatus.Issue"/>.</param>
    public static Rejection NotIssued(BsreStatus status) => status switch
    {
        BsreStatus.Expired => new("platform.signing.bsre-expired"),
        BsreStatus.Renew => new("platform.signing.bsre-renew"),
        BsreStatus.WaitingForVerification => new("platform.signing.bsre-waiting-for-verification"),
        BsreStatus.New => new("platform.signing.bsre-new"),
        BsreStatus.NoCertificate => new("platform.signing.bsre-no-certificate"),
        BsreStatus.NotRegistered => new("platform.signing.bsre-not-registered"),
        BsreStatus.Suspend => new("platform.signing.bsre-suspend"),
        BsreStatus.Revoke => new("platform.signing.bsre-revoke"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "This one may sign."),
    };

    /// <summary>A status we know nothing of.</summary>
    public static Rejection UnknownStatus() => new("platform.signing.bsre-unknown-status");
}
