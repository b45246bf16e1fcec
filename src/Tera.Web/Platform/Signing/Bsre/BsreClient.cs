using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tera.Shared;

namespace Tera.Platform.Signing.Bsre;

/// <summary>Speaks to the Esign Client Service of a region, version 1 or 2.</summary>
/// <remarks>
/// Redirects are not followed and no proxy is asked: a passphrase goes to the address an administrator entered and nowhere else. Once a
/// request for a signature is on its way, anything but a clear yes or no is <see cref="BsreAnswer.Unknown"/>. Bodies never reach a log.
/// </remarks>
public sealed class BsreClient : IDisposable
{
    /// <summary>Bytes of the largest answer read: a signed PDF in base64.</summary>
    private const int LargestAnswer = 96 * 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>What the service says of the person's certificate.</summary>
    public async Task<Result<BsreStatus>> StatusAsync(BsreService service, BsreAccount account, CancellationToken ct)
    {
        using var question = Protocol(service).Status(account);
        if (!(await AskAsync(service, question, ct)).Accepted(out var answer, out var no))
        {
            return no;
        }

        // A person it does not know is answered by some services with 404 and the word.
        var word = BsreJson.Text(answer.Body, "status");
        return (BsreStatuses.Read(word), answer.Ok, word) switch
        {
            ({ } status, _, _) => status,
            (null, true, not null) => BsreRejections.UnknownStatus(),
            (null, true, null) => BsreRejections.NoAnswer(),
            _ => answer.Refusal(secret: default),
        };
    }

    /// <summary>Has the service send a one-time code by mail; version 2 only.</summary>
    public async Task<Result<BsreStatus>> SendCodeAsync(BsreService service, BsreAccount account, CancellationToken ct)
    {
        using var question = Protocol(service).OneTimeCode(account);
        return (await AskAsync(service, question, ct)).Accepted(out var answer, out var no)
            ? answer.Ok ? BsreStatus.Issue : answer.Refusal(secret: default)
            : no;
    }

