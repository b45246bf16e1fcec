using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Tera.Shared;

namespace Tera.Platform.Esr;

/// <summary>A document as the application lists it.</summary>
/// <param name="UploadId">Its number there.</param>
/// <param name="Path">The address it was given for the file.</param>
/// <param name="Status">In its own words; null when it says none.</param>
public sealed record EsrUpload(string UploadId, string Path, string? Status);

/// <summary>A document to be entered.</summary>
/// <param name="Kind">Number of the document's kind there: 16 for monitoring of the action plan, 8 for the performance report.</param>
/// <param name="FileName">As it will be listed.</param>
/// <param name="Path">Public address from which the application fetches the file.</param>
/// <param name="Remark">Shown beside it.</param>
public sealed record EsrEntry(int Kind, string FileName, string Path, string Remark);

/// <summary>Speaks to the interface of e-SAKIP Reviu: who am I, what is there, enter one.</summary>
/// <remarks>
/// The interface is not published; its shape is known from one client only (confidence medium), so whatever does not fit it is told as such and
/// changes nothing. Redirects are not followed: the account goes to the address an operator entered and nowhere else.
/// </remarks>
public sealed class EsrClient(IOptions<EsrOptions> options) : IDisposable
{
    /// <summary>Bytes of the largest answer read: the list of a region's uploads.</summary>
    private const int LargestAnswer = 16 * 1024 * 1024;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LargestAnswer,
    };

    public bool InUse => options.Value.InUse;

    /// <summary>What the account has entered.</summary>
    public async Task<Result<IReadOnlyList<EsrUpload>>> ListAsync(CancellationToken ct)
    {
        if (!(await AskAsync("get_data", new { }, ct)).Accepted(out var rows, out var no))
        {
            return no;
        }

        return rows.Select(row => new EsrUpload(Text(row, "upload_id") ?? "", Text(row, "path") ?? "", Text(row, "status"))).Where(one => one.UploadId.Length > 0).ToList();
    }

    /// <summary>Enters a document; its number there. A time-out or a broken line is <see cref="EsrRejections.Unknown"/>: it may have been entered.</summary>
    public async Task<Result<string>> EnterAsync(EsrEntry entry, CancellationToken ct)
    {
        if (!(await UserAsync(ct)).Accepted(out var user, out var unknown))
        {
            return unknown;
        }

        var wish = new { dokumen_id = entry.Kind, user_id = user, nama_file = entry.FileName, path = entry.Path, keterangan = entry.Remark };
        var answer = await AskAsync("insert_data", wish, ct);
        if (answer.Accepted(out var rows, out var no))
        {
            return rows is [var row, ..] && Text(row, "upload_id") is { Length: > 0 } id ? id : EsrRejections.Unknown();
        }

        return no.Code == EsrRejections.NoAnswer().Code ? EsrRejections.Unknown() : no;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The number of the region's own account.</summary>
    private async Task<Result<int>> UserAsync(CancellationToken ct)
    {
        if (!(await AskAsync("get_user_id", new { }, ct)).Accepted(out var rows, out var no))
        {
            return no;
        }

        var own = rows.FirstOrDefault(row => string.Equals(Text(row, "usr"), options.Value.User, StringComparison.OrdinalIgnoreCase));
        return own.ValueKind is JsonValueKind.Object && int.TryParse(Text(own, "user_id"), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : EsrRejections.UnknownAccount(options.Value.User);
    }

    private async Task<Result<IReadOnlyList<JsonElement>>> AskAsync(string what, object wish, CancellationToken ct)
    {
        using var question = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(options.Value.Address.TrimEnd('/') + "/"), what))
        {
            Content = JsonContent.Create(wish),
        };
        question.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.Value.User}:{options.Value.Password}")));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(TimeSpan.FromSeconds(options.Value.TimeoutSeconds));
        try
        {
            using var response = await _http.SendAsync(question, limit.Token);
            return Read((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync(limit.Token));
        }
        catch (HttpRequestException never) when (never.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return EsrRejections.Unreachable();
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException || (lost is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return EsrRejections.NoAnswer();
        }
    }

    private static Result<IReadOnlyList<JsonElement>> Read(int status, byte[] body)
    {
        if (status is 401 or 403)
        {
            return EsrRejections.NotLetIn();
        }

        try
        {
            using var answer = JsonDocument.Parse(body);
            if (answer.RootElement is { ValueKind: JsonValueKind.Object } root)
            {
                if (Text(root, "error") is { Length: > 0 } error)
                {
                    return EsrRejections.Refused(error.Length > 200 ? error[..200] : error);
                }

                if (status is >= 200 and < 300 && root.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Array)
                {
                    return data.EnumerateArray().Where(row => row.ValueKind is JsonValueKind.Object).Select(row => row.Clone()).ToList();
                }
            }
        }
        catch (JsonException)
        {
            // Told below: whatever it was, it was no answer of this interface.
        }

        return EsrRejections.NoAnswer();
    }

    /// <summary>A member that is a text or a number; null when it is neither.</summary>
    private static string? Text(JsonElement row, string member) => row.TryGetProperty(member, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        }
        : null;
}

