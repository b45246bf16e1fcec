using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;

namespace Tera.Documents.Archiving;

public sealed partial class ArchiveListPage(ArchiveReader archive, OrganisationDirectory directory, CurrentUser current)
{
    private static readonly Choice[] AccessClasses = [.. Enum.GetValues<AccessClass>().Select(one => new Choice(one.ToString(), DocumentWords.Of(one)))];
    private static readonly Choice[] Standings = [.. Enum.GetValues<RetentionStanding>().Select(one => new Choice(one.ToString(), DocumentWords.Of(one)))];

    private ArchiveFilter filter = new(null, null, null, 1);
    private ArchivePageOfList found = new([], 0, []);
    private Dictionary<AgencyId, AgencyCard> agencies = [];

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "akses")]
    private string? Access { get; set; }

    [SupplyParameterFromQuery(Name = "retensi")]
    private string? Standing { get; set; }

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
            int.TryParse(PageNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1)
        {
            Access = Chosen<AccessClass>(Access),
            Standing = Chosen<RetentionStanding>(Standing),
        };
        agencies = (await directory.AgenciesAsync(current.Required, Http.RequestAborted)).ToDictionary(one => one.Id);
        found = await archive.ReadAsync(current.Required, filter, Http.RequestAborted);
    }

    private static TChoice? Chosen<TChoice>(string? text)
        where TChoice : struct, Enum => Enum.TryParse<TChoice>(text, out var chosen) && Enum.IsDefined(chosen) ? chosen : null;

    private string PageHref(int page) => QueryHelpers.AddQueryString(DocumentLinks.Archive, new Dictionary<string, string?>
    {
        ["cari"] = Search,
        ["instansi"] = Agency,
        ["tahun"] = Year,
        ["akses"] = Access,
        ["retensi"] = Standing,
        ["halaman"] = page.ToString(CultureInfo.InvariantCulture),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
