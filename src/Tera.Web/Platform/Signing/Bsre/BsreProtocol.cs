using System.Buffers;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tera.Platform.Signing.Bsre;

/// <summary>How one version of the service writes its questions and answers; addresses are relative to the service's own.</summary>
internal abstract class BsreProtocol
{
    public static readonly BsreProtocol First = new BsreFirst();
    public static readonly BsreProtocol Second = new BsreSecond();

    public abstract HttpRequestMessage Status(BsreAccount account);

    public abstract HttpRequestMessage OneTimeCode(BsreAccount account);

    /// <summary>One invisible signature: what people see was printed before.</summary>
    public abstract HttpRequestMessage Sign(BsreAccount account, BsreSecret secret, ReadOnlyMemory<byte> pdf, string? reason);

    /// <summary>The PDF in an answer; null when there is none.</summary>
    public abstract byte[]? SignedPdf(byte[] answer);

    public abstract HttpRequestMessage Verify(ReadOnlyMemory<byte> pdf);

    /// <summary>Null when it cannot be read.</summary>
    public abstract BsreVerdict? Verdict(byte[] answer);

    /// <summary>UTF-8 bytes that are wiped with the request; no string is made of them.</summary>
    protected static byte[] Bytes(Passphrase letters)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(letters.Reveal())];
        Encoding.UTF8.GetBytes(letters.Reveal(), bytes);
        return bytes;
    }
}

/// <summary>Content that forgets what it carried.</summary>
internal sealed class WipedContent : ByteArrayContent
{
    private readonly byte[] _bytes;

    public WipedContent(byte[] bytes)
        : base(bytes) => _bytes = bytes;

    protected override void Dispose(bool disposing)
    {
        Array.Clear(_bytes);
        base.Dispose(disposing);
    }
}

/// <summary>Version 1: multipart forms.</summary>
internal sealed class BsreFirst : BsreProtocol
{
    public override HttpRequestMessage Status(BsreAccount account) =>
        new(HttpMethod.Get, $"api/user/status/{Uri.EscapeDataString(account.Identifier)}");

    public override HttpRequestMessage OneTimeCode(BsreAccount account) => throw new NotSupportedException("Version 1 knows no one-time codes.");

    public override HttpRequestMessage Sign(BsreAccount account, BsreSecret secret, ReadOnlyMemory<byte> pdf, string? reason)
    {
        var form = new MultipartFormDataContent();
        Part(form, Pdf(pdf), "file", "dokumen.pdf");
        Part(form, new StringContent(account.Identifier), "nik");
        Part(form, new WipedContent(Bytes(secret.Letters)), "passphrase");
        Part(form, new StringContent("invisible"), "tampilan");
        if (reason is not null)
        {
            Part(form, new StringContent(reason), "reason");
        }

        return new(HttpMethod.Post, "api/sign/pdf") { Content = form };
    }

    public override byte[]? SignedPdf(byte[] answer) => answer.AsSpan().StartsWith("%PDF-"u8) ? answer : null;

    public override HttpRequestMessage Verify(ReadOnlyMemory<byte> pdf)
    {
        var form = new MultipartFormDataContent();
        Part(form, Pdf(pdf), "signed_file", "dokumen.pdf");
        return new(HttpMethod.Post, "api/sign/verify") { Content = form };
    }

    public override BsreVerdict? Verdict(byte[] answer) =>
        BsreJson.Text(answer, "summary") is { } summary ? new(summary.Equals("VALID", StringComparison.OrdinalIgnoreCase), summary) : null;

    /// <summary>Names in quotation marks, as browsers write them: not every server reads them without.</summary>
    private static void Part(MultipartFormDataContent form, HttpContent content, string name, string? file = null)
    {
        content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{name}\"", FileName = file is null ? null : $"\"{file}\"" };
        form.Add(content);
    }

    private static ReadOnlyMemoryContent Pdf(ReadOnlyMemory<byte> pdf) =>
        new(pdf) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } };
}

/// <summary>Version 2: JSON.</summary>
internal sealed class BsreSecond : BsreProtocol
{
    public override HttpRequestMessage Status(BsreAccount account) => Post("api/v2/user/check/status", json => Whom(json, account));

    public override HttpRequestMessage OneTimeCode(BsreAccount account) => Post("api/v2/sign/get/totp", json =>
    {
        Whom(json, account);
        json.WriteString("data", "1");
    });

    public override HttpRequestMessage Sign(BsreAccount account, BsreSecret secret, ReadOnlyMemory<byte> pdf, string? reason) => Post("api/v2/sign/pdf", json =>
    {
        Whom(json, account);
        json.WriteString(secret.IsOneTimeCode ? "totp" : "passphrase", secret.Letters.Reveal());
        json.WriteStartArray("signatureProperties");
        json.WriteStartObject();
        json.WriteString("tampilan", "INVISIBLE");
        if (reason is not null)
        {
            json.WriteString("reason", reason);
        }

        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("file");
        json.WriteBase64StringValue(pdf.Span);
        json.WriteEndArray();
    });

    public override byte[]? SignedPdf(byte[] answer) =>
        BsreJson.FirstBytes(answer, "file") is { } pdf && pdf.AsSpan().StartsWith("%PDF-"u8) ? pdf : null;

    public override HttpRequestMessage Verify(ReadOnlyMemory<byte> pdf) => Post("api/v2/verify/pdf", json => json.WriteBase64String("file", pdf.Span));

    public override BsreVerdict? Verdict(byte[] answer)
    {
        if (BsreJson.Text(answer, "conclusion") is not { } conclusion)
        {
            return null;
        }

        return new(BsreJson.EverySignature(answer, one => BsreJson.Is(one, "integrityValid", true) && !BsreJson.Is(one, "modified", true)), conclusion);
    }

    private static void Whom(Utf8JsonWriter json, BsreAccount account) => json.WriteString(account.IsMail ? "email" : "nik", account.Identifier);

    private static HttpRequestMessage Post(string address, Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        var content = new WipedContent(buffer.WrittenSpan.ToArray());
        buffer.Clear();
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return new(HttpMethod.Post, address) { Content = content };
    }
}
