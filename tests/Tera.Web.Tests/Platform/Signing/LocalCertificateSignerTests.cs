using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using NodaTime;
using Tera.TestKit;

namespace Tera.Platform.Signing;

public sealed class LocalCertificateSignerTests(SigningWorld world) : IClassFixture<SigningWorld>
{
    [Fact]
    public async Task Given_a_frozen_document_when_signed_then_the_signature_holds_is_trusted_and_names_the_signer()
    {
        var before = TestClock.OfTheMachine.GetCurrentInstant();

        var signed = await SignAsync(world.Request(world.Head));

        var report = Assert.Single(await VerifyAsync(signed));
        Assert.Equal("Ir. Bagas Wiratama, M.T.", report.SignerName);
        Assert.Contains("serialNumber=196902141996031001", report.DistinguishedName, StringComparison.Ordinal);
        Assert.Equal((SignatureIntegrity.Valid, CertificateStatus.Trusted, true), (report.Integrity, report.Certificate, report.CoversWholeDocument));
        Assert.InRange(report.SignedAt!.Value, before - Duration.FromSeconds(2), before + Duration.FromMinutes(1));
        Assert.True(signed.AsSpan().StartsWith(world.Pdf));
        Assert.Empty(await Leavings.OfAsync(NssStore.Purpose));
    }

    [Fact]
    public async Task Given_one_signature_when_another_is_added_then_both_hold_and_only_the_last_covers_the_whole()
    {
        var once = await SignAsync(world.Request(world.Head));

        var twice = await SignAsync(world.Request(world.Secretary, pdf: once));

        var reports = await VerifyAsync(twice);
        Assert.Equal(["Ir. Bagas Wiratama, M.T.", "Dra. Sri Lestari Handayání, M.Si."], reports.Select(report => report.SignerName));
        Assert.All(reports, report => Assert.Equal((SignatureIntegrity.Valid, CertificateStatus.Trusted), (report.Integrity, report.Certificate)));
        Assert.Equal([false, true], reports.Select(report => report.CoversWholeDocument));
        Assert.Equal(once.Length, reports[0].SignedLength);
        Assert.Equal(SignedDocumentState.Intact, reports.State());
        Assert.True(twice.AsSpan().StartsWith(once));
    }

    [Fact]
    public async Task Given_a_changed_byte_when_verified_then_it_is_found_and_no_further_signature_is_added()
    {
        var signed = await SignAsync(world.Request(world.Head));
        signed[signed.AsSpan().IndexOf("/Title"u8) is var at and > 0 ? at + 9 : 300] ^= 1;

        var reports = await VerifyAsync(signed);

        Assert.Equal(SignatureIntegrity.DigestMismatch, reports.Single().Integrity);
        Assert.Equal(SignedDocumentState.Altered, reports.State());
        await AssertRefusedAsync("platform.signing.document-altered", world.Request(world.Secretary, pdf: signed));
    }

    [Theory]
    [InlineData("\n% tambahan\n")]
    [InlineData("\n9999 0 obj\n<< /Isi 1 >>\nendobj\n")]
    public async Task Given_something_behind_the_signature_when_verified_then_it_is_found(string more)
    {
        byte[] longer = [.. await SignAsync(world.Request(world.Head)), .. Encoding.ASCII.GetBytes(more)];

        var reports = await VerifyAsync(longer);

        Assert.Equal((SignatureIntegrity.Valid, false), (reports.Single().Integrity, reports.Single().CoversWholeDocument));
        Assert.Equal(SignedDocumentState.Altered, reports.State());
        await AssertRefusedAsync("platform.signing.document-altered", world.Request(world.Secretary, pdf: longer));
    }

    [Fact]
    public async Task Given_an_authority_nobody_named_when_verified_then_the_signature_holds_but_is_not_trusted()
    {
        var signed = await SignAsync(world.Request(world.Head));

        var result = await SigningWorld.Verifier().VerifyAsync(signed, [], default);

        Assert.True(result.Accepted(out var reports, out _));
        Assert.Equal((SignatureIntegrity.Valid, CertificateStatus.UnknownIssuer), (reports.Single().Integrity, reports.Single().Certificate));
    }

    [Fact]
    public async Task A_document_without_signatures_has_none_and_what_is_no_pdf_is_refused()
    {
        Assert.Empty(await VerifyAsync(world.Pdf));
        foreach (var garbage in new[] { [], "bukan pdf"u8.ToArray(), "%PDF-1.7\nrusak"u8.ToArray(), world.Pdf[..900] })
        {
            var result = await SigningWorld.Verifier().VerifyAsync(garbage, [], default);
            Assert.Equal("platform.signing.not-a-pdf", result.Rejection?.Code);
        }
    }

    [Fact]
    public async Task Given_a_wrong_passphrase_when_signing_then_it_is_refused_and_nothing_is_left() =>
        await AssertRefusedAsync("platform.signing.wrong-passphrase", world.Request(world.Head, "frasa-salah"));

    [Fact]
    public async Task Given_an_expired_certificate_when_signing_then_the_day_it_ended_is_told()
    {
        var end = SigningWorld.Now - Duration.FromDays(1);
        var expired = world.Issue(new PersonSubject("Lama", "Dinas", null), new Interval(end - Duration.FromDays(365), end));

        var rejection = await AssertRefusedAsync("platform.signing.expired", world.Request(expired));

        Assert.Equal(expired.ValidUntil, rejection.Args[0]);
    }

