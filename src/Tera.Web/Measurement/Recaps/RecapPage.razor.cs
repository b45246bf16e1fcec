using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Measurement.Versions;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>The figures of a run with their working.</summary>
[Authorize]
public sealed partial class RecapPage(RunFigures figures, RegionClock days, CurrentUser user, NavigationManager navigation)
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
        if (await figures.SeenAsync(new(Run), user.Required, Http.RequestAborted) is not var (of, version))
        {
            navigation.NotFound();
            return;
        }

        (title, standing) = (of.Head.Title, version);
        zone = await days.ZoneAsync(Http.RequestAborted);
        (recap, frozen) = await figures.OfAsync(of, standing, Http.RequestAborted);
    }

    private IReadOnlyList<ExportItem> Books =>
    [
        new("XLSX", MeasurementLinks.RecapBook(new(Run))),
        new("CSV", MeasurementLinks.RecapText(new(Run))),
        new("PDF", MeasurementLinks.RecapPaper(new(Run))),
        .. frozen && standing is null ? [new ExportItem("XLSX rekapitulasi beku", MeasurementLinks.RecapBook(new(Run), frozen: true))] : Array.Empty<ExportItem>(),
    ];
}
