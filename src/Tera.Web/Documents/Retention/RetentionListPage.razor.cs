using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Tera.Documents.Letters;
using Tera.Documents.Tasks;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Procedures.Contracts;

namespace Tera.Documents.Retention;

/// <summary>An agency's archive by retention, and the record of what became of what was over.</summary>
[Authorize]
public sealed partial class RetentionListPage(
    RetentionReader reader, RecordDisposalHandler record, LetterKeepers keepers, UploadedFiles uploads, OrganisationDirectory directory)
{
    private const string DisposalForm = "berita-acara";
    private const string DisposedState = "selesai";

    private static readonly Choice[] States =
    [
        .. Enum.GetValues<RetentionStanding>().OrderDescending().Select(one => new Choice(one.ToString(), DocumentWords.Of(one))), new(DisposedState, "Dimusnahkan atau diserahkan"),
    ];

    private static readonly Choice[] Kinds =
        [new(nameof(DisposalKind.Destroyed), "Pemusnahan"), new(nameof(DisposalKind.HandedOver), "Penyerahan arsip statis")];

    private IReadOnlyList<Choice> agencies = [];
    private AgencyCard? agency;
    private RetentionList? list;
    private HashSet<ArchiveRecordId> chosen = [];
    private bool mayRecord;

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? AskedAgency { get; set; }

    [SupplyParameterFromQuery(Name = "keadaan")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "halaman")]
    private string? AskedPage { get; set; }

    [SupplyParameterFromForm(FormName = DisposalForm)]
    private DisposalInput? Form { get; set; }

    private RetentionStanding? Standing => State == DisposedState ? null
        : Enum.TryParse<RetentionStanding>(State, out var asked) && Enum.IsDefined(asked) ? asked : RetentionStanding.Due;

    private string Asked => Standing?.ToString() ?? DisposedState;

    private string Nothing => Standing switch
    {
        RetentionStanding.Active => "Tidak ada arsip aktif.",
        RetentionStanding.Inactive => "Tidak ada arsip inaktif.",
        RetentionStanding.Due => "Tidak ada arsip yang habis retensinya.",
        _ => "Belum ada arsip yang dimusnahkan atau diserahkan.",
    };

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        var mine = await directory.AgenciesAsync(Current.Required, Aborted);
        agencies = [.. mine.Select(one => new Choice(one.Id.ToString(), one.ShortName))];
        agency = Guid.TryParse(AskedAgency, out var wanted) ? mine.FirstOrDefault(one => one.Id.Value == wanted) : mine is [var first, ..] ? first : null;
        if (agency is null)
        {
            if (AskedAgency is not null)
            {
                Navigation.NotFound();
            }

            return;
        }

        Form ??= new();
        var asked = int.TryParse(AskedPage, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;
        list = await reader.ReadAsync(Current.Required, agency.Id, Standing, Search, Today, asked, Aborted);
        mayRecord = Standing is RetentionStanding.Due && await keepers.IncludeAsync(Current.Required, agency.Id, Aborted);
    }

    private async Task RecordAsync()
    {
        var typed = await Http.Request.ReadFormAsync(Aborted);
        chosen = [.. typed["Pilih"].Select(one => Guid.TryParse(one, out var id) ? new ArchiveRecordId(id) : (ArchiveRecordId?)null).OfType<ArchiveRecordId>()];
        var reading = Reading();
        var (kind, minutes, day, approval) = (
            reading.Choice<DisposalKind>("Form.Kind", Form!.Kind), reading.Line("Form.Minutes", Form.Minutes), reading.Date("Form.HeldOn", Form.HeldOn),
            reading.Line("Form.Approval", Form.Approval));
        if (chosen.Count == 0)
        {
            reading.Refuse(null, RetentionRejections.NothingChosen());
        }

        SentFile? proof = null;
        if (!(await uploads.LookAsync(new PanelForm(Command, "", typed), "Bukti", Aborted)).Accepted(out var taken, out var notTaken))
        {
            reading.Refuse("Bukti", notTaken);
        }
        else if ((proof = taken) is null)
        {
            reading.Refuse("Bukti", RetentionRejections.ProofMissing());
        }

        if (!reading.Clean)
        {
            Refuse(DisposalForm, reading);
        }
        else if ((await record.HandleAsync(
            new(Command, Current.Required, agency!.Id, kind!.Value, [.. chosen], minutes!, day!.Value, approval!, (await uploads.SaveAsync(proof, Aborted))!), Aborted)).Accepted(out var receipt, out var no))
        {
            Done(DocumentLinks.RetentionOf(agency.Id, DisposedState), receipt);
        }
        else
        {
            Refuse(DisposalForm, no);
        }
    }

    private string PageHref(int page) => QueryHelpers.AddQueryString(DocumentLinks.RetentionOf(agency!.Id, Asked), new Dictionary<string, string?>
    {
        ["cari"] = Search,
        ["halaman"] = page.ToString(CultureInfo.InvariantCulture),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));

    private sealed class DisposalInput
    {
        public string? Kind { get; set; }

        public string? Minutes { get; set; }

        public string? HeldOn { get; set; }

        public string? Approval { get; set; }
    }
}
