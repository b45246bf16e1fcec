using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Tera.Platform.Signing;

/// <summary>Packs a key with its certificates the way every current program reads it: AES-256, SHA-256.</summary>
internal static class Pkcs12
{
    /// <param name="chain">Certificates of those who issued; may be empty.</param>
    /// <param name="iterations">Work that guessing the passphrase costs; little suffices where it is random.</param>
    public static byte[] Pack(
        X509Certificate2 certificate, IEnumerable<X509Certificate2> chain, ReadOnlySpan<char> passphrase, int iterations)
    {
        var sealing = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterations);
        X509Certificate2Collection all = [certificate, .. chain];
        return all.ExportPkcs12(sealing, passphrase.ToString());
    }
}
