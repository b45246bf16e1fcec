namespace Tera.Platform.Signing.Bsre;

/// <summary>What the service says of a person's certificate. Only <see cref="Issue"/> may sign.</summary>
public enum BsreStatus
{
    /// <summary>ISSUE: there is a certificate and it holds.</summary>
    Issue,
    Expired,
    Renew,
    WaitingForVerification,
    New,
    NoCertificate,
    NotRegistered,
    Suspend,
    Revoke,
}

internal static class BsreStatuses
{
    private static readonly Dictionary<string, BsreStatus> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ISSUE"] = BsreStatus.Issue,
        ["EXPIRED"] = BsreStatus.Expired,
        ["RENEW"] = BsreStatus.Renew,
        ["WAITING_FOR_VERIFICATION"] = BsreStatus.WaitingForVerification,
        ["NEW"] = BsreStatus.New,
        ["NO_CERTIFICATE"] = BsreStatus.NoCertificate,
        ["NOT_REGISTERED"] = BsreStatus.NotRegistered,
        ["SUSPEND"] = BsreStatus.Suspend,
        ["REVOKE"] = BsreStatus.Revoke,
    };

    /// <summary>Null for a word nobody has told us of: it may not sign either.</summary>
    public static BsreStatus? Read(string? word) => word is not null && Words.TryGetValue(word.Trim(), out var status) ? status : null;

    /// <summary>The word on the wire.</summary>
    public static string Word(this BsreStatus status) => Words.First(pair => pair.Value == status).Key;
}
