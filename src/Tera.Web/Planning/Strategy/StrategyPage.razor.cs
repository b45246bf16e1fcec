using Microsoft.AspNetCore.Authorization;

namespace Tera.Planning.Strategy;

/// <summary>The strategic plans of an agency with their objectives and indicators.</summary>
[Authorize]
public sealed partial class StrategyPage
{
    private IReadOnlyList<StrategyPart>? parts;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await AskedAgencyAsync();
        parts = Whose is { } agency ? await StrategyView.OfAsync(Db, agency, Today, Aborted) : [];
    }
}
