using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Platform.Signing;

namespace Tera.TestKit;

/// <summary>How the stand-in misbehaves.</summary>
public enum StandInMood
{
    Well,

    /// <summary>Answers a request for a signature with 500, not having signed.</summary>
    FailsBefore,

    /// <summary>Signs and keeps it, then answers 500.</summary>
    FailsAfter,

    /// <summary>200 with something that is neither PDF nor JSON.</summary>
    Garbage,

    /// <summary>Never answers and does not sign.</summary>
    SilentBefore,

    /// <summary>Signs and keeps it, and never answers.</summary>
    SilentAfter,

    /// <summary>Signs, sends the head of the answer, and cuts the line.</summary>
    CutsAfter,

    /// <summary>Takes a second, then answers well.</summary>
    Slow,

    /// <summary>Sends every request elsewhere.</summary>
    Redirects,

    /// <summary>Puts two signatures where one was asked for.</summary>
    SignsTwice,
}

/// <summary>
/// Speaks the protocol of the BSrE Esign Client Service, versions 1 and 2, over real HTTP on this machine, and really signs: with a certificate of an
/// authority that exists for the test only. Nobody has one true service to try against in a test.
/// </summary>
public sealed class BsreStandIn : IAsyncDisposable
{
    public const string Application = "tera-uji", Secret = "sandi-aplikasi-uji", Passphrase = "frasa-bsre-uji", OneTimeCode = "314159";
    public const string Nik = "3578000000000001";

    private readonly WebApplication _app;
    private readonly LocalCertificateSigner _signer;
    private readonly PdfSignatureVerifier _verifier;
    private readonly IssuedCertificate _certificate;
    private readonly TaskCompletionSource _ended = new();

    private BsreStandIn(WebApplication app)
    {
        _app = app;
        var stores = new NssStores(Options.Create(new SigningOptions()));
        _verifier = new PdfSignatureVerifier(stores);
        _signer = new LocalCertificateSigner(stores, _verifier);
        var now = TestClock.OfTheMachine.GetCurrentInstant();
        using Passphrase authority = new("otoritas-uji"), own = new("kunci-uji");
        var root = LocalCertificateAuthority.Create(new AuthoritySubject("Otoritas Rekaan", "Uji"), new(now - Duration.FromDays(9000), now + Duration.FromDays(9000)), authority);
        if (!LocalCertificateAuthority.Issue(
                new(root.Pkcs12, authority), new PersonSubject("Pejabat Rekaan", "Uji", null), new(now - Duration.FromDays(8000), now + Duration.FromDays(8000)), own)
            .Accepted(out _certificate!, out var no))
        {
            throw new InvalidOperationException(no.Code);
        }
    }

    public StandInMood Mood { get; set; }

    /// <summary>What it says of everybody.</summary>
    public string Status { get; set; } = "ISSUE";

    /// <summary>Requests for a signature that arrived.</summary>
    public int Asked { get; private set; }

    /// <summary>Everything signed, by its number.</summary>
    public Dictionary<string, byte[]> Kept { get; } = [];

    public string Address { get; private set; } = "";

