using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Signatures;
using Tera.Organisation.People;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Documents.Certificates;

/// <summary>The region's authority, who asks for a certificate, and all there are.</summary>
public sealed partial class CertificatesPage(CertificateHandler handler, IClock clock)
{
    private const string AuthorityForm = "buat-otoritas", IssueForm = "terbitkan-sertifikat", RevokeForm = "cabut-sertifikat";
    private const int Most = 500;

    private SigningAuthority? authority;
    private IReadOnlyList<Waiting> requests = [];
    private IReadOnlyList<CertificateRow> rows = [];

    [SupplyParameterFromForm(FormName = AuthorityForm)]
    private AuthorityInput? Authority { get; set; }

    [SupplyParameterFromForm(FormName = IssueForm)]
    private IssueInput? Issue { get; set; }

    [SupplyParameterFromForm(FormName = RevokeForm)]
    private RevokeInput? Revoke { get; set; }

    private IReadOnlyList<Choice> Requests => [.. requests.Select(one => new Choice(one.Id.Value.ToString("D"), $"{one.Person}, diminta {Zone.Moment(one.At)}"))];

    private IReadOnlyList<Choice> Revocable => [.. rows.Where(row => row.Holds).Select(row => new Choice(row.Id.Value.ToString("D"), $"{row.Person}, sampai {Zone.Moment(row.ValidUntil)}"))];

    protected override async Task OnInitializedAsync()
    {
        (Authority, Issue, Revoke) = (Authority ?? new(), Issue ?? new(), Revoke ?? new());
        await base.OnInitializedAsync();
        authority = await Db.Set<SigningAuthority>().AsNoTracking().OrderBy(row => row.CreatedAt).LastOrDefaultAsync(Aborted);
        requests = await (
            from request in Db.Set<CertificateRequest>().AsNoTracking().TagWith("Documents: requests for certificates")
            join person in Db.Set<Person>() on request.PersonId equals person.Id
            where request.SettledAt == null
            orderby request.RequestedAt, request.Id
            select new Waiting(request.Id, person.FullName, request.RequestedAt)).Take(Most).ToListAsync(Aborted);
        rows = await CertificateRow.ListAsync(Db, clock.GetCurrentInstant(), person: null, Most, Aborted);
    }

    private async Task FoundAsync()
    {
        var wish = new FoundAuthority(Command, Current.Required, Authority!.Frasa ?? "", Authority.FrasaLagi ?? "");
        Answer(await handler.HandleAsync(wish, Aborted), AuthorityForm, no => no.Code == "documents.certificate.passphrase-differs" ? "Authority.FrasaLagi" : "Authority.Frasa");
    }

    private async Task IssueAsync()
    {
        var wish = new IssueCertificate(Command, Current.Required, new(Guid.TryParse(Issue!.Request, out var id) ? id : default), Issue.Frasa ?? "");
        Answer(await handler.HandleAsync(wish, Aborted), IssueForm, no => no.Code == "platform.signing.wrong-passphrase" ? "Issue.Frasa" : "Issue.Request");
    }

    private async Task RevokeAsync()
    {
        var wish = new RevokeCertificate(Command, Current.Required, new(Guid.TryParse(Revoke!.Certificate, out var id) ? id : default), Revoke.Reason ?? "");
        Answer(await handler.HandleAsync(wish, Aborted), RevokeForm, no => no == CertificateRejections.ReasonMissing() ? "Revoke.Reason" : "Revoke.Certificate");
    }

    private void Answer(Result<Platform.Commands.Receipt> result, string form, Func<Rejection, string> field)
    {
        if (result.Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.Certificates, receipt);
            return;
        }

        Refuse(form, no, field(no));
    }

    private sealed record Waiting(CertificateRequestId Id, string Person, Instant At);

    private sealed class AuthorityInput
    {
        public string? Frasa { get; set; }

        public string? FrasaLagi { get; set; }
    }

    private sealed class IssueInput
    {
        public string? Request { get; set; }

        public string? Frasa { get; set; }
    }

    private sealed class RevokeInput
    {
        public string? Certificate { get; set; }

        public string? Reason { get; set; }
    }
}
