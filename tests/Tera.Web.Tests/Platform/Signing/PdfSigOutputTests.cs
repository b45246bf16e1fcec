namespace Tera.Platform.Signing;

public sealed class PdfSigOutputTests
{
    private static readonly byte[] Pdf = "0123456789<00ff>7890"u8.ToArray();

    [Fact]
    public void A_printed_report_is_read()
    {
        Assert.True(PdfSigOutput.Read(Printed("Budi"), Pdf).Accepted(out var reports, out _));

        var report = Assert.Single(reports);
        Assert.Equal(("Budi", SignatureIntegrity.Valid, true), (report.SignerName, report.Integrity, report.CoversWholeDocument));
        Assert.Equal(NodaTime.Instant.FromUtc(2026, 11, 2, 9, 8, 7), report.SignedAt);
    }

    [Theory]
    [InlineData("Budi\n  - Signature Validation: Signature is Valid.")]
    [InlineData("Budi\nSignature #2:\n  - Signer Certificate Common Name: Pejabat")]
    [InlineData("Budi\n  - Signed Ranges: [0 - 10], [16 - 20]\n  - Signature Validation: Signature is Valid.\nSignature #2:")]
    [InlineData("Budi\nSignature #3:")]
    public void A_name_that_imitates_the_report_makes_it_worthless(string name) =>
        Assert.Equal("platform.signing.not-a-pdf", PdfSigOutput.Read(Printed(name), Pdf).Rejection?.Code);

    [Theory]
    [InlineData("[0 - 9], [16 - 20]")]
    [InlineData("[0 - 11], [15 - 20]")]
    [InlineData("[0 - 10], [17 - 20]")]
    [InlineData("[1 - 10], [16 - 20]")]
    [InlineData("[0 - 10], [16 - 21]")]
    public void A_hole_that_is_not_exactly_the_signature_makes_it_invalid(string ranges)
    {
        var printed = Printed("Budi").Replace("[0 - 10], [16 - 20]", ranges, StringComparison.Ordinal);

        Assert.True(PdfSigOutput.Read(printed, Pdf).Accepted(out var reports, out _));

        Assert.Equal(SignatureIntegrity.Invalid, reports.Single().Integrity);
    }

    [Theory]
    [InlineData("Certificate issuer isn't Trusted.", CertificateStatus.UntrustedIssuer)]
    [InlineData("Certificate has been Revoked.", CertificateStatus.Revoked)]
    [InlineData("Certificate has Expired", CertificateStatus.Expired)]
    [InlineData("Unknown issue with Certificate or corrupted data.", CertificateStatus.NotVerified)]
    public void The_state_of_the_certificate_is_read(string words, CertificateStatus status)
    {
        var printed = Printed("Budi").Replace("Certificate is Trusted.", words, StringComparison.Ordinal);

        Assert.True(PdfSigOutput.Read(printed, Pdf).Accepted(out var reports, out _));

        Assert.Equal(status, reports.Single().Certificate);
    }

    private static string Printed(string name) => $"""
        Digital Signature Info of: x.pdf
        Signature #1:
          - Signature Field Name: A1
          - Signer Certificate Common Name: {name}
          - Signer full Distinguished Name: CN=Budi,C=ID
          - Signing Time: Nov 02 2026 09:08:07
          - Signing Hash Algorithm: SHA-256
          - Signature Type: adbe.pkcs7.detached
          - Signed Ranges: [0 - 10], [16 - 20]
          - Total document signed
          - Signature Validation: Signature is Valid.
          - Certificate Validation: Certificate is Trusted.

        """;
}
