using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Measurement.Recaps;
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

    private IReadOnlyList<Quarter> Shown => [.. Quarter.All.Where(quarter => view!.Lines.Any(line => line.Cells.ContainsKey(quarter.Number)))];

    private string Query => $"?tahun={Text(view!.Year.Value)}{(OfAgency ? "&instansi=" + Uri.EscapeDataString(Agency!) : "")}";

    /// <summary>How the latest quarter stands to the one before, as far as both have a figure.</summary>
    private string Finding
    {
        get
        {
            var told = view!.Trend.Where(point => point.Reached is not null).ToList();
            if (told is [])
            {
                return "Belum ada capaian yang dapat dinilai.";
            }

            var last = told[^1];
            var shift = told.Count > 1 ? last.Reached!.Value - told[^2].Reached!.Value : (decimal?)null;
            var moved = shift switch
            {
                null => "",
                0 => $", sama dengan {told[^2].Period}",
                > 0 => $", naik {IndonesianNumber.Format(shift.Value, 2)} poin dari {told[^2].Period}",
                _ => $", turun {IndonesianNumber.Format(-shift.Value, 2)} poin dari {told[^2].Period}",
            };
            return $"{last.Period}: capaian {MeasuredWords.Percent(last.Reached, 2)} %{moved}{(last.Closed ? "" : "; masih sementara")}.";
        }
    }

    protected override async Task OnInitializedAsync()
    {
        var today = FiscalPeriod.Of(await days.TodayAsync(Http.RequestAborted));
        var year = FiscalYear.Parse(YearText).Accepted(out var typed, out _) ? typed : today.Year;
        agencies = [.. (await directory.AgenciesAsync(user.Required, Http.RequestAborted)).Select(agency => (agency.Id, agency.Name))];
        if (!OfAgency && !user.Required.SeesEveryAgency && agencies is [var (own, _), ..])
        {
            Agency = own.ToString();
        }

        view = !OfAgency ? user.Required.SeesEveryAgency ? await reader.OfRegionAsync(await reader.RegionNameAsync(Http.RequestAborted), year, Http.RequestAborted) : null
            : Guid.TryParse(Agency, out var id) && user.Required.Sees(new(id)) ? await reader.OfAgencyAsync(new(id), year, Http.RequestAborted) : null;
        if (view is null)
        {
            navigation.NotFound();
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
