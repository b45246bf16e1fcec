using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Measurement.Contracts;
using Tera.Measurement.Plausibility;
using Tera.Measurement.Sheets;
using Tera.Measurement.Snapshots;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Procedures.Contracts;

namespace Tera.Measurement.Recaps;

/// <summary>The figures of a run with their working.</summary>
[Authorize]
public sealed partial class RecapPage(
    RunReviews reviews, RecapReader recaps, DoubtReader doubts, SnapshotMaking snapshots, CurrentUser user, NavigationManager navigation)
{
    private AgencyRecap? recap;
    private string title = "";
    private bool frozen;

    [Parameter]
    public Guid Run { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var of = await reviews.OfAsync(new(Run), user.Required.PersonId, Http.RequestAborted);
        if (of is null || !user.Required.Sees(of.Head.Agency) || !MeasurementArtifacts.Measures(of.Definition))
        {
            navigation.NotFound();
            return;
        }

        title = of.Head.Title;
        frozen = await snapshots.LatestOfFiguresAsync(new(Run), of.Definition, Http.RequestAborted) is not null;
        recap = await doubts.WeighAsync(await recaps.OfAsync(of.Head.Agency, SheetOpening.PeriodOf(of.Head.Subject), Http.RequestAborted), Http.RequestAborted);
    }

    private IReadOnlyList<ExportItem> Books =>
    [
        new("XLSX", MeasurementLinks.RecapBook(new(Run))),
        .. frozen ? [new ExportItem("XLSX rekapitulasi beku", MeasurementLinks.RecapBook(new(Run), frozen: true))] : Array.Empty<ExportItem>(),
    ];
}
