using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Texts;
using Tera.Procedures.Adoption;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Runs.Moving;

/// <summary>Running cases of earlier versions, and what would become of each in the version in force.</summary>
public sealed partial class MovingPage(ProcedureQuery query, ProcedureAccess access, MovingDesk desk, CurrentUser current, Sentences sentences) : SopFormPage(sentences)
{
    private const int LongestReason = 600;

    private ProcedureView? view;
    private IReadOnlyList<MovePreview> previews = [];
    private IReadOnlyList<(OpenRun Run, Rejection? No)> done = [];
    private IndonesianTimeZone zone = IndonesianTimeZone.Western;
    private bool forbidden;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private RegionClock Days { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), null, Aborted);
        if (view is null)
        {
            Navigation.NotFound();
            return;
        }

        if (!await access.MayAdoptAsync(view.Procedure.AgencyId, Aborted))
        {
            forbidden = true;
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        zone = await Days.ZoneAsync(Aborted);
        previews = await desk.PreviewAsync(view, current.Required.PersonId, Aborted);
    }

    private async Task MoveAsync()
    {
        if (view is null || forbidden)
        {
            return;
        }

        var form = Http.Request.Form;
        var chosen = form["Pelaksanaan"].OfType<string>().Select(text => Guid.TryParse(text, out var id) ? new Engine.RunId(id) : default).ToHashSet();
        if (Text(form, "Alasan") is not { Length: <= LongestReason } reason)
        {
            Refuse(form, ("Alasan", Engine.RunRejections.ReasonMissing()));
            return;
        }

        done = await desk.MoveAsync(view, Command(form), chosen, reason, current.Required.PersonId, Aborted);
        await OnInitializedAsync();
    }

    private string Moment(Instant? at) => at is { } known ? zone.Moment(known) : "tanpa batas";
}
