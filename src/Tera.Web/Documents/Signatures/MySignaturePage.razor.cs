using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Bsre;
using Tera.Documents.Certificates;
using Tera.Platform.Components;
using Tera.Platform.Signing.Bsre;
using Tera.Shared;

namespace Tera.Documents.Signatures;

/// <summary>What a person signs with.</summary>
public sealed partial class MySignaturePage(NoteSigningIdentityHandler note, BsreDesk desk, BsreClient client, OwnCertificateHandler own, CertificateHandler handler)
{
    private const string IdentityForm = "identitas-bsre", StatusForm = "status-bsre", AskForm = "minta-sertifikat", BringForm = "unggah-sertifikat", RevokeForm = "cabut-sertifikat-saya";
    private const int Most = 20, LargestFile = 100 * 1024;

    private SigningIdentity? identity;
    private BsreService? service;
    private (bool Good, string Words)? status;
    private IReadOnlyList<CertificateRow> certificates = [];
    private Instant? asked;

    [SupplyParameterFromForm(FormName = IdentityForm)]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = AskForm)]
    private AskInput? Ask { get; set; }

    [SupplyParameterFromForm(FormName = BringForm)]
    private BringInput? Bring { get; set; }

    [SupplyParameterFromForm(FormName = RevokeForm)]
    private RevokeInput? Revoke { get; set; }

    [Inject]
    private IClock Now { get; set; } = null!;

    private IReadOnlyList<Choice> Revocable => [.. certificates.Where(row => row.Holds).Select(row => new Choice(row.Id.Value.ToString("D"), $"Berlaku sampai {Zone.Moment(row.ValidUntil)}"))];

    protected override async Task OnInitializedAsync()
    {
        (Form, Ask, Bring, Revoke) = (Form ?? new(), Ask ?? new(), Bring ?? new(), Revoke ?? new());
        await base.OnInitializedAsync();
        var me = Current.Required.PersonId;
        service = await desk.ServiceAsync(Aborted);
        identity = await Db.Set<SigningIdentity>().AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == me, Aborted);
        certificates = await CertificateRow.ListAsync(Db, Now.GetCurrentInstant(), me, Most, Aborted);
        asked = (await Db.Set<CertificateRequest>().AsNoTracking().SingleOrDefaultAsync(row => row.PersonId == me && row.SettledAt == null, Aborted))?.RequestedAt;
    }

    private async Task NoteAsync() => Answer(await note.HandleAsync(new(Command, Current.Required, Form!.Identifier ?? ""), Aborted), IdentityForm, _ => "Form.Identifier");

    private async Task RequestAsync() => Answer(
        await own.HandleAsync(new RequestCertificate(Command, Current.Required, Ask!.Frasa ?? "", Ask.FrasaLagi ?? ""), Aborted),
        AskForm,
        no => no == CertificateRejections.PassphraseDiffers() ? "Ask.FrasaLagi" : "Ask.Frasa");

    private async Task BringAsync()
    {
        if (Bring!.File is not { Length: > 0 and <= LargestFile } file)
        {
            Refuse(BringForm, CertificateRejections.FileMissing(), "Bring.File");
            return;
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, Aborted);
        Answer(
            await own.HandleAsync(new BringCertificate(Command, Current.Required, bytes.ToArray(), Bring.Frasa ?? ""), Aborted),
            BringForm,
            no => no.Code == "platform.signing.wrong-passphrase" ? "Bring.Frasa" : "Bring.File");
    }

    private async Task RevokeAsync() => Answer(
        await handler.HandleAsync(new RevokeCertificate(Command, Current.Required, new(Guid.TryParse(Revoke!.Certificate, out var id) ? id : default), Revoke.Reason ?? ""), Aborted),
        RevokeForm,
        no => no == CertificateRejections.ReasonMissing() ? "Revoke.Reason" : "Revoke.Certificate");

    private async Task AskAsync()
    {
        var standing = await desk.OfAsync(Current.Required.PersonId, Aborted);
        status = standing switch
        {
            { Service: null } => (false, Sentences.For(BsreDeskRejections.Off())),
            { Account: null } => (false, Sentences.For(BsreDeskRejections.NoIdentity())),
            { Service: { } asking, Account: { } account } => (await client.StatusAsync(asking, account, Aborted)).Accepted(out var told, out var no)
                ? told is BsreStatus.Issue ? (true, "Status Anda ISSUE: Anda dapat menandatangani.") : (false, Sentences.For(BsreRejections.NotIssued(told)))
                : (false, Sentences.For(no)),
        };
    }

    private void Answer(Result<Platform.Commands.Receipt> result, string form, Func<Rejection, string> field)
    {
        if (result.Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.MySignature, receipt);
            return;
        }

        Refuse(form, no, field(no));
    }

    private sealed class Input
    {
        public string? Identifier { get; set; }
    }

    private sealed class AskInput
    {
        public string? Frasa { get; set; }

        public string? FrasaLagi { get; set; }
    }

    private sealed class BringInput
    {
        public IFormFile? File { get; set; }

        public string? Frasa { get; set; }
    }

    private sealed class RevokeInput
    {
        public string? Certificate { get; set; }

        public string? Reason { get; set; }
    }
}
