using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Procedures.Adoption;
using Tera.Procedures.Engine;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Runs.Moving;

/// <summary>Running cases of earlier versions, and what would become of each in the version in force.</summary>
public sealed partial class MovingPage(ProcedureQuery query, ProcedureAccess access, MovingDesk desk, CurrentUser current, Sentences sentences) : SopFormPage(sentences)
{
    private const string ChosenField = "Pelaksanaan", ReasonField = "Alasan";

    private const int PageSize = 25;

    private ProcedureView? view;
    private IReadOnlyList<MovePreview> previews = [];
    private MoveOutcome? outcome;
    private int at = 1;
    private IndonesianTimeZone zone = IndonesianTimeZone.Western;
    private bool forbidden;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery(Name = "halaman")]
    private string? AskedPage { get; set; }

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
        at = Paging.Within(Asked.Number(AskedPage) ?? 1, view.Runs.Earlier, PageSize);
        previews = await desk.PreviewAsync(view.Procedure.Id, current.Required.PersonId, (at - 1) * PageSize, PageSize, Aborted);
    }

    private async Task MoveAsync()
    {
        if (view is null || forbidden)
        {
            return;
        }

        var form = Http.Request.Form;
        var chosen = form[ChosenField].OfType<string>().Where(text => Guid.TryParse(text, out _)).Select(text => new RunId(Guid.Parse(text))).Distinct().Take(MoveRuns.Most).ToList();
        var reason = Text(form, ReasonField);
        List<(string?, Rejection)> faults =
        [
            .. chosen.Count == 0 ? [(ChosenField, MoveRunsRejections.NothingChosen)] : Array.Empty<(string?, Rejection)>(),
            .. reason is null ? [(ReasonField, RunRejections.ReasonMissing())] : reason.Length > MoveRuns.LongestReason ? [(ReasonField, MoveRunsRejections.ReasonTooLong)] : Array.Empty<(string?, Rejection)>(),
        ];
        if (faults.Count > 0)
        {
            Refuse(form, faults);
            return;
        }

        if (!(await desk.MoveAsync(new(Command(form), view.Procedure.Id, chosen, reason!, current.Required.PersonId), Aborted)).Accepted(out outcome, out var no))
        {
            Refuse(form, (ChosenField, no));
        }
        else if (outcome.Receipt is { } receipt)
        {
            Navigation.NavigateTo(ReceiptDesk.After(ProceduresLinks.Moving(view.Procedure.Id), receipt));
        }
        else
        {
            await OnInitializedAsync();
            Refuse(form, outcome.Stayed.Select(stayed => ((string?)null, stayed.No)));
        }
    }

    private string Moment(Instant? at) => at is { } known ? zone.Moment(known) : "tanpa batas";
}
