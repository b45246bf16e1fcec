using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.Progress;

/// <summary>What was reached over quarters and years: the region's agencies, or the indicators of one agency.</summary>
[Authorize]
public sealed partial class ProgressPage(OrganisationDirectory directory, ProgressReader reader, RegionClock days, CurrentUser user, NavigationManager navigation)
{
    private ProgressView? view;
    private IReadOnlyList<(AgencyId Id, string Name)> agencies = [];

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? YearText { get; set; }

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? Agency { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private bool OfAgency => Agency is { Length: > 0 };

    private IReadOnlyList<Crumb> Crumbs => OfAgency && user.Required.SeesEveryAgency
        ? [new("Pengukuran", MeasurementLinks.Sheets), new("Perkembangan daerah", $"{MeasurementLinks.Progress}?tahun={Text(view!.Year.Value)}"), new(view.Name)]
        : [new("Pengukuran", MeasurementLinks.Sheets), new("Perkembangan")];

    private string Query => $"?tahun={Text(view!.Year.Value)}{(OfAgency ? "&instansi=" + Uri.EscapeDataString(Agency!) : "")}";

    protected override async Task OnInitializedAsync()
    {
        var today = FiscalPeriod.Of(await days.TodayAsync(Http.RequestAborted));
        var year = FiscalYear.Parse(YearText).Accepted(out var typed, out _) ? typed : today.Year;
        agencies = [.. (await directory.AgenciesAsync(user.Required, Http.RequestAborted)).Select(agency => (agency.Id, agency.Name))];
        if (!OfAgency && !user.Required.SeesEveryAgency && agencies is [var (own, _), ..])
        {
            Agency = own.ToString();
        }

        view = Guid.TryParse(Agency, out var id) || !OfAgency ? await reader.SeenAsync(OfAgency ? new AgencyId(id) : null, year, user.Required, Http.RequestAborted) : null;
        if (view is null)
        {
            navigation.NotFound();
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
