using Microsoft.AspNetCore.Components;
using Tera.Platform.Components;

namespace Tera.Organisation.People;

public sealed partial class PeoplePage
{
    private PeopleList? list;

    [SupplyParameterFromQuery(Name = "cari")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "status")]
    private string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "halaman")]
    private string? PageText { get; set; }

    private int? Page => Asked.Number(PageText);

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        (Search, Status) = (string.IsNullOrWhiteSpace(Search) ? null : Search.Trim(), string.IsNullOrEmpty(Status) ? null : Status);
        list = await PeopleList.ReadAsync(Db, new(Search, Status, Math.Max(1, Page ?? 1)), Today, Aborted);
    }
}
