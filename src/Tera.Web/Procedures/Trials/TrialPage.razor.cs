using Microsoft.AspNetCore.Components;
using NodaTime;
using Tera.Organisation.Contracts;
using Tera.Platform.Commands;
using Tera.Platform.Components;
using Tera.Platform.Texts;
using Tera.Procedures.Drawing;
using Tera.Procedures.Matrix;
using Tera.Procedures.Versions;
using Tera.Shared;

namespace Tera.Procedures.Trials;

/// <summary>A version on the table: its flow with the row whose turn it is open, what was written down, and how it ended.</summary>
public sealed partial class TrialPage(TrialQuery query, TrialDesk desk, RegionClock days, CurrentUser current, Sentences sentences) : SopFormPage(sentences)
{
    private TrialView? view;
    private FlowLayout drawing = null!;
    private MatrixRunView matrix = null!;
    private IndonesianTimeZone zone = IndonesianTimeZone.Western;
    private bool mayWrite;
    private string? refused;

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public Guid Trial { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private bool IsOpen => view!.Trial.EndedAt is null;

    private bool MayGoOn => IsOpen && mayWrite && view!.Turn is not null && view.Version.State is VersionState.Trial;

    private string Address => ProceduresLinks.Trial(view!.Procedure.Id, view.Trial.Id);

    protected override async Task OnInitializedAsync()
    {
        view = await query.FindAsync(new(Id), new(Trial), Aborted);
        if (view is null)
        {
            Navigation.NotFound();
            return;
        }

        zone = await days.ZoneAsync(Aborted);
        mayWrite = await desk.Access.MayChangeAsync(view.Procedure.Id, Aborted);
        (drawing, matrix) = (FlowLayout.Of(view.Played.Definition), TrialMatrix.Of(view, days.Now));
    }

    private async Task PostAsync(string form)
    {
        if (view is null)
        {
            return;
        }

        if (!mayWrite)
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var typed = Http.Request.Form;
        var result = await CarryOutAsync(form, typed, new(view.Trial.Id, Seen(typed), current.Required.PersonId));
        if (!result.Accepted(out var receipt, out var no))
        {
            refused = form;
            Refuse(typed, (TrialPosting.FieldOf(form, no), no));
            return;
        }

        Navigation.NavigateTo(ReceiptDesk.After(form == TrialPosting.EndName ? Address : $"{Address}#giliran", receipt));
    }

    private async Task<Result<Platform.Commands.Receipt>> CarryOutAsync(string form, IFormCollection typed, SeenTrial seen)
    {
        switch (form)
        {
            case TrialPosting.UndoName:
                return await desk.TakeBackAsync(new(Command(typed), seen), Aborted);
            case TrialPosting.EndName:
                return await desk.EndAsync(new(Command(typed), seen, TrialPosting.Verdict(typed)), Aborted);
            default:
                return TrialPosting.Remark(typed).Accepted(out var remark, out var unread)
                    ? await desk.GoOnAsync(new(Command(typed), seen, view!.Turn is { } turn ? TrialPosting.Answer(typed, turn) : new(), remark), Aborted)
                    : unread;
        }
    }

    /// <summary>What was typed for the row that is shown; what was typed for another is told apart, see the page.</summary>
    private IFormCollection? TypedHere => refused == TrialPosting.GoOnName && Posted![TrialPosting.Row] == view!.Turn?.Key ? Posted : null;

    private string Moment(Instant at) => zone.Moment(at);

    private IReadOnlyList<Crumb> Crumbs =>
    [
        new("SOP", ProceduresLinks.Sops), new(view!.Procedure.Title, ProceduresLinks.Version(view.Procedure.Id, view.Version.Number)), new($"Uji coba {view.Trial.Number}"),
    ];
}
