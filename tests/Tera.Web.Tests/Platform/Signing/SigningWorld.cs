using System.Text;
using Microsoft.Extensions.Options;
using NodaTime;
using Tera.Platform.Programs;
using Tera.TestKit;

namespace Tera.Platform.Signing;

/// <summary>A region with its authority and two officials, and one plain PDF. Made once: keys take their time.</summary>
public sealed class SigningWorld : IAsyncLifetime
{
    public static readonly Instant Now = TestClock.OfTheMachine.GetCurrentInstant();
    private static readonly Interval Decade = new(Now - Duration.FromDays(3650), Now + Duration.FromDays(3650));

    public IssuedCertificate Authority { get; private set; } = null!;

    public IssuedCertificate Head { get; private set; } = null!;

    public IssuedCertificate Secretary { get; private set; } = null!;

    public byte[] Pdf { get; private set; } = [];

    public static Interval Year { get; } = new(Now - Duration.FromDays(1), Now + Duration.FromDays(364));

    public async ValueTask InitializeAsync()
    {
        Authority = LocalCertificateAuthority.Create(
            new AuthoritySubject("Otoritas Sertifikat Kabupaten Contoh Jaya", "Pemerintah Kabupaten Contoh Jaya"), Decade, Secret("otoritas"));
        Head = Issue(new PersonSubject("Ir. Bagas Wiratama, M.T.", "Dinas Bina Marga", "196902141996031001"), Year);
        Secretary = Issue(new PersonSubject("Dra. Sri Lestari Handayání, M.Si.", "Dinas Bina Marga", null), Year);
        Pdf = await PrintAsync("<p style=\"font-family:'Liberation Sans'\">Laporan triwulan III</p>");
    }

    public IssuedCertificate Issue(PersonSubject subject, Interval validity)
    {
        var issued = LocalCertificateAuthority.Issue(new(Authority.Pkcs12, Secret("otoritas")), subject, validity, Secret("frasa-benar"));
        Assert.True(issued.Accepted(out var certificate, out var rejection), rejection?.Code);
        return certificate;
    }

    public static Passphrase Secret(string letters) => new(letters);

    public SigningRequest Request(IssuedCertificate who, string passphrase = "frasa-benar", byte[]? pdf = null) =>
        new(pdf ?? Pdf, new SigningCredential.Certificate(who.Pkcs12, Secret(passphrase)), Now) { Reason = "Menyetujui laporan" };

    public static LocalCertificateSigner Signer(SigningOptions? options = null) => new(Stores(options), Verifier());

    public static PdfSignatureVerifier Verifier() => new(Stores(null));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static NssStores Stores(SigningOptions? options) => new(Options.Create(options ?? new SigningOptions()));

    private static async Task<byte[]> PrintAsync(string html)
    {
        using var scratch = new ScratchDirectory();
        var path = scratch.File("a.pdf");
        var call = new ProgramCall("weasyprint", ["-q", "--pdf-variant", "pdf/a-3b", "-", path]) { Input = Encoding.UTF8.GetBytes(html) };
        Assert.True((await ExternalProgram.RunAsync(call, default)).Succeeded);
        return await File.ReadAllBytesAsync(path);
    }
}
