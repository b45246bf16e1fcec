using Tera.Platform.Files;

namespace Tera.Platform.Mail;

/// <summary>One letter to one address.</summary>
/// <param name="Id">Makes its <c>Message-ID</c>: the same letter sent twice bears the same.</param>
/// <param name="FromName">Who writes, beside the address of the installation.</param>
/// <param name="To">One address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Attachments">What goes with it.</param>
public sealed record MailLetter(Guid Id, string FromName, string To, string Subject, string Text, IReadOnlyList<MailAttachment> Attachments);

/// <summary>A file that goes with a letter.</summary>
public sealed record MailAttachment(string Name, FileType Type, ReadOnlyMemory<byte> Content);

/// <summary>How the server answered.</summary>
public abstract record MailOutcome
{
    private MailOutcome()
    {
    }

    /// <summary>It took the letter on. Whether it was read nobody knows.</summary>
    public sealed record Accepted : MailOutcome;

    /// <summary>It will never take it: no such address, not allowed.</summary>
    /// <param name="Answer">In its own words.</param>
    public sealed record Refused(string Answer) : MailOutcome;
}

/// <summary>Sends letters over a server of the installation.</summary>
public interface IMailSender
{
    /// <summary>Whether there is a server at all.</summary>
    bool InUse { get; }

    /// <summary>Sends one letter.</summary>
    /// <exception cref="System.Net.Mail.SmtpException">The server could not be reached or is busy: try again later.</exception>
    /// <exception cref="TimeoutException">It did not answer in time; it may have taken the letter.</exception>
    Task<MailOutcome> SendAsync(MailLetter letter, CancellationToken ct);
}