/// <summary>Why nothing is known to have been entered.</summary>
public static class EsrRejections
{
    /// <summary>The address cannot be reached; nothing was sent.</summary>
    public static Rejection Unreachable() => new("platform.esr.unreachable");

    /// <summary>It answered late, broke off, or answered something else.</summary>
    public static Rejection NoAnswer() => new("platform.esr.no-answer");

    /// <summary>The document may have been entered: ask before entering it again.</summary>
    public static Rejection Unknown() => new("platform.esr.unknown");

    /// <summary>The account is refused.</summary>
    public static Rejection NotLetIn() => new("platform.esr.not-let-in");

    /// <summary>The account is let in but is not among those it lists.</summary>
    public static Rejection UnknownAccount(string user) => new("platform.esr.unknown-account", user);

    /// <summary>It says no, in its own words.</summary>
    public static Rejection Refused(string error) => new("platform.esr.refused", error);
}

public static class EsrServices
{
    public static IServiceCollection AddEsr(this IServiceCollection services)
    {
        services.AddOptions<EsrOptions>().BindConfiguration("Esr").ValidateDataAnnotations()
            .Validate(esr => !esr.InUse || Uri.TryCreate(esr.Address, UriKind.Absolute, out var address) && address.Scheme is "https" or "http", "Esr:Address is no address.")
            .ValidateOnStart();
        services.AddSingleton<EsrClient>();
        services.AddSingleton(new Texts.RejectionTexts("platform.esr", Sentences));
        return services;
    }

    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["platform.esr.unreachable"] = "Alamat esr tidak dapat dihubungi, sehingga tidak ada yang terkirim. Coba lagi nanti, atau unggah dengan tangan dan catat buktinya.",
        ["platform.esr.no-answer"] = "Esr tidak menjawab sebagaimana mestinya. Coba lagi nanti, atau unggah dengan tangan dan catat buktinya.",
        ["platform.esr.unknown"] = "Esr tidak menjawab sesudah dokumen dikirim; mungkin dokumennya sudah tercatat. Tekan lagi: Tera bertanya dahulu dan tidak mengirim dua kali.",
        ["platform.esr.not-let-in"] = "Esr menolak akun daerah ini. Minta pengelola sistem memeriksa pengaturan Esr, atau unggah dengan tangan dan catat buktinya.",
        ["platform.esr.unknown-account"] = "Akun {0} diterima esr tetapi tidak ada pada daftar penggunanya. Minta pengelola sistem memeriksanya, atau unggah dengan tangan.",
        ["platform.esr.refused"] = "Esr menolak dokumen ini: {0}. Perbaiki sebabnya, atau unggah dengan tangan dan catat buktinya.",
    };
}
