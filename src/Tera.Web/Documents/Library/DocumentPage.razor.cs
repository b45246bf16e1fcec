using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Tera.Documents.Artifacts;
using Tera.Documents.Contracts;
using Tera.Documents.Signatures;
using Tera.Documents.Srikandi;
using Tera.Documents.Wordings;
using Tera.Organisation.Contracts;
using Tera.Platform;
using Tera.Platform.Components;
using Tera.Procedures;
using Tera.Shared;

namespace Tera.Documents.Library;

public sealed partial class DocumentPage(
    DocumentReader reader, WordingReader wordings, SrikandiReader numbers, OutgoingReader outgoings, PrintAgain printAgain, CurrentUser current, NavigationManager navigation, IOptions<PublicAddressOptions> address)
{
    private DocumentView? view;
    private ClosedDocument? closed;
    private WordingKind? wordingKind;
    private WordingLine? wording;
    private bool maySettleName;
    private IReadOnlyList<SrikandiLine> srikandi = [];
    private IReadOnlyList<OutgoingLine> outgoing = [];

    [Parameter]
    public Guid Id { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private Revision Revision => view!.Document.Revision;

    private IndonesianTimeZone Zone => view!.Agency.TimeZone;

    private string VerificationAddress => address.Value.PublicUrl.TrimEnd('/') + DocumentLinks.Verification(Revision.VerificationCode);

    private string? FigureNote => view!.Figures switch
    {
        { Compared: false } => null,
        { Changed.Count: 0 } => "Sama dengan data sekarang",
        { Changed.Count: var changed } => $"{changed} sudah berubah",
    };

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new("Dokumen", DocumentLinks.Documents),
        new(view!.Agency.ShortName, $"{DocumentLinks.Documents}?instansi={view.Agency.Id.Value:D}"),
        new(view.RunTitle, ProceduresLinks.Run(view.Artifact.RunId)),
    ];

    protected override async Task OnInitializedAsync()
    {
        view = await reader.ReadAsync(current.Required, new RevisionId(Id), Http.RequestAborted);
        if (view is null)
        {
            closed = await reader.ClosedAsync(current.Required, new RevisionId(Id), Http.RequestAborted);
            if (closed is null)
            {
                navigation.NotFound();
            }
            else
            {
                Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            }
        }
        else
        {
            maySettleName = !view.Document.IsSigned && SettleSignedNameHandler.May(current.Required, Revision);
            wordingKind = WordingKind.Of(Revision.Template, view.Artifact.Kind);
            outgoing = await outgoings.OfAsync(view.Artifact.Id, Zone, Http.RequestAborted);
            srikandi = await numbers.OfAsync(Revision.Id, Http.RequestAborted);
            wording = await wordings.LineAsync(Revision.WordingId, Http.RequestAborted);
        }

        if (view is not null && Revision is { PdfHash: null, State: not RevisionState.Failed })
        {
            Http.Response.Headers["Refresh"] = "3";
        }
    }

    private async Task PrintAgainAsync()
    {
        await printAgain.HandleAsync(Revision.Id, Http.RequestAborted);
        navigation.NavigateTo(DocumentLinks.Document(Revision.Id));
    }
}
