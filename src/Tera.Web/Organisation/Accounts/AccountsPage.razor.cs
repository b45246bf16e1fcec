using Microsoft.AspNetCore.Components;
using Tera.Platform.Components;

namespace Tera.Organisation.Accounts;

public sealed partial class AccountsPage
{
    private AccountList? list;

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
        list = await AccountList.ReadAsync(Db, Search, Status, Math.Max(1, Page ?? 1), Aborted);
    }
}
