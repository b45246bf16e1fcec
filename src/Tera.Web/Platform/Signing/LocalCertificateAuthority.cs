using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using NodaTime;
using Tera.Shared;

namespace Tera.Platform.Signing;

/// <summary>Names the region's authority.</summary>
/// <param name="Name">“Otoritas Sertifikat Kabupaten Contoh Jaya”.</param>
/// <param name="Organisation">“Pemerintah Kabupaten Contoh Jaya”.</param>
public sealed record AuthoritySubject(string Name, string Organisation);

/// <summary>Names a person.</summary>
/// <param name="Name">With titles.</param>
/// <param name="Nip">Becomes the subject's serial number; null for those who have none.</param>
public sealed record PersonSubject(string Name, string Organisation, string? Nip);

/// <summary>A key with its certificate.</summary>
/// <param name="Pkcs12">Key and certificates under the passphrase.</param>
/// <param name="Certificate">The certificate alone, in DER: public.</param>
public sealed record IssuedCertificate(byte[] Pkcs12, byte[] Certificate, Instant ValidFrom, Instant ValidUntil);

/// <summary>A key without a certificate that counts.</summary>
/// <param name="Pkcs12">Under the person's passphrase.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo.</param>
public sealed record MadeKey(byte[] Pkcs12, byte[] PublicKey);

/// <summary>Makes the certificate of a region and, with it, those of its people.</summary>
/// <remarks>
/// RSA of 3072 bits: the signing program of Debian 12 makes broken signatures with elliptic keys. Such certificates prove who signed
/// inside the region; they are not those of a certified provider in the sense of Indonesian law.
/// </remarks>
public static class LocalCertificateAuthority
{
    private const int KeyBits = 3072;
    private const int PassphraseIterations = 100_000;
    private const int SerialBytes = 16;
    private const string SerialNumber = "2.5.4.5";
    private const string MailProtection = "1.3.6.1.5.5.7.3.4";
    private const string DocumentSigning = "1.3.6.1.5.5.7.3.36";

    /// <param name="validity">Whole seconds; what is below a second is cut.</param>
    public static IssuedCertificate Create(AuthoritySubject subject, Interval validity, Passphrase passphrase)
    {
        using var key = RSA.Create(KeyBits);
        var request = Request(Name(subject.Name, subject.Organisation, nip: null), key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        using var certificate = request.CreateSelfSigned(validity.Start.ToDateTimeOffset(), validity.End.ToDateTimeOffset());
        return Pack(certificate, [], passphrase);
    }

    /// <summary>Refused when the authority cannot be opened, or when the person's time is not within the authority's.</summary>
    /// <param name="authority">As <see cref="Create"/> packed it.</param>
    public static Result<IssuedCertificate> Issue(
        SigningCredential.Certificate authority, PersonSubject subject, Interval validity, Passphrase passphrase)
    {
        if (!SigningKey.Open(authority, validity.Start).Accepted(out var opened, out var rejection))
        {
            return rejection;
        }
        using (opened)
        {
            var issuer = opened.Certificate;
            if (validity.End > issuer.ValidUntil())
            {
                return SigningRejections.OutsideAuthority(issuer.ValidFrom(), issuer.ValidUntil());
            }
            using var key = RSA.Create(KeyBits);
            using var bare = PersonRequest(subject, key, issuer).Create(
                issuer, validity.Start.ToDateTimeOffset(), validity.End.ToDateTimeOffset(), NewSerial());
            using var certificate = bare.CopyWithPrivateKey(key);
            using var publicIssuer = X509CertificateLoader.LoadCertificate(issuer.RawData);
            return Pack(certificate, [publicIssuer], passphrase);
        }
    }

    /// <summary>Makes a person's key, with a certificate that vouches for nothing: the file needs one.</summary>
    public static MadeKey MakeKey(string name, Instant now, Passphrase passphrase)
    {
        using var key = RSA.Create(KeyBits);
        var request = new CertificateRequest(Name(name, "Belum disahkan", nip: null), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var bare = request.CreateSelfSigned(now.ToDateTimeOffset(), (now + Duration.FromDays(1)).ToDateTimeOffset());
        return new(Pkcs12.Pack(bare, [], passphrase.Reveal(), PassphraseIterations), key.ExportSubjectPublicKeyInfo());
    }

    /// <summary>The certificate, in DER, of a key somebody else holds. Refused as <see cref="Issue"/>.</summary>
    /// <param name="publicKey">As <see cref="MakeKey"/> gave it.</param>
    public static Result<byte[]> IssueFor(SigningCredential.Certificate authority, PersonSubject subject, byte[] publicKey, Interval validity)
    {
        if (!SigningKey.Open(authority, validity.End).Accepted(out var opened, out var rejection))
        {
            return rejection;
        }
        using (opened)
        {
            using var key = RSA.Create();
            key.ImportSubjectPublicKeyInfo(publicKey, out _);
            using var issued = PersonRequest(subject, key, opened.Certificate).Create(
                opened.Certificate, validity.Start.ToDateTimeOffset(), validity.End.ToDateTimeOffset(), NewSerial());
            return issued.RawData;
        }
    }

    /// <summary>True when the authority signed the certificate.</summary>
    /// <param name="authority">In DER.</param>
    public static bool IssuedBy(X509Certificate2 certificate, byte[] authority)
    {
        using var root = X509CertificateLoader.LoadCertificate(authority);
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        return chain.Build(certificate);
    }

    private static CertificateRequest PersonRequest(PersonSubject subject, RSA key, X509Certificate2 issuer)
    {
        var request = Request(Name(subject.Name, subject.Organisation, subject.Nip), key);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(MailProtection), new Oid(DocumentSigning)], false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(issuer, true, false));
        return request;
    }

    private static CertificateRequest Request(X500DistinguishedName name, RSA key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request;
    }

    /// <summary>The builder writes last what is added first; the country is to lead.</summary>
    private static X500DistinguishedName Name(string name, string organisation, string? nip)
    {
        var builder = new X500DistinguishedNameBuilder();
        if (nip is not null)
        {
            builder.Add(SerialNumber, nip);
        }
        builder.AddCommonName(name);
        builder.AddOrganizationName(organisation);
        builder.AddCountryOrRegion("ID");
        return builder.Build();
    }

    private static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialBytes);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }

    private static IssuedCertificate Pack(X509Certificate2 certificate, IReadOnlyList<X509Certificate2> chain, Passphrase passphrase) =>
        new(
            Pkcs12.Pack(certificate, chain, passphrase.Reveal(), PassphraseIterations),
            certificate.RawData,
            certificate.ValidFrom(),
            certificate.ValidUntil());
}