    /// <summary>Asks for one invisible signature. Give it no token that a closed browser cancels.</summary>
    internal async Task<Result<BsreAnswer>> SignAsync(
        BsreService service, BsreAccount account, BsreSecret secret, ReadOnlyMemory<byte> pdf, string? reason)
    {
        using var question = Protocol(service).Sign(account, secret, pdf, reason);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(service.TimeoutSeconds));
        string? reference = null;
        try
        {
            using var response = await _http.SendAsync(Signed(question, service), HttpCompletionOption.ResponseHeadersRead, limit.Token);
            reference = Reference(response);
            var answer = new HttpAnswer(response.StatusCode, await ReadAsync(response, limit.Token));
            return answer.Code switch
            {
                >= 200 and < 300 => Protocol(service).SignedPdf(answer.Body) is { } signed
                    ? new BsreAnswer.Signed(signed, reference)
                    : new BsreAnswer.Unknown(SigningDoubt.AnswerUnreadable, reference),
                >= 500 or 408 => new BsreAnswer.Unknown(SigningDoubt.ServiceFailed, reference),
                _ => answer.Refusal(secret.Letters.Reveal()),
            };
        }
        catch (HttpRequestException never) when (NeverSent(never))
        {
            return BsreRejections.Unreachable();
        }
        catch (OperationCanceledException)
        {
            return new BsreAnswer.Unknown(SigningDoubt.Timeout, reference);
        }
        catch (Exception dropped) when (dropped is HttpRequestException or IOException)
        {
            return new BsreAnswer.Unknown(SigningDoubt.LineDropped, reference);
        }
    }

    /// <summary>The signed document of an earlier request, by the service's number; version 1 only.</summary>
    public async Task<Result<byte[]>> DownloadAsync(BsreService service, string reference, CancellationToken ct)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, $"api/sign/download/{Uri.EscapeDataString(reference)}");
        if (!(await AskAsync(service, question, ct)).Accepted(out var answer, out var no))
        {
            return no;
        }

        return answer switch
        {
            { Ok: true, Body: var body } when body.AsSpan().StartsWith("%PDF-"u8) => body,
            { Ok: true } or { Code: 404 } => BsreRejections.NoSuchDocument(),
            _ => answer.Refusal(secret: default),
        };
    }

    /// <summary>What the service says of a signed file.</summary>
    public async Task<Result<BsreVerdict>> VerifyAsync(BsreService service, ReadOnlyMemory<byte> pdf, CancellationToken ct)
    {
        using var question = Protocol(service).Verify(pdf);
        if (!(await AskAsync(service, question, ct)).Accepted(out var answer, out var no))
        {
            return no;
        }

        return answer.Ok && Protocol(service).Verdict(answer.Body) is { } verdict ? verdict : BsreRejections.NoAnswer();
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A question that may be asked again: what does not come in time is no answer.</summary>
    private async Task<Result<HttpAnswer>> AskAsync(BsreService service, HttpRequestMessage question, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(service.TimeoutSeconds));
        try
        {
            using var response = await _http.SendAsync(Signed(question, service), HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new HttpAnswer(response.StatusCode, await ReadAsync(response, limit.Token));
        }
        catch (HttpRequestException unreachable)
        {
            return NeverSent(unreachable) ? BsreRejections.Unreachable() : BsreRejections.NoAnswer();
        }
        catch (Exception late) when (late is IOException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return BsreRejections.NoAnswer();
        }
    }

    private static HttpRequestMessage Signed(HttpRequestMessage question, BsreService service)
    {
        question.RequestUri = new Uri(service.Address, question.RequestUri!);
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{service.Application}:{service.Secret}"));
        question.Headers.Authorization = new AuthenticationHeaderValue("Basic", pair);
        return question;
    }

    private static async Task<byte[]> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        using var kept = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (await body.ReadAsync(piece, ct) is > 0 and var read)
        {
            if (kept.Length + read > LargestAnswer)
            {
                throw new IOException("An answer without end.");
            }

            kept.Write(piece, 0, read);
        }

        return kept.ToArray();
    }

    private static string? Reference(HttpResponseMessage response) =>
        response.Headers.TryGetValues("id_dokumen", out var values) && values.FirstOrDefault() is { Length: > 0 and <= 200 } id ? id : null;

    private static bool NeverSent(HttpRequestException exception) => exception.HttpRequestError is
        HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError;

    private static BsreProtocol Protocol(BsreService service) => service.Protocol switch
    {
        BsreProtocolVersion.V1 => BsreProtocol.First,
        _ => BsreProtocol.Second,
    };
}

/// <summary>An answer read to its end.</summary>
internal sealed record HttpAnswer(HttpStatusCode Status, byte[] Body)
{
    private const int LongestWords = 200;

    public int Code => (int)Status;

    public bool Ok => Code is >= 200 and < 300;

    /// <summary>Why the service said no.</summary>
    /// <param name="secret">Never shown, should the service repeat it.</param>
    public Rejection Refusal(ReadOnlySpan<char> secret)
    {
        var words = BsreJson.Text(Body, "error") ?? BsreJson.Text(Body, "message") ?? "";
        if (secret.Length > 0 && words.AsSpan().Contains(secret, StringComparison.OrdinalIgnoreCase))
        {
            return BsreRejections.WrongSecret();
        }

        return Code switch
        {
            401 or 403 => BsreRejections.ApplicationRefused(),
            >= 300 and < 400 => BsreRejections.Redirected(),
            _ when words.Contains("passphrase", StringComparison.OrdinalIgnoreCase) || words.Contains("otp", StringComparison.OrdinalIgnoreCase) =>
                BsreRejections.WrongSecret(),
            >= 500 or 404 => BsreRejections.NoAnswer(),
            _ => BsreRejections.Refused(words.Length is > 0 and <= LongestWords ? words : $"kode {Code}"),
        };
    }
}
