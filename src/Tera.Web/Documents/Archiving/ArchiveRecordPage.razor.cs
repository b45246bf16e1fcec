using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Documents.Retention;
using Tera.Documents.Srikandi;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Procedures;

namespace Tera.Documents.Archiving;

public sealed partial class ArchiveRecordPage(
    ArchiveReader archive, CorrectRecordHandler correct, PackAgain packAgain, LimitedPapers limited, RetentionReader retention, SrikandiReader numbers, RegionClock days, OrganisationDirectory directory, CurrentUser current, NavigationManager navigation)
{
    private ArchiveRecord? record;
    private ArchivePackage? package;
    private AgencyCard? agency;
    private IReadOnlyList<ArchiveItem> items = [];
    private IReadOnlyList<SubmittedThing> submitted = [];
    private IReadOnlyList<SrikandiLine> srikandi = [];
    private IReadOnlyList<(ArchiveCorrection Correction, string By)> corrections = [];
    private bool mayCorrect;
    private string filedBy = "";
    private bool isOpen;
    private AccessClass? closedBy;
    private Disposal? disposal;
    private LocalDate today;

    [Parameter]
    public Guid Id { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new("Arsip", DocumentLinks.Archive),
        new(agency!.ShortName, $"{DocumentLinks.Archive}?instansi={agency.Id.Value:D}"),
        new("Pelaksanaan", ProceduresLinks.Run(record!.RunId)),
    ];

    protected override async Task OnInitializedAsync()
    {
        var ct = Http.RequestAborted;
        record = await archive.FindAsync(current.Required, new ArchiveRecordId(Id), ct);
        if (record is null)
        {
            navigation.NotFound();
            return;
        }

        package = await archive.PackageAsync(record.Id, ct);
        agency = await directory.AgencyAsync(record.AgencyId, ct);
        disposal = await retention.OfAsync(record.Id, ct);
        today = await days.TodayAsync(ct);
        isOpen = disposal is not { Kind: DisposalKind.Destroyed } && await limited.OpenAllAsync(record.RunId, current.Required, ct);
        closedBy = isOpen ? null : await limited.ClosedByClassAsync(record.RunId, current.Required, ct);
        corrections = await archive.CorrectionsAsync(record.Id, ct);
        mayCorrect = disposal is null && await correct.MayAsync(current.Required, record, ct);
        items = await archive.ItemsAsync(record.Id, ct);
        submitted = await archive.SubmittedAsync(record, items, ct);
        srikandi = await numbers.OfRunAsync(record.RunId, ct);
        filedBy = (await directory.PeopleAsync([record.FiledBy], ct))[record.FiledBy].FullName;
        if (package.IsAwaited)
        {
            Http.Response.Headers["Refresh"] = "3";
        }
    }

    private async Task PackAgainAsync()
    {
        await packAgain.HandleAsync(record!.Id, Http.RequestAborted);
        navigation.NavigateTo(DocumentLinks.Record(record.Id));
    }
}
