using System.Net;
using System.Net.Mail;
using System.Text;
using Microsoft.Extensions.Options;

namespace Tera.Platform.Mail;

/// <summary>Over SMTP. One connection for each letter: letters are few and large.</summary>
internal sealed class SmtpMailSender(IOptions<MailOptions> options) : IMailSender
{
    /// <summary>From here on an answer is final (RFC 5321, 4.2.1).</summary>
    private const int Permanent = 500;

    public bool InUse => options.Value.InUse;

    public async Task<MailOutcome> SendAsync(MailLetter letter, CancellationToken ct)
    {
        using var client = Client();
        using var message = Message(letter);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            await client.SendMailAsync(message, patience.Token);
            return new MailOutcome.Accepted();
        }
        catch (SmtpException refusal) when ((int)refusal.StatusCode >= Permanent)
        {
            return new MailOutcome.Refused(refusal.InnerException is SmtpException inner ? inner.Message : refusal.Message);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new TimeoutException($"{options.Value.Host} did not answer within {options.Value.TimeoutSeconds} seconds.", late);
        }
    }

    private SmtpClient Client() => new(options.Value.Host, options.Value.Port)
    {
        EnableSsl = options.Value.Encrypted,
        UseDefaultCredentials = false,
        Credentials = options.Value.User.Length > 0 ? new NetworkCredential(options.Value.User, options.Value.Password) : null,
    };

    private MailMessage Message(MailLetter letter)
    {
        var from = new MailAddress(options.Value.From, letter.FromName, Encoding.UTF8);
        var message = new MailMessage(from, new MailAddress(letter.To))
        {
            Subject = letter.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = letter.Text,
            BodyEncoding = Encoding.UTF8,
        };
        message.Headers.Add("Message-ID", $"<{letter.Id:N}@{from.Host}>");
        foreach (var file in letter.Attachments)
        {
            message.Attachments.Add(new(new MemoryStream(file.Content.ToArray(), writable: false), file.Name, file.Type.MediaType) { NameEncoding = Encoding.UTF8 });
        }

        return message;
    }
}

public static class MailServices
{
    public static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddOptions<MailOptions>().BindConfiguration("Mail").ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IMailSender, SmtpMailSender>();
        return services;
    }
}
