using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Tera.Organisation.AccessKeys;

/// <summary>A key as a program sends it. Too long to be guessed, so a fast digest of it is enough to keep.</summary>
public sealed class AccessKeyText
{
    /// <summary>Tells a leaked key from any other random letters.</summary>
    private const string Prefix = "tera_";

    private const int RandomBytes = 32;

    private readonly string _text;

    private AccessKeyText(string text) => _text = text;

    public static AccessKeyText Generate() => new(Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes)));

    /// <summary>What a program sent; null for what cannot be a key.</summary>
    public static AccessKeyText? Read(string? sent) =>
        sent is { } text && text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length == Prefix.Length + Base64Url.GetEncodedLength(RandomBytes) ? new(text) : null;

    public byte[] Digest() => SHA256.HashData(Encoding.UTF8.GetBytes(_text));

    /// <summary>To be shown once, and never to a log.</summary>
    public string Reveal() => _text;

    public override string ToString() => Prefix + "…";
}
