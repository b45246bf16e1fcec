using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Tera.Measurement.Plausibility;
using Tera.Organisation;
using Tera.Organisation.Contracts;
using Tera.Platform.Data;
using Tera.Shared;

namespace Tera.Measurement.Recaps;

/// <summary>The figures of a run with their working.</summary>
[Authorize]
public sealed partial class RecapPage(
    TeraDbContext db, RecapReader recaps, DoubtReader doubts, CurrentUser user, NavigationManager navigation)
{
    private AgencyRecap? recap;
    private string title = "";

    [Parameter]
    public Guid Run { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var runs = await db.Database.SqlQuery<RunRow>(
            $"""select agency_id as "Agency", title as "Title", fiscal_year as "Year", quarter as "Quarter" from procedures.run where id = {Run}""")
            .ToListAsync(Http.RequestAborted);
        if (runs is not [var run] || !user.Required.Sees(new AgencyId(run.Agency)))
        {
            navigation.NotFound();
            return;
        }

        title = run.Title;
        var figures = await recaps.OfAsync(new(run.Agency), new(new FiscalYear(run.Year), new Quarter(run.Quarter ?? 4)), Http.RequestAborted);
        recap = await doubts.WeighAsync(figures, Http.RequestAborted);
    }

    private sealed record RunRow(Guid Agency, string Title, int Year, int? Quarter);
}
