using System.Globalization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Documents.Utilisations;

/// <summary>What the measurement was used for in a year, by agency and kind.</summary>
public sealed partial class UtilisationListPage(UtilisationList list, OrganisationDirectory directory, RegionClock clock, CurrentUser current)
{
    private const int YearsShown = 5;

    private IReadOnlyList<Choice> agencies = [];
    private IReadOnlyList<UtilisationRow> rows = [];
    private FiscalYear year;
    private int latest;

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? YearText { get; set; }

    [SupplyParameterFromQuery(Name = "jenis")]
    private string? Kind { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private bool Narrows => new[] { Search, Agency, Kind }.Any(one => !string.IsNullOrWhiteSpace(one));

    private IReadOnlyList<Choice> Years =>
        [.. Enumerable.Range(0, YearsShown).Select(back => (latest - back).ToString(CultureInfo.InvariantCulture)).Select(text => new Choice(text, text))];

    protected override async Task OnInitializedAsync()
    {
        var ct = Http.RequestAborted;
        latest = (await clock.TodayAsync(ct)).Year;
        year = FiscalYear.Parse(YearText).Accepted(out var typed, out _) ? typed : new(latest);
        var mine = await directory.AgenciesAsync(current.Required, ct);
        agencies = [.. mine.Select(one => new Choice(one.Id.ToString(), one.ShortName))];
        rows = await list.ReadAsync(FilterOf(mine, Agency, year, Kind) with { Search = Search }, UtilisationList.Most, ct);
    }

    /// <summary>What an address asks for, within the agencies one sees.</summary>
    internal static UtilisationFilter FilterOf(IEnumerable<AgencyCard> mine, string? agency, FiscalYear year, string? kind) =>
        new(mine.Select(one => one.Id).Where(id => string.IsNullOrEmpty(agency) || id.ToString() == agency))
        {
            Year = year.Value,
            Kind = Enum.TryParse<Utilisation>(kind, out var chosen) && Enum.IsDefined(chosen) ? chosen : null,
        };
}
