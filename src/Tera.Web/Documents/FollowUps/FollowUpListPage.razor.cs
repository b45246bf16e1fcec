using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;
using Tera.Documents.Contracts;
using Tera.Organisation.Contracts;
using Tera.Platform.Components;

namespace Tera.Documents.FollowUps;

/// <summary>Decisions of the agencies one sees; those not carried out yet first.</summary>
public sealed partial class FollowUpListPage(FollowUpList list, OrganisationDirectory directory, RegionClock clock, CurrentUser current)
{
    private const string Late = "terlambat", All = "semua", Mine = "saya";

    private static readonly Choice[] States = [new(Late, "Lewat tenggat"), new(nameof(FollowUpStanding.Done), "Selesai"), new(nameof(FollowUpStanding.Dropped), "Tidak dilanjutkan"), new(All, "Semua")];
    private static readonly Choice[] Whose = [new(Mine, "Saya")];

    private IReadOnlyList<Choice> agencies = [];
    private IReadOnlyList<FollowUp> shown = [];
    private LocalDate today;
    private int total;
    private int number = 1;

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "instansi")]
    private string? Agency { get; set; }

    [SupplyParameterFromQuery(Name = "siapa")]
    private string? Who { get; set; }

    [SupplyParameterFromQuery(Name = "keadaan")]
    private string? State { get; set; }

    [SupplyParameterFromQuery(Name = "halaman")]
    private string? AskedPage { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    private bool Narrows => new[] { Search, Agency, Who, State }.Any(one => !string.IsNullOrWhiteSpace(one));

    protected override async Task OnInitializedAsync()
    {
        var ct = Http.RequestAborted;
        today = await clock.TodayAsync(ct);
        var mine = await directory.AgenciesAsync(current.Required, ct);
        agencies = [.. mine.Select(one => new Choice(one.Id.ToString(), one.ShortName))];
        var filter = new FollowUpFilter(mine.Select(one => one.Id).Where(id => string.IsNullOrEmpty(Agency) || id.ToString() == Agency))
        {
            State = State switch
            {
                Late => FollowUpFilter.Late,
                All => FollowUpFilter.All,
                nameof(FollowUpStanding.Done) or nameof(FollowUpStanding.Dropped) => State,
                _ => FollowUpFilter.Open,
            },
            Day = today,
            Owner = Who == Mine ? current.Required.PersonId : null,
            Search = Search,
        };
        total = await list.CountAsync(filter, ct);
        number = int.TryParse(AskedPage, NumberStyles.None, CultureInfo.InvariantCulture, out var asked) && asked > 0 ? Paging.Within(asked, total, FollowUpList.PageSize) : 1;
        shown = await list.ReadAsync(filter with { Page = number }, ct);
    }

    private string PageHref(int page) => QueryHelpers.AddQueryString(DocumentLinks.FollowUps, new Dictionary<string, string?>
    {
        ["cari"] = Search,
        ["instansi"] = Agency,
        ["siapa"] = Who,
        ["keadaan"] = State,
        ["halaman"] = page.ToString(CultureInfo.InvariantCulture),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
