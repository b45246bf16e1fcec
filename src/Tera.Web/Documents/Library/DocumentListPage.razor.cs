using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Tera.Documents.Contracts;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;
using Tera.Shared;

namespace Tera.Documents.Library;

public sealed partial class DocumentListPage(
    DocumentList documents, LimitedPapers limited, OrganisationDirectory directory, RegionClock clock, CurrentUser current)
{
    private static readonly Choice[] States =
    [
        new("ditandatangani", "Ditandatangani atau terbit"), new("menunggu", "Menunggu tanda tangan"), new("dikembalikan", "Dikembalikan"), new("gagal", "Gagal dicetak"), new("digantikan", "Digantikan"),
    ];

    private DocumentFilter filter = new(null, null, null, null, null, 1);
    private DocumentPageOfList found = new([], 0, [], []);
    private List<Choice> agencies = [];
    private IndonesianTimeZone? zone;

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "jenis")]
    private string? Kind { get; set; }

    [SupplyParameterFromQuery(Name = "keadaan")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "tahun")]
    private string? Year { get; set; }

    [SupplyParameterFromQuery(Name = "halaman")]
    private string? PageNumber { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private IReadOnlyList<Choice> Kinds => [.. found.Kinds.Select(kind => new Choice(kind, DocumentWords.OfKind(kind)))];

    private IReadOnlyList<Choice> Years => [.. found.Years.Select(year => new Choice(year.ToString(CultureInfo.InvariantCulture), year.ToString(CultureInfo.InvariantCulture)))];

    protected override async Task OnInitializedAsync()
    {
        var ct = Http.RequestAborted;
        filter = new(
            Search,
            Guid.TryParse(Agency, out var agency) ? new AgencyId(agency) : null,
            Kind,
            State,
            int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null,
            int.TryParse(PageNumber, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 100_000 ? page : 1);
        zone = await clock.ZoneAsync(ct);
        agencies = [.. (await directory.AgenciesAsync(current.Required, ct)).Select(one => new Choice(one.Id.Value.ToString("D"), one.ShortName))];
        found = await documents.ReadAsync(current.Required, filter, ct);
    }

    private string PageHref(int page) => QueryHelpers.AddQueryString(DocumentLinks.Documents, new Dictionary<string, string?>
    {
        ["cari"] = Search,
        ["instansi"] = Agency,
        ["jenis"] = Kind,
        ["keadaan"] = State,
        ["tahun"] = Year,
        ["halaman"] = page.ToString(CultureInfo.InvariantCulture),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
