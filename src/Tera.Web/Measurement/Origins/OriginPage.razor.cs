using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Tera.Organisation.Contracts;

namespace Tera.Measurement.Origins;

/// <summary>Where a value comes from, and on which recapitulations and papers it stands.</summary>
[Authorize]
public sealed partial class OriginPage(OriginReader reader, CurrentUser user, NavigationManager navigation)
{
    private Origin? origin;

    [Parameter]
    public Guid Entry { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        origin = await reader.ReadAsync(new(Entry), user.Required, Http.RequestAborted);
        if (origin is null)
        {
            navigation.NotFound();
        }
    }
}