    [Fact]
    public async Task Given_a_certificate_of_tomorrow_when_signing_then_it_is_refused()
    {
        var start = SigningWorld.Now + Duration.FromDays(1);
        var early = world.Issue(new PersonSubject("Baru", "Dinas", null), new Interval(start, start + Duration.FromDays(365)));

        await AssertRefusedAsync("platform.signing.not-yet-valid", world.Request(early));
    }

    [Fact]
    public async Task Given_a_damaged_certificate_file_when_signing_then_it_is_refused()
    {
        var cut = world.Head with { Pkcs12 = world.Head.Pkcs12[..200] };
        var text = world.Head with { Pkcs12 = "bukan pkcs12"u8.ToArray() };

        await AssertRefusedAsync("platform.signing.damaged-certificate", world.Request(cut));
        await AssertRefusedAsync("platform.signing.damaged-certificate", world.Request(text));
    }

    [Fact]
    public async Task Given_a_file_without_key_or_with_an_elliptic_one_when_signing_then_it_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var elliptic = new CertificateRequest("CN=Lengkung", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(SigningWorld.Year.Start.ToDateTimeOffset(), SigningWorld.Year.End.ToDateTimeOffset());
        using var bare = X509CertificateLoader.LoadCertificate(elliptic.RawData);

        await AssertRefusedAsync("platform.signing.key-not-supported", world.Request(Packed(elliptic)));
        await AssertRefusedAsync("platform.signing.no-private-key", world.Request(Packed(bare)));
    }

    [Fact]
    public async Task Given_no_signing_program_when_signing_then_it_is_named()
    {
        var options = new SigningOptions { Program = "pdfsig-tidak-ada" };

        var result = await SigningWorld.Signer(options).SignAsync(world.Request(world.Head), default);

        Assert.Equal(SigningRejections.ProgramMissing("pdfsig-tidak-ada"), result.Rejection);
        Assert.Empty(await Leavings.OfAsync(NssStore.Purpose));
    }

    [Theory]
    [InlineData("sleep 30", 2, "platform.signing.timeout")]
    [InlineData("exit 3", 30, "platform.signing.failed")]
    [InlineData("exit 0", 30, "platform.signing.failed")]
    [InlineData("for a; do last=$a; done; echo '%PDF-palsu' > \"$last\"", 30, "platform.signing.failed")]
    public async Task Given_a_program_that_hangs_fails_or_lies_when_signing_then_it_is_refused_and_nothing_is_left(string body, int seconds, string code)
    {
        using var scratch = new ScratchDirectory();
        var program = scratch.File("pdfsig");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{body}\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var signer = SigningWorld.Signer(new SigningOptions { Program = program, TimeoutSeconds = seconds });

        var result = await signer.SignAsync(world.Request(world.Head), default);

        Assert.Equal(code, result.Rejection?.Code);
        Assert.Empty(await Leavings.OfAsync(NssStore.Purpose));
    }

    [Fact]
    public async Task The_passphrase_reaches_no_program_and_no_file()
    {
        using var scratch = new ScratchDirectory();
        var program = scratch.File("pdfsig");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n(env; echo \"$@\"; cat -v ./*) > '{scratch.File("catatan")}' 2>&1; exit 3\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        await SigningWorld.Signer(new SigningOptions { Program = program }).SignAsync(world.Request(world.Head), default);

        var seen = await File.ReadAllTextAsync(scratch.File("catatan"));
        Assert.Contains("-add-signature", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("frasa-benar", seen, StringComparison.Ordinal);
        Assert.DoesNotContain("frasa-benar", world.Request(world.Head).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_person_s_certificate_may_not_outlive_the_authority()
    {
        var late = new Interval(SigningWorld.Now, world.Authority.ValidUntil + Duration.FromSeconds(1));

        var issued = LocalCertificateAuthority.Issue(
            new(world.Authority.Pkcs12, SigningWorld.Secret("otoritas")), new PersonSubject("X", "Y", null), late, SigningWorld.Secret("z"));

        Assert.Equal("platform.signing.outside-authority", issued.Rejection?.Code);
    }

    private static async Task<byte[]> SignAsync(SigningRequest request)
    {
        var result = await SigningWorld.Signer().SignAsync(request, default);
        Assert.True(result.Accepted(out var outcome, out var rejection), rejection?.Code + string.Join(' ', rejection?.Args ?? []));
        return Assert.IsType<SigningOutcome.Signed>(outcome).Pdf.ToArray();
    }

    private async Task<IReadOnlyList<SignatureReport>> VerifyAsync(byte[] pdf)
    {
        var result = await SigningWorld.Verifier().VerifyAsync(pdf, [world.Authority.Certificate], default);
        Assert.True(result.Accepted(out var reports, out var rejection), rejection?.Code);
        return reports;
    }

    private static async Task<Tera.Shared.Rejection> AssertRefusedAsync(string code, SigningRequest request)
    {
        var result = await SigningWorld.Signer().SignAsync(request, default);
        Assert.Equal(code, result.Rejection?.Code);
        Assert.Empty(await Leavings.OfAsync(NssStore.Purpose));
        return result.Rejection!;
    }

    private static IssuedCertificate Packed(X509Certificate2 certificate) =>
        new(certificate.Export(X509ContentType.Pkcs12, "frasa-benar"), certificate.RawData, default, default);
}
