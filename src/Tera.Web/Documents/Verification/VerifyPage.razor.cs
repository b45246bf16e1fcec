using System.Security.Cryptography;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Tera.Platform.Components;
using Tera.Platform.Files;
using Tera.Platform.Texts;
using Tera.Shared;

namespace Tera.Documents.Verification;

public sealed partial class VerifyPage(PublicVerification verification, Sentences sentences, NavigationManager navigation, IOptions<FilesOptions> files)
{
    private Faults faults = Faults.None;
    private VerificationReport? report;
    private bool unknown;
    private FileHash? file;

    /// <summary>As in the address that the QR says.</summary>
    [Parameter]
    public string? Code { get; set; }

    [SupplyParameterFromQuery(Name = "kode")]
    private string? Typed { get; set; }

    [SupplyParameterFromForm(FormName = "periksa-berkas")]
    private Input? Form { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        // What a code tells is for who holds it: not for search machines, not for the address line of the next site.
        Http.Response.Headers["X-Robots-Tag"] = "noindex";
        Http.Response.Headers["Referrer-Policy"] = "no-referrer";
        Form ??= new();
        if (string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(Typed))
        {
            return;
        }

        if (!VerificationCode.TryParse(Code ?? Typed, out var code))
        {
            Refuse("kode", new Rejection("documents.verify.code-form"));
        }
        else if (Code is null)
        {
            navigation.NavigateTo(DocumentLinks.Verification(code));
        }
        else
        {
            report = await verification.OfCodeAsync(code, Http.RequestAborted);
            unknown = report is null;
        }
    }

    private async Task CheckFileAsync()
    {
        if (Form?.Berkas is not { FileName.Length: > 0 } sent)
        {
            Refuse("Form.Berkas", new Rejection("documents.verify.file-missing"));
            return;
        }

        if (sent.Length == 0)
        {
            Refuse("Form.Berkas", FileRejections.Empty());
            return;
        }

        if (sent.Length > files.Value.Limit)
        {
            Refuse("Form.Berkas", FileRejections.TooLarge(files.Value.Limit));
            return;
        }

        await using var content = sent.OpenReadStream();
        file = FileHash.FromBytes(await SHA256.HashDataAsync(content, Http.RequestAborted));
        report = await verification.OfBytesAsync(file.Value, Http.RequestAborted);
        if (report is null)
        {
            using var bytes = new MemoryStream();
            content.Position = 0;
            await content.CopyToAsync(bytes, Http.RequestAborted);
            report = await verification.OfPrintedCodeAsync(bytes.ToArray(), Http.RequestAborted) ?? await verification.OfPictureAsync(bytes.ToArray(), Http.RequestAborted);
        }

        unknown = report is null;
    }

    private void Refuse(string field, Rejection rejection)
    {
        faults = Faults.Of(new Fault(field, sentences.For(rejection)));
        Http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
    }

    private sealed class Input
    {
        public IFormFile? Berkas { get; set; }
    }
}
