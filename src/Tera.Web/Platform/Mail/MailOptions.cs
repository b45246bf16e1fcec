using System.ComponentModel.DataAnnotations;

namespace Tera.Platform.Mail;

/// <summary>Settings under <c>Mail</c>: the server that letters leave through. Without <see cref="Host"/> the program sends no mail.</summary>
public sealed class MailOptions
{
    /// <summary>Name or address of the SMTP server; empty for none.</summary>
    public string Host { get; init; } = "";

    /// <summary>Default 587.</summary>
    [Range(1, 65_535)]
    public int Port { get; init; } = 587;

    /// <summary>Whether the line is turned to TLS before anything is told (STARTTLS). Default true.</summary>
    public bool Encrypted { get; init; } = true;

    /// <summary>Empty where the server asks for no account.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>The address letters come from.</summary>
    [EmailAddress]
    public string From { get; init; } = "tera@localhost.localdomain";

    /// <summary>How long one letter may take. Default 60.</summary>
    [Range(1, 600)]
    public int TimeoutSeconds { get; init; } = 60;

    /// <summary>Megabytes of attachments in one letter at most. Default 20.</summary>
    [Range(1, 100)]
    public int LimitMegabytes { get; init; } = 20;

    public bool InUse => Host.Length > 0;
}
