using System.IO.Compression;
using System.Security.Cryptography;

namespace Tera.Platform.Assets;

/// <summary>One file for the browser, kept in memory as it is sent: plain, and packed as tightly as each encoding allows.</summary>
internal sealed class Asset
{
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    internal Asset(string contentType, byte[] plain)
    {
        ContentType = contentType;
        Plain = plain;
        Version = Convert.ToHexStringLower(SHA256.HashData(plain))[..12];
        _brotli = new(() => Packed(stream => new BrotliStream(stream, CompressionLevel.SmallestSize)));
        _gzip = new(() => Packed(stream => new GZipStream(stream, CompressionLevel.SmallestSize)));
    }

    internal string ContentType { get; }

    /// <summary>Twelve hexadecimal digits of the content's SHA-256: changes with the content and with nothing else.</summary>
    internal string Version { get; }

    internal byte[] Plain { get; }

    private bool WorthPacking => Plain.Length > 512 && !ContentType.StartsWith("font/", StringComparison.Ordinal);

    /// <summary>The smallest form the browser says it can read; encoding is null when that is the plain one.</summary>
    internal (byte[] Bytes, string? Encoding) For(string acceptEncoding) => acceptEncoding switch
    {
        _ when !WorthPacking => (Plain, null),
        _ when acceptEncoding.Contains("br", StringComparison.OrdinalIgnoreCase) => (_brotli.Value, "br"),
        _ when acceptEncoding.Contains("gzip", StringComparison.OrdinalIgnoreCase) => (_gzip.Value, "gzip"),
        _ => (Plain, null),
    };

    private byte[] Packed(Func<Stream, Stream> pack)
    {
        using var target = new MemoryStream();
        using (var packing = pack(target))
        {
            packing.Write(Plain);
        }

        return target.ToArray();
    }
}
