using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Organisation.People;
using Tera.Platform.Components;
using Tera.Platform.Signing.Bsre;
using Tera.Procedures.Engine;

namespace Tera.Documents.Bsre;

/// <summary>Where an administrator enters the region's signing service and sees what is not settled.</summary>
public sealed partial class SigningServicePage(SettleSigningServiceHandler settle, BsreDesk desk, BsreClient client, PaperChecks checks)
{
    private const string ServiceForm = "layanan-bsre", ProbeForm = "periksa-sambungan";
    private const int Most = 50, UsualTimeout = 60;

    private static readonly Choice[] Protocols =
    [
        new(nameof(BsreProtocolVersion.V1), "Versi 1", "Alamat berakhir /api/sign/pdf; orang dikenal dengan NIK."),
        new(nameof(BsreProtocolVersion.V2), "Versi 2", "Alamat berakhir /api/v2/sign/pdf; NIK atau surel, frasa sandi atau kode sekali pakai."),
    ];

    private SigningServiceRow? row;
    private PaperCheck? check;
    private IReadOnlyList<Unsettled> unsettled = [];
    private (bool Good, string Words)? probe;

    [SupplyParameterFromForm(FormName = ServiceForm)]
    private Input? Form { get; set; }

    [SupplyParameterFromForm(FormName = ProbeForm)]
    private ProbeInput? Probe { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        row = await Db.Set<SigningServiceRow>().AsNoTracking().SingleOrDefaultAsync(Aborted);
        Form ??= new()
        {
            Enabled = row?.Enabled ?? false,
            Address = row?.Address,
            Protocol = row?.Protocol.ToString(),
            Application = row?.Application,
            Timeout = (row?.TimeoutSeconds ?? UsualTimeout).ToString(CultureInfo.InvariantCulture),
        };
        check = await checks.LatestAsync(Aborted);
        unsettled = await (
            from attempt in Db.Set<SigningAttempt>().AsNoTracking().TagWith("Documents: unsettled signatures")
            join revision in Db.Set<Revision>() on attempt.RevisionId equals revision.Id
            join person in Db.Set<Person>() on attempt.PersonId equals person.Id
            where revision.SupersededAt == null
                && (attempt.State == SigningAttemptState.Sent || attempt.State == SigningAttemptState.Unknown || attempt.State == SigningAttemptState.Signed)
            orderby attempt.SentAt, attempt.Id
            select new Unsettled(attempt.RunId, revision.Title, person.FullName, attempt.SentAt)).Take(Most).ToListAsync(Aborted);
    }

    private async Task SettleAsync()
    {
        var reading = Reading();
        var protocol = reading.Choice<BsreProtocolVersion>("Form.Protocol", Form!.Protocol);
        var application = reading.Line("Form.Application", Form.Application);
        var timeout = reading.Whole("Form.Timeout", Form.Timeout, BsreService.LeastTimeout, BsreService.MostTimeout);
        if (!reading.Clean)
        {
            Refuse(ServiceForm, reading);
            return;
        }

        var wish = new SettleSigningService(
            Command, Current.Required, Form.Enabled, Form.Address ?? "", protocol!.Value, application!, Form.SandiAplikasi ?? "", timeout!.Value, Seen ?? 0);
        if ((await settle.HandleAsync(wish, Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.SigningAdministration, receipt);
            return;
        }

        Refuse(ServiceForm, no, no.Code switch
        {
            "platform.signing.bsre-address" => "Form.Address",
            "documents.bsre.secret-missing" => "Form.SandiAplikasi",
            _ => null,
        });
    }

    private async Task ProbeAsync()
    {
        if (row is null || desk.Open(row) is not { } service)
        {
            Refuse(ProbeForm, BsreDeskRejections.NotSettled());
            return;
        }

        if (NoteSigningIdentityHandler.Read(Probe?.Identifier ?? "") is not { } account || (account.IsMail && service.Protocol is BsreProtocolVersion.V1))
        {
            Refuse(ProbeForm, service.Protocol is BsreProtocolVersion.V1 ? BsreDeskRejections.NikOnly() : BsreDeskRejections.IdentifierForm(), "Probe.Identifier");
            return;
        }

        probe = (await client.StatusAsync(service, account, Aborted)).Accepted(out var status, out var no)
            ? (true, $"Sambungan baik: layanan menjawab, dan menyatakan status orang itu {status.Word()}.")
            : (false, Sentences.For(no));
    }

    private sealed record Unsettled(RunId Run, string Title, string Person, Instant SentAt);

    private sealed class Input
    {
        public bool Enabled { get; set; }

        public string? Address { get; set; }

        public string? Protocol { get; set; }

        public string? Application { get; set; }

        /// <summary>Its name tells the program never to keep it in a page.</summary>
        public string? SandiAplikasi { get; set; }

        public string? Timeout { get; set; }
    }

    private sealed class ProbeInput
    {
        public string? Identifier { get; set; }
    }
}
