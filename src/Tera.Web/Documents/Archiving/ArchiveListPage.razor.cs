using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;

namespace Tera.Documents.Archiving;

public sealed partial class ArchiveListPage(ArchiveReader archive, OrganisationDirectory directory, CurrentUser current)
{
    private ArchiveFilter filter = new(null, null, null, 1);
    private ArchivePageOfList found = new([], 0, []);
    private Dictionary<AgencyId, AgencyCard> agencies = [];

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "halaman")]
    private string? PageNumber { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private IReadOnlyList<Choice> Agencies => [.. agencies.Values.Select(one => new Choice(one.Id.Value.ToString("D"), one.ShortName))];

    private IReadOnlyList<Choice> Years => [.. found.Years.Select(year => new Choice(year.ToString(CultureInfo.InvariantCulture), year.ToString(CultureInfo.InvariantCulture)))];

    protected override async Task OnInitializedAsync()
    {
        filter = new(
            Search,
            Guid.TryParse(Agency, out var agency) ? new AgencyId(agency) : null,
            int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
            int.TryParse(PageNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1);
        agencies = (await directory.AgenciesAsync(current.Required, Http.RequestAborted)).ToDictionary(one => one.Id);
        found = await archive.ReadAsync(current.Required, filter, Http.RequestAborted);
    }

    private string PageHref(int page) => QueryHelpers.AddQueryString(DocumentLinks.Archive, new Dictionary<string, string?>
    {
        ["cari"] = Search,
        ["instansi"] = Agency,
        ["tahun"] = Year,
        ["halaman"] = page.ToString(CultureInfo.InvariantCulture),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