    public static async Task<BsreStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server => server.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        var standIn = new BsreStandIn(app);
        app.Use(standIn.GuardAsync);
        app.MapGet("/api/user/status/{nik}", (string nik) => Results.Json(new { status = standIn.StatusOf(nik) }));
        app.MapPost("/api/sign/pdf", standIn.SignFirstAsync).DisableAntiforgery();
        app.MapGet("/api/sign/download/{id}", (string id) => standIn.Kept.TryGetValue(id, out var pdf) ? Results.Bytes(pdf, "application/pdf") : Results.NotFound());
        app.MapPost("/api/sign/verify", (Delegate)standIn.VerifyFirstAsync).DisableAntiforgery();
        app.MapPost("/api/v2/user/check/status", (Delegate)(async (HttpContext http) => Results.Json(new { status = standIn.StatusOf(Whom(await JsonAsync(http))) })));
        app.MapPost("/api/v2/sign/get/totp", (Delegate)(async (HttpContext http) => Whom(await JsonAsync(http)).Length > 0 ? Results.Json(new { message = "terkirim" }) : Results.BadRequest()));
        app.MapPost("/api/v2/sign/pdf", standIn.SignSecondAsync);
        app.MapPost("/api/v2/verify/pdf", (Delegate)standIn.VerifySecondAsync);
        await app.StartAsync();
        standIn.Address = app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return standIn;
    }

    public async ValueTask DisposeAsync()
    {
        _ended.TrySetResult();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task GuardAsync(HttpContext http, RequestDelegate next)
    {
        var pair = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Application}:{Secret}"));
        if (http.Request.Headers.Authorization != $"Basic {pair}")
        {
            http.Response.StatusCode = 401;
        }
        else if (Mood is StandInMood.Redirects)
        {
            http.Response.Redirect("/tempat-lain", permanent: false, preserveMethod: true);
        }
        else
        {
            await next(http);
        }
    }

    private string StatusOf(string who) => who == Nik || who.Contains('@', StringComparison.Ordinal) ? Status : "NOT_REGISTERED";

    private async Task SignFirstAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        using var file = new MemoryStream();
        await form.Files["file"]!.CopyToAsync(file);
        var right = form["nik"] == Nik && form["tampilan"] == "invisible" && form["passphrase"] == Passphrase;
        await SignAsync(http, file.ToArray(), right, async signed =>
        {
            http.Response.ContentType = "application/pdf";
            await http.Response.Body.WriteAsync(signed);
        });
    }

    private async Task SignSecondAsync(HttpContext http)
    {
        var asked = await JsonAsync(http);
        var pdf = Convert.FromBase64String(asked["file"]![0]!.GetValue<string>());
        var right = asked["signatureProperties"]![0]!["tampilan"]!.GetValue<string>() == "INVISIBLE"
            && (asked["passphrase"]?.GetValue<string>() == Passphrase || asked["totp"]?.GetValue<string>() == OneTimeCode);
        await SignAsync(http, pdf, right, signed => http.Response.WriteAsJsonAsync(new { time = 1, file = new[] { Convert.ToBase64String(signed) } }));
    }

    private async Task SignAsync(HttpContext http, byte[] pdf, bool right, Func<byte[], Task> answer)
    {
        Asked++;
        if (!right)
        {
            http.Response.StatusCode = 400;
            await http.Response.WriteAsJsonAsync(new { error = "Passphrase atau TOTP salah", status_code = 2031 });
            return;
        }

        switch (Mood)
        {
            case StandInMood.FailsBefore:
                http.Response.StatusCode = 500;
                return;
            case StandInMood.Garbage:
                await http.Response.WriteAsync("<html>Selamat datang</html>");
                return;
            case StandInMood.SilentBefore:
                await WaitAsync(http);
                return;
        }

        var signed = await SignedAsync(Mood is StandInMood.SignsTwice ? await SignedAsync(pdf) : pdf);
        var id = Guid.CreateVersion7().ToString("N");
        Kept[id] = signed;
        switch (Mood)
        {
            case StandInMood.FailsAfter:
                http.Response.StatusCode = 500;
                await http.Response.WriteAsJsonAsync(new { error = "Internal Server Error" });
                return;
            case StandInMood.SilentAfter:
                await WaitAsync(http);
                return;
            case StandInMood.CutsAfter:
                http.Response.Headers["id_dokumen"] = id;
                http.Response.ContentLength = signed.Length;
                await http.Response.Body.WriteAsync(signed.AsMemory(0, signed.Length / 2));
                await http.Response.Body.FlushAsync();
                http.Abort();
                return;
            case StandInMood.Slow:
                await Task.Delay(1000);
                break;
        }

        http.Response.Headers["id_dokumen"] = id;
        await answer(signed);
    }

    private async Task<byte[]> SignedAsync(byte[] pdf)
    {
        using var own = new Passphrase("kunci-uji");
        var request = new SigningRequest(pdf, new SigningCredential.Certificate(_certificate.Pkcs12, own), TestClock.OfTheMachine.GetCurrentInstant());
        var result = await _signer.SignAsync(request, default);
        return result.Accepted(out var outcome, out var no) ? ((SigningOutcome.Signed)outcome).Pdf.ToArray() : throw new InvalidOperationException(no.Code);
    }

    private async Task<bool> HoldsAsync(byte[] pdf) =>
        (await _verifier.VerifyAsync(pdf, [], default)).Accepted(out var reports, out _) && reports.State() is SignedDocumentState.Intact;

    private async Task<IResult> VerifyFirstAsync(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync();
        using var file = new MemoryStream();
        await form.Files["signed_file"]!.CopyToAsync(file);
        return Results.Json(new { summary = await HoldsAsync(file.ToArray()) ? "VALID" : "INVALID", jumlah_signature = 1 });
    }

    private async Task<IResult> VerifySecondAsync(HttpContext http)
    {
        var holds = await HoldsAsync(Convert.FromBase64String((await JsonAsync(http))["file"]!.GetValue<string>()));
        return Results.Json(new
        {
            conclusion = holds ? "VALID" : "INVALID",
            signatureInformations = new[] { new { signerName = "Pejabat Rekaan", modified = !holds, integrityValid = holds } },
        });
    }

    /// <summary>Until the caller has gone.</summary>
    private Task<Task> WaitAsync(HttpContext http)
    {
        var gone = new TaskCompletionSource();
        http.RequestAborted.Register(() => gone.TrySetResult());
        return Task.WhenAny(gone.Task, _ended.Task);
    }

    private static async Task<JsonNode> JsonAsync(HttpContext http) => (await JsonSerializer.DeserializeAsync<JsonNode>(http.Request.Body))!;

    private static string Whom(JsonNode asked) => (asked["nik"] ?? asked["email"])?.GetValue<string>() ?? "";
}
