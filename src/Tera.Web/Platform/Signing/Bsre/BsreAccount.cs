namespace Tera.Platform.Signing.Bsre;

/// <summary>Whom the service knows: by NIK, or by mail address where it is version 2.</summary>
/// <param name="Identifier">Personal; shown masked, never logged.</param>
public sealed record BsreAccount(string Identifier)
{
    public bool IsMail => Identifier.Contains('@', StringComparison.Ordinal);

    /// <summary>Enough to recognise one's own.</summary>
    public string Masked => IsMail
        ? $"{Identifier[..1]}…{Identifier[Identifier.IndexOf('@', StringComparison.Ordinal)..]}"
        : $"{new string('•', Math.Max(0, Identifier.Length - 4))}{Identifier[^Math.Min(4, Identifier.Length)..]}";

    /// <summary>Tells no identifier.</summary>
    public override string ToString() => nameof(BsreAccount);
}

/// <summary>What the person types at the moment of signing.</summary>
/// <param name="Letters">Passphrase or one-time code.</param>
/// <param name="IsOneTimeCode">The code of a mail instead of the passphrase; version 2 only.</param>
public sealed record BsreSecret(Passphrase Letters, bool IsOneTimeCode);

/// <summary>Why nobody knows whether the service signed. Stored by name.</summary>
public enum SigningDoubt
{
    /// <summary>No answer in time.</summary>
    Timeout,

    /// <summary>The line broke after the question was on its way.</summary>
    LineDropped,

    /// <summary>The service answered that it failed.</summary>
    ServiceFailed,

    /// <summary>The answer is no PDF.</summary>
    AnswerUnreadable,

    /// <summary>The answer is a PDF that is not ours with one signature more.</summary>
    AnswerNotOurs,

    /// <summary>The answer is here, but the program that looks at signatures did not come to an end.</summary>
    AnswerNotChecked,
}

/// <summary>What came back when a signature was asked for.</summary>
internal abstract record BsreAnswer
{
    private BsreAnswer() { }

    /// <param name="Pdf">As it came: not looked at yet.</param>
    /// <param name="Reference">The service's own number of the document; null when it gives none.</param>
    public sealed record Signed(byte[] Pdf, string? Reference) : BsreAnswer;

    /// <summary>It may have signed.</summary>
    public sealed record Unknown(SigningDoubt Doubt, string? Reference) : BsreAnswer;
}

/// <summary>What the service says of a signed file.</summary>
/// <param name="Holds">Every signature holds and nothing was changed.</param>
/// <param name="Words">Its own conclusion.</param>
public sealed record BsreVerdict(bool Holds, string Words);
