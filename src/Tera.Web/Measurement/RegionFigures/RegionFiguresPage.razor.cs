using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Measurement.Recaps;
using Tera.Organisation.Contracts;
using Tera.Planning.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Measurement.RegionFigures;

/// <summary>The agencies of a region beside each other, and their figure together; for those who read every agency.</summary>
[Authorize]
public sealed partial class RegionFiguresPage(RegionFiguresQuery query, RegionClock days, CurrentUser user, NavigationManager navigation)
{
    private static readonly IReadOnlyList<Choice> Quarters =
        [.. Quarter.All.Select(quarter => new Choice(quarter.Number.ToString(CultureInfo.InvariantCulture), quarter.ToString()))];

    private FiscalPeriod period;
    private RegionQuarter? quarter;

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? YearText { get; set; }

    [SupplyParameterFromQuery(Name = "triwulan")]
    private string? QuarterText { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        if (!user.Required.SeesEveryAgency)
        {
            navigation.NotFound();
            return;
        }

        // Unless asked, the latest quarter that is over: the running one has hardly any figures.
        var last = FiscalPeriod.Of(await days.TodayAsync(Http.RequestAborted)).Plus(-1);
        period = new(
            FiscalYear.Parse(YearText).Accepted(out var year, out _) ? year : last.Year, Quarter.Parse(QuarterText).Accepted(out var number, out _) ? number : last.Quarter);
        quarter = await query.ReadAsync(period, Http.RequestAborted);
    }

    private string Query => string.Create(CultureInfo.InvariantCulture, $"?tahun={period.Year.Value}&triwulan={period.Quarter.Number}");

    private static string Percent(decimal? percent) => percent is null ? PlanWords.None : MeasuredWords.Percent(percent, 2) + " %";

    private static string Absorption(decimal ceiling, decimal? spent) => RecapMaking.Absorption(ceiling, spent);
}
