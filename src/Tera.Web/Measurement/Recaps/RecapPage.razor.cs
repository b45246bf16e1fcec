using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Measurement.Contracts;
using Tera.Measurement.Versions;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Procedures.Contracts;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>The figures of a run with their working.</summary>
[Authorize]
public sealed partial class RecapPage(
    RunReviews reviews, RunFigures figures, VersionReader versions, RegionClock days, CurrentUser user, NavigationManager navigation)
{
    private AgencyRecap? recap;
    private string title = "";
    private bool frozen;
    private VersionStanding? standing;
    private IndonesianTimeZone zone = IndonesianTimeZone.Western;

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
        zone = await days.ZoneAsync(Http.RequestAborted);
        standing = await versions.OfRunAsync(new(Run), Http.RequestAborted);
        (recap, frozen) = await figures.OfAsync(of, standing, Http.RequestAborted);
    }

    private IReadOnlyList<ExportItem> Books =>
    [
        new("XLSX", MeasurementLinks.RecapBook(new(Run))),
        .. frozen && standing is null ? [new ExportItem("XLSX rekapitulasi beku", MeasurementLinks.RecapBook(new(Run), frozen: true))] : Array.Empty<ExportItem>(),
    ];
}
