using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using Tera.Shared;

namespace Tera.Platform.Signing;

/// <summary>A person's key, opened for one signature.</summary>
internal sealed class SigningKey : IDisposable
{
    /// <remarks>The signing program of Debian 12 writes broken signatures with elliptic keys (tried), so RSA it is.</remarks>
    public const int LeastBits = 2048;

    private const int InvalidPassword = unchecked((int)0x80070056);
    private const int FewIterations = 2048;
    private readonly X509Certificate2Collection _all;
    private readonly X509Certificate2 _signer;

    private SigningKey(X509Certificate2Collection all, X509Certificate2 signer) => (_all, _signer) = (all, signer);

    /// <summary>Opens the file in memory: the passphrase goes to no other program and no disk.</summary>
    public static Result<SigningKey> Open(SigningCredential.Certificate credential, Instant now)
    {
        X509Certificate2Collection all;
        try
        {
            all = X509CertificateLoader.LoadPkcs12Collection(
                credential.Pkcs12.Span,
                credential.Passphrase.Reveal(),
                X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable);
        }
        catch (CryptographicException refused)
        {
            return refused.HResult == InvalidPassword ? SigningRejections.WrongPassphrase() : SigningRejections.DamagedCertificate();
        }
        if (credential.Issued is { } issued && !Join(all, issued))
        {
            Wipe(all);
            return SigningRejections.DamagedCertificate();
        }
        if (Refuse(all, now, out var signer) is { } rejection)
        {
            Wipe(all);
            return rejection;
        }
        return new SigningKey(all, signer!);
    }

    /// <summary>Puts the certificate that was issued in the place of the one the key was made with; false when it is another key's.</summary>
    private static bool Join(X509Certificate2Collection all, byte[] issued)
    {
        using var certificate = X509CertificateLoader.LoadCertificate(issued);
        if (all.FirstOrDefault(one => one.HasPrivateKey) is not { } bare || !bare.GetPublicKey().AsSpan().SequenceEqual(certificate.GetPublicKey()))
        {
            return false;
        }
        using var key = bare.GetRSAPrivateKey();
        if (key is null)
        {
            return false;
        }
        using var joined = certificate.CopyWithPrivateKey(key);
        all.Remove(bare);
        bare.Dispose();
        all.Add(X509CertificateLoader.LoadPkcs12(joined.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.EphemeralKeySet | X509KeyStorageFlags.Exportable));
        return true;
    }

    public X509Certificate2 Certificate => _signer;

    /// <summary>The same key and certificates under another password, for the key store of one signature.</summary>
    public byte[] Repack(string password) =>
        Pkcs12.Pack(_signer, _all.Where(certificate => !certificate.HasPrivateKey), password, FewIterations);

    public void Dispose() => Wipe(_all);

    private static Rejection? Refuse(X509Certificate2Collection all, Instant now, out X509Certificate2? signer)
    {
        signer = all.FirstOrDefault(certificate => certificate.HasPrivateKey);
        if (signer is null)
        {
            return SigningRejections.NoPrivateKey();
        }
        using var key = signer.GetRSAPublicKey();
        if (key is null || key.KeySize < LeastBits)
        {
            return SigningRejections.KeyNotSupported(LeastBits);
        }
        var (start, end) = (signer.ValidFrom(), signer.ValidUntil());
        return now < start ? SigningRejections.NotYetValid(start) : now > end ? SigningRejections.Expired(end) : null;
    }

    private static void Wipe(X509Certificate2Collection all)
    {
        foreach (var certificate in all)
        {
            certificate.Dispose();
        }
    }
}

internal static class CertificateTimes
{
    public static Instant ValidFrom(this X509Certificate2 certificate) => Instant.FromDateTimeUtc(certificate.NotBefore.ToUniversalTime());

    public static Instant ValidUntil(this X509Certificate2 certificate) => Instant.FromDateTimeUtc(certificate.NotAfter.ToUniversalTime());
}
